/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

#define ROLE_BITS \
    (L_ROLE | L_MALE | L_FEMALE | L_THING | L_DOC | L_GROUP | L_OWN | \
        L_SHARED | L_ANYONE)
#define LONG_LEAST 8 /* bytes of a word whose ending shows a role */

/* The classes of a role (ROLE_BITS) of the word with its last `cut` bytes
 * replaced by `tail`: "ladies" is "lad" and "y".  0 if that is no role. */
static uint32_t
role_with(const struct lexicon *lexicon, const char *word, size_t n, size_t cut,
    const char *tail, size_t tail_n)
{
    char other[64];
    uint32_t meaning;

    if (n < cut + 2 || n - cut + tail_n > sizeof(other))
        return 0;
    memcpy(other, word, n - cut);
    if (tail_n > 0)
        memcpy(other + (n - cut), tail, tail_n);
    meaning =
        lexicon_meaning(lang_word(lexicon->language, other, n - cut + tail_n));
    return meaning & L_ROLE ? meaning & ROLE_BITS : 0;
}

/* The classes of the role whose plural the word is; 0 if none. */
static uint32_t
role_of_plural(const struct lexicon *lexicon, const char *word, size_t n)
{
    uint32_t meaning = 0;
    size_t i;

    for (i = 0; i < lexicon->endings.n && meaning == 0; i++) {
        const struct lexicon_item *item = &lexicon->endings.v[i];

        if ((item->classes & D(PLURAL_ENDING)) != 0 && n > item->n &&
            word[n - 1] ==
                item->s[item->n - 1] && /* a cheap test before memcmp: most
                                           words differ here */
            memcmp(word + n - item->n, item->s, item->n) == 0)
            meaning =
                role_with(lexicon, word, n, item->n, item->to, item->to_n);
    }
    return meaning;
}

/* The same role, of several. */
static uint32_t
as_group(uint32_t role)
{
    return role != 0 ? role | L_GROUP : 0;
}

/* The classes of the role that a compound ends with: Regierungssprecherin,
 * VW-Chef. */
static uint32_t
role_of_compound(const struct lexicon *lexicon, const char *word, size_t n)
{
    /* every part of the word has the same ending */
    bool several = lexicon_ending(lexicon, word, n, D(PLURAL_ENDING)) != NULL;
    size_t from, least = n > 4 ? 4 : n;
    uint32_t meaning;

    for (from = 2; from + least <= n; from++) {
        if (((unsigned char)word[from] & 0xc0) == 0x80)
            continue;
        meaning = role_with(lexicon, word + from, n - from, 0, NULL, 0);
        if (meaning == 0 && several)
            meaning = role_of_plural(lexicon, word + from, n - from);
        /* Four letters at the end of a word are too often a coincidence, unless
         * a hyphen or a linking "s" precedes them. */
        if (meaning != 0 &&
            (n - from >= 5 || word[from - 1] == '-' || word[from - 1] == 's' ||
                (lexicon_ended(lexicon, word, n) & D(SHORT_ROLE_ENDING))))
            return meaning;
    }
    return 0;
}

/* The length of the first part of a word whose second part belongs to the noun
 * before it, "mother-of-two"; 0 for other words. */
static size_t
head_before_of(const struct lexicon *lexicon, const char *word, size_t n)
{
    const char *first = memchr(word, '-', n);
    size_t head = first != NULL ? (size_t)(first - word) : n;
    const char *of = word + head + 1;
    const char *second = head + 1 < n ? memchr(of, '-', n - head - 1) : NULL;

    return second != NULL &&
                   (lexicon_grammar(lexicon, of, (size_t)(second - of)) & G_OF)
               ? head
               : 0;
}

/* The role that a hyphenated word is, by its last part or by what is before
 * "of": co-host, vice-president, mother-of-two. */
static uint32_t
role_of_hyphen_compound(
    const struct lexicon *lexicon, const char *word, size_t n)
{
    size_t tail = 0, head = head_before_of(lexicon, word, n);

    if (head > 0)
        return role_with(lexicon, word, head, 0, NULL, 0);
    while (tail < n && word[n - tail - 1] != '-')
        tail++;
    if (tail == 0 || tail == n)
        return 0;
    word += n - tail;
    return role_with(lexicon, word, tail, 0, NULL, 0) |
           as_group(role_of_plural(lexicon, word, tail));
}

