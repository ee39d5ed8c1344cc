/* SPDX-License-Identifier: MIT */
#include "text/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "text/eight.h"
#include "text/fold.h"
#include "text/huge.h"
#include "text/nfc.h"
#include "text/stems.h"

#define BUCKETS       (1u << 16) /* buckets of the hash table; a power of two */
#define FIRST_BUCKETS (1u << 12) /* buckets in use at first */
#define MOST          (BUCKETS / 4 * 3) /* words, at most */
#define BYTES         (12u * MOST)      /* bytes of their letters, at most */
#define SHORT         3 /* bytes of a word that is its own stem, at most */
#define FOLDED        (2 * CD_WORD_MOST) /* bytes of a word in lower case, at most */

/* ---- looking a word up
 * ------------------------------------------------------
 *
 * Nearly all words are ASCII and at most 16 bytes long: two numbers hold
 * such a word and identify it. */

#define KEY_BYTES 16
#define ASKED     64 /* words looked up together: the lookups overlap */
#define SMALL \
    EIGHT_EACH( \
        0x20) /* turns ASCII letters to lower case and leaves digits alone */

#define ONES 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff

struct vocabulary_key {
    uint64_t v[2];
    uint32_t hash;
    bool rare; /* the key is not filled in: vocabulary_number() has to look it
                  up */
};

struct bucket {
    _Alignas(32) uint64_t
        key[2]; /* the first KEY_BYTES bytes, zeros after the end of the word */
    uint32_t number; /* number of the word + 1; 0: the bucket is free */
    uint16_t language;
    uint8_t n;
};

struct vocabulary {
    const struct words *
        given; /* the caller's document frequencies; NULL: those of core/lang */
    struct stems *stems;

    struct bucket *buckets; /* open addressing */
    struct cd_word *words;  /* by number */
    char *letters;
    uint32_t mask, n,
        cap; /* buckets - 1; number of words; words there is room for */
    size_t nletters, letters_cap;
    /* see vocabulary_age() */
    uint32_t age;

    /* What outlives a record.  The members above may point into the record's
     * memory. */
    const struct pool *pool;
    struct bucket *own_buckets; /* allocated in one block with own_words */
    uint32_t own_mask;          /* buckets in use of own_buckets - 1 */
    struct cd_word *own_words;
    char *own_letters;
    bool borrowed; /* some members above point into the record's memory */
};

/* Loaded from byte KEY_BYTES - n on, a mask of n bytes. */
static const unsigned char mask_bytes[2 * KEY_BYTES] = { ONES, ONES };

/* Set the key of the word text[0..n), where KEY_BYTES can be read.  False if it
 * is not all ASCII; else its letters are turned to lower case. */
static inline bool
set_key(const char *word, size_t n, uint64_t key[2])
{
    const char *mask =
        (const char *)mask_bytes + KEY_BYTES - (n < KEY_BYTES ? n : KEY_BYTES);
    uint64_t first = eight_at(mask, 8), second = eight_at(mask + 8, 8);

    key[0] = eight_at(word, 8) & first;
    key[1] = eight_at(word + 8, 8) & second;
    if (((key[0] | key[1]) & EIGHT_HIGH) != 0)
        return false;
    key[0] |= SMALL & first;
    key[1] |= SMALL & second;
    return true;
}

static inline uint32_t
hash_key(size_t language, size_t n, const uint64_t key[2])
{
    uint64_t hash =
        key[0] ^ (key[1] << 29 | key[1] >> 35) ^ (uint64_t)(n + language) << 56;

    hash *= UINT64_C(0x9e3779b97f4a7c15);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(hash >> 32);
}

