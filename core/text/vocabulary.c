/* SPDX-License-Identifier: MIT */
#include "text/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "text/eight.h"
#include "text/fold.h"
#include "text/huge.h"
#include "text/nfc.h"
#include "text/stems.h"

#define SLOTS       (1u << 16)         /* of the hash table; a power of two */
#define FIRST_SLOTS (1u << 12)         /* of them those in use at first */
#define MOST        (SLOTS / 4 * 3)    /* words */
#define BYTES       (12u * MOST)       /* of their letters */
#define SHORT       3                  /* words this short are their own stem */
#define FOLDED      (2 * CD_WORD_MOST) /* bytes of a word in small letters */

/* ---- looking a word up ------------------------------------------------------
 *
 * Nearly all words are ASCII and up to 16 bytes long.  Two numbers hold such a
 * word and tell it from any other.
 */

#define KEY_BYTES 16
#define SMALL     EIGHT_EACH(0x20) /* makes letters small and leaves figures */

#define ONES 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff

struct slot {
    _Alignas(32) uint64_t key[2]; /* the first bytes, and 0 behind a word */
    uint32_t number;              /* + 1; 0: free */
    uint16_t language;
    uint8_t n;
};

struct vocabulary {
    const struct words *given; /* document frequencies, or NULL */
    struct stems *stems;

    struct slot *slots;    /* open addressing */
    struct cd_word *words; /* by number */
    char *letters;
    uint32_t mask, n, cap; /* of slots; words; room for words */
    size_t nletters, letters_cap;
    uint32_t age;

    /* What outlives a record; the above may be of the record's memory. */
    const struct pool *pool;
    struct slot *own_slots; /* and, in the same block, own_words */
    uint32_t own_mask;      /* of own_slots, how many are in use yet */
    struct cd_word *own_words;
    char *own_letters;
    bool borrowed; /* is there something of the record's memory? */
};

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

static inline uint32_t
hash_of(size_t language, size_t n, const uint64_t key[2])
{
    uint64_t h =
        key[0] ^ (key[1] << 29 | key[1] >> 35) ^ (uint64_t)(n + language) << 56;

    h *= UINT64_C(0x9e3779b97f4a7c15);
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(h >> 32);
}

/* The slot where the word in small letters s[0..n) is or would go. */
static inline struct slot *
find(const struct vocabulary *v, size_t language, const char *s, size_t n,
    const struct vocabulary_key *key)
{
    uint32_t i = key->hash & v->mask;

    for (;; i = (i + 1) & v->mask) {
        struct slot *x = &v->slots[i];

        if (x->number == 0 ||
            (x->key[0] == key->v[0] && x->key[1] == key->v[1] && x->n == n &&
                x->language == language &&
                (n <= KEY_BYTES ||
                    memcmp(v->words[x->number - 1].s, s, n) == 0)))
            return x;
    }
}

/* ---- memory -----------------------------------------------------------------
 */

/* Words and slots lie in one block. */
#define HUGE_BYTES (SLOTS * sizeof(struct slot) + MOST * sizeof(struct cd_word))

static void
use_own(struct vocabulary *v)
{
    v->slots = v->own_slots;
    v->words = v->own_words;
    v->letters = v->own_letters;
    v->mask = v->own_mask;
    v->cap = MOST;
    v->letters_cap = BYTES;
    v->n = 0;
    v->nletters = 0;
    v->borrowed = false;
}

struct vocabulary *
vocabulary_new(const struct words *frequencies)
{
    struct vocabulary *v = calloc(1, sizeof(*v));

    if (v == NULL)
        return NULL;
    v->given = frequencies;
    v->own_slots = huge_calloc(HUGE_BYTES);
    v->own_mask = FIRST_SLOTS - 1;
    v->own_letters = malloc(BYTES);
    v->stems = stems_new();
    if (v->own_slots == NULL || v->own_letters == NULL || v->stems == NULL) {
        vocabulary_free(v);
        return NULL;
    }
    v->own_words = (struct cd_word *)(v->own_slots + SLOTS);
    use_own(v);
    return v;
}

void
vocabulary_free(struct vocabulary *v)
{
    if (v == NULL)
        return;
    stems_free(v->stems);
    free(v->own_letters);
    huge_free(v->own_slots, HUGE_BYTES);
    free(v);
}

void
vocabulary_record(struct vocabulary *v, const struct pool *p)
{
    v->pool = p;
    if (!v->borrowed)
        return;
    memset(v->own_slots, 0, SLOTS * sizeof(*v->own_slots));
    use_own(v);
    v->age++;
}

/* Put the words of n slots into others, which are free. */
static void
move(const struct slot *from, uint32_t n, struct slot *to, uint32_t mask)
{
    uint32_t i, k;

    for (i = 0; i < n; i++) {
        if (from[i].number == 0)
            continue;
        k = hash_of(from[i].language, from[i].n, from[i].key) & mask;
        while (to[k].number != 0)
            k = (k + 1) & mask;
        to[k] = from[i];
    }
}

static struct slot *
slots_in(const struct pool *p, uint32_t n)
{
    char *block =
        pool_alloc(p, n * sizeof(struct slot) + _Alignof(struct slot));

    block += _Alignof(struct slot) - (uintptr_t)block % _Alignof(struct slot);
    return (struct slot *)(void *)block;
}

/* More of the own slots: each that is in use takes a page, sooner or later, and
 * one article has few words. */
static void
widen(struct vocabulary *v)
{
    uint32_t n = v->mask + 1;
    struct slot *old = slots_in(v->pool, n);

    memcpy(old, v->slots, n * sizeof(*old));
    memset(v->slots, 0, n * sizeof(*old));
    v->own_mask = v->mask = 4 * n - 1;
    move(old, n, v->slots, v->mask);
}

