#include "derive.h"

#include <string.h>

#define ROLE_BITS \
    (L_ROLE | L_MALE | L_FEMALE | L_THING | L_DOC | L_GROUP | L_OWN | \
        L_SHARED | L_ANYONE)

static bool
ends(const char *s, size_t n, const char *tail)
{
    size_t t = strlen(tail);

    return n > t && memcmp(s + n - t, tail, t) == 0;
}

/* The role that s[0..n) has, with the word's part before `cut` bytes of its
 * end and `tail` instead: "ladies" is "lad" and "y". */
static uint32_t
role_with(const struct lexicon *l, const char *s, size_t n, size_t cut,
    const char *tail)
{
    char w[64];
    size_t t = strlen(tail);
    uint32_t m;

    if (n < cut + 2 || n - cut + t > sizeof(w))
        return 0;
    memcpy(w, s, n - cut);
    memcpy(w + (n - cut), tail, t);
    m = words_get(l->meaning, w, n - cut + t); /* no name is a role */
    return m & L_ROLE ? m & ROLE_BITS : 0;
}

/* ---- English ---- */

static uint32_t
english_plural(const struct lexicon *l, const char *s, size_t n)
{
    uint32_t m = 0;

    if (ends(s, n, "women"))
        m = role_with(l, s, n, 5, "woman");
    else if (ends(s, n, "men"))
        m = role_with(l, s, n, 3, "man");
    else if (ends(s, n, "ies"))
        m = role_with(l, s, n, 3, "y");
    else if (ends(s, n, "ves"))
        m = role_with(l, s, n, 3, "fe");
    if (m == 0 && ends(s, n, "s"))
        m = role_with(l, s, n, 1, "");
    if (m == 0 && ends(s, n, "es"))
        m = role_with(l, s, n, 2, "");
    if (m != 0)
        m |= L_GROUP;
    return m;
}

static void
english(const struct lexicon *l, struct entry *x)
{
    const char *s = x->s;
    size_t n = x->n, tail = 0;

    if (!(x->meaning & L_ROLE) && !(x->grammar & (G_DET | G_PREP | G_AUX)))
        x->meaning |= english_plural(l, s, n);
    /* biologists, photographer, politician */
    if (!(x->meaning & L_ROLE) && n > 7) {
        bool many = s[n - 1] == 's';
        size_t m = n - many;

        if (ends(s, m, "ologist") || ends(s, m, "ographer") ||
            ends(s, m, "ician"))
            x->meaning |= many ? L_ROLE | L_GROUP : L_ROLE;
    }
    /* co-host, 17-year-old, vice-president: the last part says what it is. */
    if (!(x->meaning & L_ROLE) && memchr(s, '-', n) != NULL) {
        while (tail < n && s[n - tail - 1] != '-')
            tail++;
        if (tail > 0 && tail < n)
            x->meaning |= role_with(l, s + n - tail, tail, 0, "") |
                          english_plural(l, s + n - tail, tail);
        if (ends(s, n, "year-old"))
            x->meaning |= L_ROLE;
    }
    if (ends(s, n, "n't") || ends(s, n, "n’t"))
        x->grammar |= G_AUX;
    if ((x->grammar & G_CUE) && ends(s, n, "ing"))
        x->grammar |= G_ING;
    if ((x->grammar & G_CUE) && ends(s, n, "ed"))
        x->grammar |= G_PAST;
    if ((x->grammar & G_CUE) && ends(s, n, "s"))
        x->bits |= F_THIRD;
    if (n > 4 && ends(s, n, "ly") && !(x->meaning & L_ROLE))
        x->bits |= F_ADVERB;
    if (n <= 4 && (strncmp(s, "'s", n) == 0 || strncmp(s, "’s", n) == 0 ||
                      (n == 1 && *s == '\'') || strncmp(s, "’", n) == 0))
        x->bits |= F_POSS;
}

/* ---- German ---- */