/* The bucket of the lower-case word lower[0..n), or the free bucket for it. */
static inline struct bucket *
find_bucket(const struct vocabulary *vocabulary, size_t language,
    const char *lower, size_t n, const struct vocabulary_key *key)
{
    uint32_t i = key->hash & vocabulary->mask;

    for (;; i = (i + 1) & vocabulary->mask) {
        struct bucket *bucket = &vocabulary->buckets[i];

        if (bucket->number == 0 ||
            (bucket->key[0] == key->v[0] && bucket->key[1] == key->v[1] &&
                bucket->n == n && bucket->language == language &&
                (n <= KEY_BYTES ||
                    memcmp(vocabulary->words[bucket->number - 1].s, lower, n) ==
                        0)))
            return bucket;
    }
}

/* ---- memory -----------------------------------------------------------------
 */

/* Buckets and words are in one block. */
#define HUGE_BYTES \
    (BUCKETS * sizeof(struct bucket) + MOST * sizeof(struct cd_word))

/* Go back to the memory that outlives a record, with no words. */
static void
use_own(struct vocabulary *vocabulary)
{
    vocabulary->buckets = vocabulary->own_buckets;
    vocabulary->words = vocabulary->own_words;
    vocabulary->letters = vocabulary->own_letters;
    vocabulary->mask = vocabulary->own_mask;
    vocabulary->cap = MOST;
    vocabulary->letters_cap = BYTES;
    vocabulary->n = 0;
    vocabulary->nletters = 0;
    vocabulary->borrowed = false;
}

struct vocabulary *
vocabulary_new(const struct words *frequencies)
{
    struct vocabulary *vocabulary = calloc(1, sizeof(*vocabulary));

    if (vocabulary == NULL)
        return NULL;
    vocabulary->given = frequencies;
    vocabulary->own_buckets = huge_calloc(HUGE_BYTES);
    vocabulary->own_mask = FIRST_BUCKETS - 1;
    vocabulary->own_letters = malloc(BYTES);
    vocabulary->stems = stems_new();
    if (vocabulary->own_buckets == NULL || vocabulary->own_letters == NULL ||
        vocabulary->stems == NULL) {
        vocabulary_free(vocabulary);
        return NULL;
    }
    vocabulary->own_words =
        (struct cd_word *)(vocabulary->own_buckets + BUCKETS);
    use_own(vocabulary);
    return vocabulary;
}

void
vocabulary_free(struct vocabulary *vocabulary)
{
    if (vocabulary == NULL)
        return;
    stems_free(vocabulary->stems);
    free(vocabulary->own_letters);
    huge_free(vocabulary->own_buckets, HUGE_BYTES);
    free(vocabulary);
}

void
vocabulary_record(struct vocabulary *vocabulary, const struct pool *pool)
{
    vocabulary->pool = pool;
    if (!vocabulary->borrowed)
        return;
    memset(
        vocabulary->own_buckets, 0, BUCKETS * sizeof(*vocabulary->own_buckets));
    use_own(vocabulary);
    vocabulary->age++;
}

/* Copy the words of n buckets into other buckets, which are free. */
static void
move_buckets(
    const struct bucket *from, uint32_t n, struct bucket *to, uint32_t mask)
{
    uint32_t i, k;

    for (i = 0; i < n; i++) {
        if (from[i].number == 0)
            continue;
        k = hash_key(from[i].language, from[i].n, from[i].key) & mask;
        while (to[k].number != 0)
            k = (k + 1) & mask;
        to[k] = from[i];
    }
}

/* Allocate n buckets in a pool; they need more alignment than it gives. */
static struct bucket *
buckets_in(const struct pool *pool, uint32_t n)
{
    char *block =
        pool_alloc(pool, n * sizeof(struct bucket) + _Alignof(struct bucket));

    block +=
        _Alignof(struct bucket) - (uintptr_t)block % _Alignof(struct bucket);
    return (struct bucket *)(void *)block;
}

/* Use four times as many of the own buckets.  Each bucket in use costs a page
 * sooner or later, and one article has few words, so few are used at first. */
