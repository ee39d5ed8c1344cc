#include "lexis.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "background.h"
#include "lists.h"
#include "number.h"
#include "text/chars.h"
#include "text/eight.h"
#include "text/fold.h"
#include "text/huge.h"
#include "text/step.h"
#include "text/words.h"

#define SLOTS (1u << 16) /* of either hash table; a power of two */
#define MOST (SLOTS / 4 * 3)
#define BYTES (12u << 20) /* for strings */
#define SHORT 3           /* words this short are their own stem */
#define RAREST 2e-4       /* the share of articles of an unknown stem */
#define SCALE 100000.0    /* shares in the table are in 1/SCALE */

struct lexis_tables {
    struct words **lists; /* as lang_languages, then those of none */
    struct words *shares;               /* + 1, by stem */
    struct lists_phrase *phrases;
};

/* A slot of the hash table of stems: which stem + 1, and its hash, so that few
 * others are looked at. */
struct slot {
    uint32_t hash, index;
};

struct lexis {
    const struct lexis_tables *tables;
    struct sb_stemmer **stemmers; /* as lists; NULL where there is none */
    size_t language, english; /* as lang_languages; lang_count for none */
    void *block;              /* what holds `words` and `stems` */
    struct lexis_word *words; /* a hash table; a free slot has no string */
    struct lexis_stem *stems;
    struct slot *stem_at;
    size_t nwords, nstems;
    char *bytes;
    size_t nbytes;
};

/* ---- tables ---------------------------------------------------------------
 */

/* Add the first word of each phrase of a language, with the number of the first
 * phrase that begins with it.  -1 if memory runs out. */
static int
fill_phrases(struct words *w, const struct lists_phrase *p, size_t language)
{
    uint32_t which;

    for (which = 0; p[which].words != NULL; which++) {
        const char *s = p[which].words;
        size_t n = strcspn(s, " ");

        if (p[which].language != language)
            continue;
        if (which > 0 && p[which - 1].language == language &&
            strcspn(p[which - 1].words, " ") == n &&
            memcmp(p[which - 1].words, s, n) == 0)
            continue;
        if (words_add(w, s, n, LIST_PHRASE | which * LIST_WHICH))
            return -1;
    }
    return 0;
}

/* The lists of a language of core/lang, by its index, or lang_count. */
static int
fill_lists(struct words *w, const struct lists_phrase *phrases, size_t language)
{
    const struct lang_list *l;

    if (fill_phrases(w, phrases, language))
        return -1;
    for (l = lang_story; l->words != NULL; l++) {
        if ((l->language == LANG_COMMON || l->language == language) &&
            words_add_list(w, l->words, l->classes))
            return -1;
    }
    return 0;
}

struct lexis_tables *
lexis_tables_new(const struct background *common)
{
    struct lexis_tables *t = calloc(1, sizeof(*t));
    const struct background *b;
    size_t i;

    if (t == NULL)
        return NULL;
    t->phrases = lists_phrases();
    t->lists = calloc(lang_count + 1, sizeof(struct words *));
    if (t->phrases == NULL || t->lists == NULL)
        goto err0;
    for (i = 0; i <= lang_count; i++) {
        t->lists[i] = words_new(16);
        if (t->lists[i] == NULL || fill_lists(t->lists[i], t->phrases, i))
            goto err0;
    }
    t->shares = words_new(4096);
    if (t->shares == NULL)
        goto err0;
    for (b = common; b->stem != NULL; b++) {
        if (words_add(t->shares, b->stem, strlen(b->stem), b->share + 1))
            goto err0;
    }
    return t;
err0:
    lexis_tables_free(t);
    return NULL;
}

void
lexis_tables_free(struct lexis_tables *t)
{
    size_t i;

    if (t == NULL)
        return;
    for (i = 0; t->lists != NULL && i <= lang_count; i++)
        words_free(t->lists[i]);
    free(t->lists);
    words_free(t->shares);
    free(t->phrases);
    free(t);
}

/* Words and stems lie in one block. */
#define HUGE_BYTES \
    (SLOTS * sizeof(struct lexis_word) + MOST * sizeof(struct lexis_stem))

/* ---- the memory -------------------------------------------------------------
 */