/* Nouns of women's trades: Torhüterin, Gutachterin, Juristin. */
static bool
tradeswoman(const struct entry *x)
{
    static const char *const v[] = { "erin", "istin", "torin", "antin", "entin",
        "ärin", "ologin" };
    size_t i;

    for (i = 0; x->n > 7 && i < sizeof(v) / sizeof(v[0]); i++) {
        if (ends(x->s, x->n, v[i]))
            return true;
    }
    return false;
}

/* Compounds end with what they are: Regierungssprecherin, VW-Chef. */
static void
german(const struct lexicon *l, struct entry *x)
{
    size_t from, least = x->n > 4 ? 4 : x->n;
    uint32_t m;

    if (x->meaning & L_ROLE)
        return;
    if (tradeswoman(x))
        x->meaning |= L_ROLE | L_FEMALE;
    /* 49-jährige */
    if (ends(x->s, x->n, "-jährige") || ends(x->s, x->n, "-jähriger"))
        x->meaning |= L_ROLE;
    for (from = 2; from + least <= x->n; from++) {
        if (((unsigned char)x->s[from] & 0xc0) == 0x80)
            continue;
        m = role_with(l, x->s + from, x->n - from, 0, "");
        if (m == 0 && ends(x->s, x->n, "s"))
            m = role_with(l, x->s + from, x->n - from, 1, "");
        if (m == 0 && ends(x->s, x->n, "innen"))
            m = role_with(l, x->s + from, x->n - from, 3, "");
        if (m == 0 && ends(x->s, x->n, "en"))
            m = role_with(l, x->s + from, x->n - from, 2, "");
        /* Four letters at the end of a word are too often by chance. */
        if (m != 0 && (x->n - from >= 5 || ends(x->s, x->n, "chef") ||
                          x->s[from - 1] == '-' || x->s[from - 1] == 's')) {
            x->meaning |= m;
            return;
        }
    }
}

/* ---- French, Spanish ---- */

static void
romance(const struct lexicon *l, struct entry *x)
{
    uint32_t m = 0;

    if (!(x->meaning & L_ROLE) && ends(x->s, x->n, "s")) {
        m = role_with(l, x->s, x->n, 1, "");
        if (m == 0 && ends(x->s, x->n, "es"))
            m = role_with(l, x->s, x->n, 2, "");
        if (m != 0)
            x->meaning |= m | L_GROUP;
    }
    /* Plurals of verbs end with n: relèvent, señalan. */
    if ((x->grammar & G_CUE) && !ends(x->s, x->n, "nt") &&
        !ends(x->s, x->n, "n"))
        x->bits |= F_THIRD;
    if ((x->grammar & G_CUE) &&
        (ends(x->s, x->n, "ant") || ends(x->s, x->n, "ando") ||
            ends(x->s, x->n, "endo")))
        x->grammar |= G_ING;
}

void
derive_classes(const struct lexicon *l, struct entry *x)
{
    x->grammar = lexicon_grammar(l, x->s, x->n);
    x->meaning = lexicon_meaning(l, x->s, x->n);
    if (l->language == LANG_EN)
        english(l, x);
    else if (l->language == LANG_DE)
        german(l, x);
    else
        romance(l, x);
}

const char *
derive_full(const struct lexicon *l, const char *s, size_t n)
{
    static const struct {
        const char *abbreviation, *full;
    } table[] = {
        { "sen", "senator" },
        { "rep", "representative" },
        { "gov", "governor" },
        { "gen", "general" },
        { "adm", "admiral" },
        { "col", "colonel" },
        { "capt", "captain" },
        { "lt", "lieutenant" },
        { "sgt", "sergeant" },
        { "prof", "professor" },
        { "dr", "doctor" },
        { "rev", "reverend" },
        { "supt", "superintendent" },
        { "insp", "inspector" },
        { "det", "detective" },
        { "cmdr", "commander" },
        { "maj", "major" },
    };
    size_t i;

    if (l->language != LANG_EN)
        return NULL;
    for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        if (strlen(table[i].abbreviation) == n &&
            memcmp(table[i].abbreviation, s, n) == 0)
            return table[i].full;
    }
    return NULL;
}
