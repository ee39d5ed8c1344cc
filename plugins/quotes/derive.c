/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

#define ROLE_BITS \
    (L_ROLE | L_MALE | L_FEMALE | L_THING | L_DOC | L_GROUP | L_OWN | \
        L_SHARED | L_ANYONE)
#define LONG_LEAST 8 /* bytes of a word whose ending tells a role */

/* The role that s[0..n) has, with the word's part before `cut` bytes of its
 * end and `tail` instead: "ladies" is "lad" and "y". */
static uint32_t
role_with(const struct lexicon *l, const char *s, size_t n, size_t cut,
    const char *tail, size_t tail_n)
{
    char w[64];
    uint32_t m;

    if (n < cut + 2 || n - cut + tail_n > sizeof(w))
        return 0;
    memcpy(w, s, n - cut);
    if (tail_n > 0)
        memcpy(w + (n - cut), tail, tail_n);
    m = lexicon_meaning(lang_word(l->language, w, n - cut + tail_n));
    return m & L_ROLE ? m & ROLE_BITS : 0;
}

/* The role of which the word is the plural. */
static uint32_t
plural(const struct lexicon *l, const char *s, size_t n)
{
    uint32_t m = 0;
    size_t i;

    for (i = 0; i < l->endings.n && m == 0; i++) {
        const struct lexicon_item *x = &l->endings.v[i];

        if ((x->classes & D(PLURAL_ENDING)) != 0 && n > x->n &&
            s[n - 1] == x->s[x->n - 1] && /* most differ there */
            memcmp(s + n - x->n, x->s, x->n) == 0)
            m = role_with(l, s, n, x->n, x->to, x->to_n);
    }
    return m;
}

static uint32_t
group(uint32_t role)
{
    return role != 0 ? role | L_GROUP : 0;
}

/* Compounds end with what they are: Regierungssprecherin, VW-Chef. */
static uint32_t
compound(const struct lexicon *l, const char *s, size_t n)
{
    /* All parts of the word end alike. */
    bool several = lexicon_ending(l, s, n, D(PLURAL_ENDING)) != NULL;
    size_t from, least = n > 4 ? 4 : n;
    uint32_t m;

    for (from = 2; from + least <= n; from++) {
        if (((unsigned char)s[from] & 0xc0) == 0x80)
            continue;
        m = role_with(l, s + from, n - from, 0, NULL, 0);
        if (m == 0 && several)
            m = plural(l, s + from, n - from);
        /* Four letters at the end of a word are too often by chance. */
        if (m != 0 &&
            (n - from >= 5 || s[from - 1] == '-' || s[from - 1] == 's' ||
                (lexicon_ended(l, s, n) & D(SHORT_ROLE_ENDING))))
            return m;
    }
    return 0;
}

/* co-host, vice-president: the last part says what it is. */
static uint32_t
hyphen_compound(const struct lexicon *l, const char *s, size_t n)
{
    size_t tail = 0;

    while (tail < n && s[n - tail - 1] != '-')
        tail++;
    if (tail == 0 || tail == n)
        return 0;
    s += n - tail;
    return role_with(l, s, tail, 0, NULL, 0) | group(plural(l, s, tail));
}

/* What the form of a noun tells: biologists, Torhüterin, 49-jährige. */
static void
role(const struct lexicon *l, struct entry *x)
{
    bool compounds = lexicon_has(l, LANG_COMPOUNDS);

    if (!compounds && !(x->grammar & (G_DET | G_PREP | G_AUX)))
        x->meaning |= group(plural(l, x->s, x->n));
    if (!(x->meaning & L_ROLE) && x->n >= LONG_LEAST &&
        (x->detail & D(ROLE_ENDING)))
        x->meaning |= L_ROLE | (x->detail & D(WOMAN_ENDING) ? L_FEMALE : 0) |
                      (x->detail & D(MANY_ENDING) ? L_GROUP : 0);
    if (!(x->meaning & L_ROLE) && lexicon_has(l, LANG_HYPHEN_COMPOUNDS))
        x->meaning |= hyphen_compound(l, x->s, x->n);
    if (x->detail & D(AGE_ENDING))
        x->meaning |= L_ROLE;
    if (compounds)
        x->meaning |= compound(l, x->s, x->n);
}

/* Does the form of a reporting verb say that one speaks: says, relève? */
static bool
third_person(const struct lexicon *l, const struct entry *x)
{
    return (x->detail & D(THIRD_PERSON_ENDING)) != 0 ||
           ((l->ending_classes & D(PLURAL_VERB_ENDING)) &&
               !(x->detail & D(PLURAL_VERB_ENDING)));
}

void
derive_classes(
    const struct lexicon *l, const uint32_t *classes, struct entry *x)
{
    x->grammar = classes[LANG_GRAMMAR_GROUP];
    x->meaning = lexicon_meaning(classes);
    x->detail = classes[LANG_DETAIL_GROUP] | lexicon_ended(l, x->s, x->n);
    x->clause = classes[LANG_CLAUSE_GROUP];
    if (!(x->meaning & L_ROLE))
        role(l, x);
    if (x->detail & D(NEGATED_AUXILIARY))
        x->grammar |= G_AUX;
    if (x->grammar & G_CUE) {
        if (x->detail & D(PARTICIPLE_ENDING))
            x->grammar |= G_ING;
        if (x->detail & D(PAST_ENDING))
            x->grammar |= G_PAST;
        if (third_person(l, x))
            x->bits |= F_THIRD;
    }
    if (x->n > 4 && (x->detail & D(ADVERB_ENDING)) && !(x->meaning & L_ROLE))
        x->bits |= F_ADVERB;
    if (x->detail & D(POSSESSOR))
        x->bits |= F_POSS;
}

const struct lexicon_item *
derive_full(const struct lexicon *l, const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < l->pairs.n; i++) {
        const struct lexicon_item *x = &l->pairs.v[i];

        if ((x->classes & D(IN_FULL)) != 0 && x->n == n &&
            memcmp(x->s, s, n) == 0)
            return x;
    }
    return NULL;
}