struct lexis *
lexis_new(const struct lexis_tables *t)
{
    struct lexis *x = calloc(1, sizeof(*x));
    size_t i;

    if (x == NULL)
        return NULL;
    x->tables = t;
    x->english = lang_find("en", 2);
    x->words = huge_calloc(HUGE_BYTES, &x->block);
    x->stem_at = calloc(SLOTS, sizeof(*x->stem_at));
    x->bytes = malloc(BYTES);
    x->stemmers = calloc(lang_count + 1, sizeof(struct sb_stemmer *));
    if (x->words == NULL || x->stem_at == NULL || x->bytes == NULL ||
        x->stemmers == NULL)
        goto err0;
    x->stems = (struct lexis_stem *)(x->words + SLOTS);
    for (i = 0; i < lang_count; i++) {
        const char *name = lang_languages[i].stemmer;

        if (name == NULL)
            continue;
        x->stemmers[i] = sb_stemmer_new(name, NULL);
        if (x->stemmers[i] == NULL)
            goto err0;
    }
    return x;
err0:
    lexis_free(x);
    return NULL;
}

void
lexis_free(struct lexis *x)
{
    size_t i;

    if (x == NULL)
        return;
    for (i = 0; x->stemmers != NULL && i < lang_count; i++)
        sb_stemmer_delete(x->stemmers[i]);
    free(x->stemmers);
    free(x->block);
    free(x->stem_at);
    free(x->bytes);
    free(x);
}

static void
forget(struct lexis *x)
{
    memset(x->words, 0, SLOTS * sizeof(*x->words));
    memset(x->stem_at, 0, SLOTS * sizeof(*x->stem_at));
    memset(x->stems, 0, x->nstems * sizeof(*x->stems));
    x->nwords = 0;
    x->nstems = 0;
    x->nbytes = 0;
}

void
lexis_begin(struct lexis *x, const char *tag, size_t words)
{
    if (tag == NULL || tag[0] == '\0')
        tag = "en";
    if (x->nwords + words > MOST ||
        x->nbytes + words * 4 * LEXIS_LONGEST > BYTES)
        forget(x);
    x->language = lang_of_tag(tag, strlen(tag));
}

const struct lists_phrase *
lexis_phrases(const struct lexis *x)
{
    return x->tables->phrases;
}

bool
lexis_english(const struct lexis *x)
{
    return x->language == x->english;
}

bool
lexis_capital_nouns(const struct lexis *x)
{
    return lang_has(x->language, LANG_CAPITAL_NOUNS);
}

bool
lexis_unspaced(const struct lexis *x)
{
    return lang_has(x->language, LANG_UNSPACED);
}

/* ---- words ------------------------------------------------------------------
 */