/* Twice as many slots, of the record's memory. */
static void
more_slots(struct vocabulary *v)
{
    uint32_t n = v->mask + 1;
    struct slot *slots = slots_in(v->pool, 2 * n);

    memset(slots, 0, 2 * n * sizeof(*slots));
    v->mask = 2 * n - 1;
    move(v->slots, n, slots, v->mask);
    v->slots = slots;
}

/* Make room for a word of n bytes. */
static void
make_room(struct vocabulary *v, size_t n)
{
    if (v->mask < SLOTS - 1 && v->n == (v->mask + 1) / 4 * 3)
        widen(v);
    if (v->n == v->cap) {
        more_slots(v);
        v->words = pool_grow(
            v->pool, v->words, v->n, 2 * (size_t)v->cap, sizeof(*v->words));
        v->cap *= 2;
        v->borrowed = true;
    }
    if (n > v->letters_cap - v->nletters) {
        /* What words point to stays where it is. */
        v->letters_cap = BYTES;
        v->letters = pool_alloc(v->pool, BYTES);
        v->nletters = 0;
        v->borrowed = true;
    }
}

/* ---- languages --------------------------------------------------------------
 */

int
vocabulary_language(struct vocabulary *v, size_t language)
{
    return stems_open(v->stems, language);
}

/* ---- learning ---------------------------------------------------------------
 */

/* The number of the word in small letters low[0..n), with zeros behind it. */
static uint32_t number_of(
    struct vocabulary *v, size_t language, const char *low, size_t n);

/* The document frequency of a stem. */
static uint32_t
frequency(const struct vocabulary *v, size_t language, const char *s, size_t n)
{
    const struct lang_table *t =
        language < lang_count ? lang_languages[language].frequencies : NULL;

    if (v->given != NULL)
        return words_get(v->given, s, n);
    return t != NULL ? lang_table_get(t, s, n) : 0;
}

/* Add the word of that key, in small letters, at the free slot x. */
static uint32_t
learn(struct vocabulary *v, size_t language, const char *s, size_t n,
    const struct vocabulary_key *key)
{
    char stem[FOLDED] = { 0 };
    uint32_t number, stem_number;
    char *letters;
    size_t stem_n;

    make_room(v, n);
    number = v->n++;
    if (v->n == HUGE_ENTRIES)
        huge_ask(v->slots, HUGE_BYTES);
    letters = memcpy(v->letters + v->nletters, s, n);
    v->nletters += n;
    *find(v, language, s, n, key) =
        (struct slot){ .key = { key->v[0], key->v[1] },
            .number = number + 1,
            .language = (uint16_t)language,
            .n = (uint8_t)n };
    /* The stem, which may have to be learnt, is compared with this word. */
    v->words[number] = (struct cd_word){ .s = letters,
        .n = (uint32_t)n,
        .stem = number,
        .classes = lang_word(language, letters, n) };
    stem_n = n > SHORT ? stems_of(v->stems, language, s, n, stem, FOLDED) : 0;
    if (stem_n > 0) {
        stem_number = number_of(v, language, stem, stem_n);
        v->words[number].stem = stem_number;
    } else {
        stem_n = n;
        memcpy(stem, s, n);
    }
    v->words[number].frequency = frequency(v, language, stem, stem_n);
    return number;
}

static uint32_t
number_of(struct vocabulary *v, size_t language, const char *low, size_t n)
{
    struct vocabulary_key key;
    const struct slot *x;

    key_of(low, n, key.v);
    key.hash = hash_of(language, n, key.v);
    x = find(v, language, low, n, &key);
    return x->number > 0 ? x->number - 1 : learn(v, language, low, n, &key);
}

/* How many bytes whole characters of s[0..n) take, `most` at most. */
static size_t
first_bytes(const char *s, size_t n, size_t most)
{
    if (n <= most)
        return n;
    while (most > 0 && ((unsigned char)s[most] & 0xc0) == 0x80)
        most--;
    return most;
}

/* Any word: in small letters, and added if it is not there. */
uint32_t
vocabulary_number(
    struct vocabulary *v, size_t language, const char *s, size_t n)
{
    char low[FOLDED] = { 0 };

    /* The lists have letters with marks as one character (form C), and so what
     * is compared with them has. */
    n = first_bytes(s, n, FOLDED);
    if (!nfc_is(s, n))
        s = nfc_compose(v->pool, s, &n);
    n = first_bytes(s, n, CD_WORD_MOST);
    return number_of(v, language, low, fold_lower(s, n, low));
}

void
vocabulary_ask(const struct vocabulary *v, size_t language, const char *s,
    size_t n, size_t room, struct vocabulary_key *key)
{
    key->rare = n > KEY_BYTES || room < KEY_BYTES || !key_of(s, n, key->v);
    if (key->rare)
        return;
    key->hash = hash_of(language, n, key->v);
    __builtin_prefetch(&v->slots[key->hash & v->mask]);
}

uint32_t
vocabulary_answer(struct vocabulary *v, size_t language, const char *s,
    size_t n, const struct vocabulary_key *key)
{
    const struct slot *x;

    if (key->rare)
        return vocabulary_number(v, language, s, n);
    x = find(v, language, s, n, key);
    return x->number > 0 ? x->number - 1 : vocabulary_number(v, language, s, n);
}

uint32_t
vocabulary_age(const struct vocabulary *v)
{
    return v->age;
}

uint32_t
vocabulary_count(const struct vocabulary *v)
{
    return v->n;
}

const struct cd_word *
vocabulary_word(const struct vocabulary *v, uint32_t number)
{
    return &v->words[number];
}