static void
widen_own_buckets(struct vocabulary *vocabulary)
{
    uint32_t n = vocabulary->mask + 1;
    struct bucket *old = buckets_in(vocabulary->pool, n);

    memcpy(old, vocabulary->buckets, n * sizeof(*old));
    memset(vocabulary->buckets, 0, n * sizeof(*old));
    vocabulary->own_mask = vocabulary->mask = 4 * n - 1;
    move_buckets(old, n, vocabulary->buckets, vocabulary->mask);
}

/* Double the buckets, in the record's memory. */
static void
double_buckets(struct vocabulary *vocabulary)
{
    uint32_t n = vocabulary->mask + 1;
    struct bucket *buckets = buckets_in(vocabulary->pool, 2 * n);

    memset(buckets, 0, 2 * n * sizeof(*buckets));
    vocabulary->mask = 2 * n - 1;
    move_buckets(vocabulary->buckets, n, buckets, vocabulary->mask);
    vocabulary->buckets = buckets;
}

/* Make room for a word of n bytes. */
static void
make_room_for(struct vocabulary *vocabulary, size_t n)
{
    if (vocabulary->mask < BUCKETS - 1 &&
        vocabulary->n == (vocabulary->mask + 1) / 4 * 3)
        widen_own_buckets(vocabulary);
    if (vocabulary->n == vocabulary->cap) {
        double_buckets(vocabulary);
        vocabulary->words =
            pool_grow(vocabulary->pool, vocabulary->words, vocabulary->n,
                2 * (size_t)vocabulary->cap, sizeof(*vocabulary->words));
        vocabulary->cap *= 2;
        vocabulary->borrowed = true;
    }
    if (n > vocabulary->letters_cap - vocabulary->nletters) {
        /* The old letters stay: words point to them. */
        vocabulary->letters_cap = BYTES;
        vocabulary->letters = pool_alloc(vocabulary->pool, BYTES);
        vocabulary->nletters = 0;
        vocabulary->borrowed = true;
    }
}

/* ---- languages --------------------------------------------------------------
 */

int
vocabulary_language(struct vocabulary *vocabulary, size_t language)
{
    return stems_open(vocabulary->stems, language);
}

/* ---- learning ---------------------------------------------------------------
 */

/* The number of the lower-case word low[0..n), which is added if it is new;
 * zeros follow it. */
static uint32_t number_of_lower(
    struct vocabulary *vocabulary, size_t language, const char *low, size_t n);

/* The document frequency of a stem. */
static uint32_t
document_frequency(const struct vocabulary *vocabulary, size_t language,
    const char *text, size_t n)
{
    const struct lang_table *table =
        language < lang_count ? lang_languages[language].frequencies : NULL;

    if (vocabulary->given != NULL)
        return words_get(vocabulary->given, text, n);
    return table != NULL ? lang_table_get(table, text, n) : 0;
}

/* Add the lower-case word with that key, and its stem. */
static uint32_t
learn_word(struct vocabulary *vocabulary, size_t language, const char *lower,
    size_t n, const struct vocabulary_key *key)
{
    char stem[FOLDED] = { 0 };
    uint32_t number, stem_number;
    char *letters;
    size_t stem_n;

    make_room_for(vocabulary, n);
    number = vocabulary->n++;
    if (vocabulary->n == HUGE_ENTRIES)
        huge_ask(vocabulary->buckets, HUGE_BYTES);
    letters = memcpy(vocabulary->letters + vocabulary->nletters, lower, n);
    vocabulary->nletters += n;
    *find_bucket(vocabulary, language, lower, n, key) =
        (struct bucket){ .key = { key->v[0], key->v[1] },
            .number = number + 1,
            .language = (uint16_t)language,
            .n = (uint8_t)n };
    /* Set the word before its stem is looked up: learning the stem compares it
     * with this word. */
    vocabulary->words[number] = (struct cd_word){ .s = letters,
        .n = (uint32_t)n,
        .stem = number,
        .classes = lang_word(language, letters, n) };
    stem_n = n > SHORT
                 ? stems_of(vocabulary->stems, language, lower, n, stem, FOLDED)
                 : 0;
    if (stem_n > 0) {
        stem_number = number_of_lower(vocabulary, language, stem, stem_n);
        vocabulary->words[number].stem = stem_number;
    } else {
        stem_n = n;
        memcpy(stem, lower, n);
    }
    vocabulary->words[number].frequency =
        document_frequency(vocabulary, language, stem, stem_n);
    return number;
}