static uint32_t
hash_of(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    size_t i;

    for (i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ (h >> 15);
}

static const char *
keep(struct lexis *x, const char *s, size_t n)
{
    char *at = x->bytes + x->nbytes;

    memcpy(at, s, n);
    x->nbytes += n;
    return at;
}

static double
idf_of(const struct lexis *x, const char *s, size_t n)
{
    uint32_t share = 0;

    if (lexis_english(x))
        share = words_get(x->tables->shares, s, n);
    if (share == 0)
        return -number_log(RAREST + RAREST);
    return -number_log((share - 1) / SCALE + RAREST);
}

static struct lexis_stem *
stem_of(struct lexis *x, const char *s, size_t n)
{
    uint32_t h = hash_of(s, n), i = h & (SLOTS - 1);
    struct lexis_stem *t;
    size_t k, len;

    for (; x->stem_at[i].index != 0; i = (i + 1) & (SLOTS - 1)) {
        t = &x->stems[x->stem_at[i].index - 1];
        if (x->stem_at[i].hash == h && t->n == n &&
            t->language == x->language && memcmp(t->s, s, n) == 0)
            return t;
    }
    t = &x->stems[x->nstems++];
    x->stem_at[i] = (struct slot){ h, (uint32_t)x->nstems };
    t->s = keep(x, s, n);
    t->n = (uint8_t)n;
    t->language = (uint8_t)x->language;
    t->stop = (words_get(x->tables->lists[x->language], s, n) & LIST_STOP) != 0;
    t->idf = idf_of(x, s, n);
    t->figure = true;
    for (k = 0; k < n; k += len) {
        t->figure = t->figure && chars_digit(step_at(s, n, k, &len));
        t->letters++;
    }
    return t;
}

/* ---- looking a word up ------------------------------------------------------
 *
 * Nearly all words are ASCII and up to 16 bytes long.  Two numbers hold such a
 * word and tell it from any other.
 */

#define KEY_BYTES 16
#define SMALL EIGHT_EACH(0x20) /* makes letters small and leaves figures */

#define ONES 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff

/* From byte KEY_BYTES - n on a mask of n bytes. */
static const unsigned char mask_bytes[2 * KEY_BYTES] = { ONES, ONES };

/* The first bytes of s[0..n), where KEY_BYTES can be read.  Is it all ASCII?
 * Then it is taken for small letters. */
static inline bool
key_of(const char *s, size_t n, uint64_t key[2])
{
    const char *mask =
        (const char *)mask_bytes + KEY_BYTES - (n < KEY_BYTES ? n : KEY_BYTES);
    uint64_t first = eight_at(mask, 8), second = eight_at(mask + 8, 8);

    key[0] = eight_at(s, 8) & first;
    key[1] = eight_at(s + 8, 8) & second;
    if (((key[0] | key[1]) & EIGHT_HIGH) != 0)
        return false;
    key[0] |= SMALL & first;
    key[1] |= SMALL & second;
    return true;
}

/* Where to begin to look for a word with that key. */
static inline struct lexis_word *
slot_of(const struct lexis *x, size_t n, const uint64_t key[2])
{
    uint64_t h = key[0] ^ (key[1] << 29 | key[1] >> 35) ^
                 (uint64_t)(n + x->language) << 56;

    h *= UINT64_C(0x9e3779b97f4a7c15);
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    return &x->words[h >> 40 & (SLOTS - 1)];
}

/* The slot where the word in small letters s[0..n) is or would go. */
static inline struct lexis_word *
find(const struct lexis *x, struct lexis_word *w, const char *s, size_t n,
    const uint64_t key[2])
{
    while (w->s != NULL) {
        if (w->key[0] == key[0] && w->key[1] == key[1] && w->n == n &&
            w->language == x->language &&
            (n <= KEY_BYTES || memcmp(w->s, s, n) == 0))
            break;
        if (++w == x->words + SLOTS)
            w = x->words;
    }
    return w;
}

static bool
has_figures(const struct lexis_word *w)
{
    uint32_t i;

    for (i = 0; i < w->n; i++) {
        if (w->s[i] >= '0' && w->s[i] <= '9')
            return true;
    }
    return false;
}

static void
new_word(struct lexis *x, struct lexis_word *w, const char *s, size_t n,
    const uint64_t key[2])
{
    struct sb_stemmer *stemmer = x->stemmers[x->language];

    if (++x->nwords == HUGE_ENTRIES)
        huge_ask(x->words, HUGE_BYTES);
    *w = (struct lexis_word){ .key = { key[0], key[1] },
        .s = keep(x, s, n),
        .n = (uint32_t)n,
        .language = (uint8_t)x->language,
        .is = words_get(x->tables->lists[x->language], s, n) };
    if (n > SHORT && stemmer != NULL) {
        s = (const char *)sb_stemmer_stem(
            stemmer, (const sb_symbol *)s, (int)n);
        n = s != NULL ? (size_t)sb_stemmer_length(stemmer) : 0;
    }
    w->stem = n > 0 ? stem_of(x, s, n) : stem_of(x, w->s, w->n);
    w->content = (w->is & LIST_STOP) == 0 && !w->stem->stop &&
                 (w->stem->letters > 1 || w->stem->figure);
    w->figures = has_figures(w);
    w->plain = !w->figures && (w->is & (LIST_PHRASE | LIST_CAPTION)) == 0;
}

/* Any word: in small letters, and added if it is not there. */
static struct lexis_word *
find_or_add(struct lexis *x, const char *s, size_t n)
{
    char low[2 * LEXIS_LONGEST] = { 0 };
    struct lexis_word *w;
    uint64_t key[2];

    if (n > LEXIS_LONGEST) {
        n = LEXIS_LONGEST;
        while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
            n--;
    }
    n = fold_lower(s, n, low);
    key_of(low, n, key);
    w = find(x, slot_of(x, n, key), low, n, key);
    if (w->s == NULL)
        new_word(x, w, low, n, key);
    return w;
}

void
lexis_ask(const struct lexis *x, const char *s, size_t n, size_t room,
    struct lexis_key *key)
{
    key->from = NULL;
    if (n > KEY_BYTES || room < KEY_BYTES || !key_of(s, n, key->v))
        return;
    key->from = slot_of(x, n, key->v);
    __builtin_prefetch(key->from);
}

struct lexis_word *
lexis_answer(
    struct lexis *x, const char *s, size_t n, const struct lexis_key *key)
{
    struct lexis_word *w;

    if (key->from == NULL)
        return find_or_add(x, s, n);
    w = find(x, key->from, s, n, key->v);
    if (w->s == NULL)
        return find_or_add(x, s, n);
    __builtin_prefetch(w->stem);
    return w;
}

struct lexis_word *
lexis_word(struct lexis *x, const char *s, size_t n)
{
    return find_or_add(x, s, n);
}