/* Derive a role, with gender and number, from the form of a noun: biologists,
 * Torhüterin, 49-jährige. */
static void
derive_role(const struct lexicon *lexicon, struct entry *entry)
{
    bool compounds = lexicon_has(lexicon, LANG_COMPOUNDS);

    if (!compounds && !(entry->grammar & (G_DET | G_PREP | G_AUX)))
        entry->meaning |= as_group(role_of_plural(lexicon, entry->s, entry->n));
    if (!(entry->meaning & L_ROLE) && entry->n >= LONG_LEAST &&
        (entry->detail & D(ROLE_ENDING)))
        entry->meaning |= L_ROLE |
                          (entry->detail & D(WOMAN_ENDING) ? L_FEMALE : 0) |
                          (entry->detail & D(MANY_ENDING) ? L_GROUP : 0);
    if (!(entry->meaning & L_ROLE) &&
        lexicon_has(lexicon, LANG_HYPHEN_COMPOUNDS))
        entry->meaning |= role_of_hyphen_compound(lexicon, entry->s, entry->n);
    if (entry->detail & D(AGE_ENDING))
        entry->meaning |= L_ROLE;
    if (compounds)
        entry->meaning |= role_of_compound(lexicon, entry->s, entry->n);
}

/* Derive that a hyphenated word is a first name if both its parts are:
 * Heinz-Georg, Anne-Sophie. */
static void
derive_first_name(const struct lexicon *lexicon, struct entry *entry)
{
    const char *dash = memchr(entry->s, '-', entry->n);
    size_t head = dash != NULL ? (size_t)(dash - entry->s) : 0;
    size_t tail = dash != NULL ? entry->n - head - 1 : 0;
    uint32_t first;

    if (head < 2 || tail < 2 || memchr(dash + 1, '-', tail) != NULL)
        return;
    first = lang_word(lexicon->language, entry->s, head)[LANG_MEANING_GROUP];
    if ((first & L_FIRST) && !(first & L_PART) && /* not "Al-Sayed" */
        (lang_word(lexicon->language, dash + 1, tail)[LANG_MEANING_GROUP] &
            L_FIRST))
        entry->meaning |= first & L_FIRST;
}

/* Is the reporting verb in the third person singular: says, relève? */
static bool
is_third_person(const struct lexicon *lexicon, const struct entry *entry)
{
    return (entry->detail & D(THIRD_PERSON_ENDING)) != 0 ||
           ((lexicon->ending_classes & D(PLURAL_VERB_ENDING)) &&
               !(entry->detail & D(PLURAL_VERB_ENDING)));
}

void
derive_classes(
    const struct lexicon *lexicon, const uint32_t *classes, struct entry *entry)
{
    entry->grammar = classes[LANG_GRAMMAR_GROUP];
    entry->meaning = lexicon_meaning(classes);
    entry->detail =
        classes[LANG_DETAIL_GROUP] | lexicon_ended(lexicon, entry->s, entry->n);
    entry->clause = classes[LANG_CLAUSE_GROUP];
    if (!(entry->meaning & L_ROLE))
        derive_role(lexicon, entry);
    if (entry->meaning == 0 && entry->grammar == 0)
        derive_first_name(lexicon, entry);
    if (entry->detail & D(NEGATED_AUXILIARY))
        entry->grammar |= G_AUX;
    if (entry->grammar & G_CUE) {
        if (entry->detail & D(PARTICIPLE_ENDING))
            entry->grammar |= G_ING;
        if (entry->detail & D(PAST_ENDING))
            entry->grammar |= G_PAST;
        if (is_third_person(lexicon, entry))
            entry->bits |= F_THIRD;
    }
    if (entry->n > 4 && (entry->detail & D(ADVERB_ENDING)) &&
        !(entry->meaning & L_ROLE))
        entry->bits |= F_ADVERB;
    if (entry->detail & D(POSSESSOR))
        entry->bits |= F_POSS;
}

const struct lexicon_item *
derive_full(const struct lexicon *lexicon, const char *word, size_t n)
{
    size_t i;

    for (i = 0; i < lexicon->pairs.n; i++) {
        const struct lexicon_item *item = &lexicon->pairs.v[i];

        if ((item->classes & D(IN_FULL)) != 0 && item->n == n &&
            memcmp(item->s, word, n) == 0)
            return item;
    }
    return NULL;
}