static uint32_t
number_of_lower(
    struct vocabulary *vocabulary, size_t language, const char *low, size_t n)
{
    struct vocabulary_key key;
    const struct bucket *bucket;

    set_key(low, n, key.v);
    key.hash = hash_key(language, n, key.v);
    bucket = find_bucket(vocabulary, language, low, n, &key);
    return bucket->number > 0 ? bucket->number - 1
                              : learn_word(vocabulary, language, low, n, &key);
}

/* The bytes of the whole characters within the first `most` bytes of
 * text[0..n). */
static size_t
first_bytes(const char *text, size_t n, size_t most)
{
    if (n <= most)
        return n;
    while (most > 0 && ((unsigned char)text[most] & 0xc0) == 0x80)
        most--;
    return most;
}

uint32_t
vocabulary_number(
    struct vocabulary *vocabulary, size_t language, const char *text, size_t n)
{
    char low[FOLDED] = { 0 };

    /* The lists are in form C (letters with their marks as one character), so
     * words looked up in them must be, too. */
    n = first_bytes(text, n, FOLDED);
    if (!nfc_is(text, n))
        text = nfc_compose(vocabulary->pool, text, &n);
    n = first_bytes(text, n, CD_WORD_MOST);
    return number_of_lower(vocabulary, language, low, fold_lower(text, n, low));
}

/* Look a word up in two steps.  ask() for several words comes first: it
 * prefetches; then answer() collects the numbers.  `room` bytes can be read at
 * text.  Between the two steps only answer() adds words. */
static inline void
ask(const struct vocabulary *vocabulary, size_t language, const char *text,
    size_t n, size_t room, struct vocabulary_key *key)
{
    key->rare = n > KEY_BYTES || room < KEY_BYTES || !set_key(text, n, key->v);
    if (key->rare)
        return;
    key->hash = hash_key(language, n, key->v);
    __builtin_prefetch(&vocabulary->buckets[key->hash & vocabulary->mask]);
}

static inline uint32_t
answer(struct vocabulary *vocabulary, size_t language, const char *text,
    size_t n, const struct vocabulary_key *key)
{
    const struct bucket *bucket;

    if (key->rare)
        return vocabulary_number(vocabulary, language, text, n);
    bucket = find_bucket(vocabulary, language, text, n, key);
    return bucket->number > 0
               ? bucket->number - 1
               : vocabulary_number(vocabulary, language, text, n);
}

void
vocabulary_numbers(struct vocabulary *vocabulary, size_t language,
    const char *text, size_t n, const struct cd_token *tokens, size_t ntokens,
    uint32_t *numbers)
{
    struct vocabulary_key keys[ASKED];
    size_t from, i, k;

    for (from = 0; from < ntokens; from += k) {
        k = ntokens - from < ASKED ? ntokens - from : ASKED;
        for (i = 0; i < k; i++)
            ask(vocabulary, language, text + tokens[from + i].at,
                tokens[from + i].n, n - tokens[from + i].at, &keys[i]);
        for (i = 0; i < k; i++)
            numbers[from + i] = answer(vocabulary, language,
                text + tokens[from + i].at, tokens[from + i].n, &keys[i]);
    }
}

uint32_t
vocabulary_age(const struct vocabulary *vocabulary)
{
    return vocabulary->age;
}

uint32_t
vocabulary_count(const struct vocabulary *vocabulary)
{
    return vocabulary->n;
}

const struct cd_word *
vocabulary_word(const struct vocabulary *vocabulary, uint32_t number)
{
    return &vocabulary->words[number];
}
