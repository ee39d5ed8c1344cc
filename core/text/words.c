/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#include "text/eight.h"
#include "text/fold.h"

/* Bytes of a word that words_get_folded() looks up, at most */
#define FOLD_MOST 128

struct entry {
    const char *s; /* NULL: free */
    uint64_t head; /* its first eight bytes (text/eight.h) */
    uint32_t n, value;
};

/* A one-hash Bloom filter: a bit for the hash of each word.  Most lookups miss,
 * and it stays in the cache while the table does not. */
#define FILTER_BITS 8 /* bits per bucket of the table */

struct words {
    struct entry *v;
    uint64_t *filter;
    size_t n, cap; /* cap is a power of two, at most 3/4 used */
};

/* A word being looked up, with what is computed from it once. */
struct asked {
    const char *s;
    size_t n;
    uint64_t head;
    uint32_t hash;
};

/* Hash the word: multiply and rotate, eight bytes at a time. */
static struct asked
hash_word(const char *word, size_t n)
{
    struct asked asked = { .s = word, .n = n, .head = eight_at(word, n) };
    uint64_t k = UINT64_C(0x517cc1b727220a95), hash = (asked.head ^ n) * k;
    size_t i;

    for (i = 8; i < n; i += 8)
        hash = ((hash << 5 | hash >> 59) ^ eight_at(word + i, n - i)) * k;
    asked.hash = (uint32_t)(hash >> 32);
    return asked;
}

/* The word of the filter for a hash, and its bit. */
static uint64_t *
filter_at(const struct words *words, uint32_t hash, uint64_t *bit)
{
    size_t i = hash & (words->cap * FILTER_BITS - 1);

    *bit = UINT64_C(1) << i % 64;
    return &words->filter[i / 64];
}

/* Set up an empty table of `cap` buckets, to count n words.  -1 if memory runs
 * out. */
static int
init_table(struct words *words, size_t n, size_t cap)
{
    words->n = n;
    words->cap = cap;
    words->v = calloc(cap, sizeof(*words->v));
    words->filter = calloc(cap * FILTER_BITS / 64, sizeof(*words->filter));
    if (words->v != NULL && words->filter != NULL)
        return 0;
    free(words->v);
    free(words->filter);
    return -1;
}

struct words *
words_new(size_t n)
{
    struct words *words = malloc(sizeof(*words));
    size_t cap = 16;

    while (cap / 4 * 3 < n)
        cap *= 2;
    if (words != NULL && init_table(words, 0, cap)) {
        free(words);
        return NULL;
    }
    return words;
}

void
words_free(struct words *words)
{
    if (words == NULL)
        return;
    free(words->v);
    free(words->filter);
    free(words);
}

/* The entry of the word, or the free entry for it. */
static struct entry *
find_word(const struct words *words, const struct asked *asked)
{
    size_t i = asked->hash & (words->cap - 1);

    while (words->v[i].s != NULL &&
           (words->v[i].head != asked->head || words->v[i].n != asked->n ||
               (asked->n > 8 &&
                   memcmp(words->v[i].s + 8, asked->s + 8, asked->n - 8) != 0)))
        i = (i + 1) & (words->cap - 1);
    return &words->v[i];
}

/* Store a new word in the entry that find_entry() returned. */
static void
put_word(struct words *words, const struct asked *asked, struct entry *entry,
    uint32_t value)
{
    uint64_t bit, *set = filter_at(words, asked->hash, &bit);

    *entry = (struct entry){ asked->s, asked->head, (uint32_t)asked->n, value };
    *set |= bit;
}

/* Double the table.  -1 if memory runs out, the table unchanged. */
static int
grow_words(struct words *words)
{
    struct words bigger;
    size_t i;

    if (init_table(&bigger, words->n, words->cap * 2))
        return -1;
    for (i = 0; i < words->cap; i++) {
        const struct entry *entry = &words->v[i];

        if (entry->s != NULL) {
            struct asked asked = hash_word(entry->s, entry->n);

            put_word(&bigger, &asked, find_word(&bigger, &asked), entry->value);
        }
    }
    free(words->v);
    free(words->filter);
    *words = bigger;
    return 0;
}

int
words_add(struct words *words, const char *word, size_t n, uint32_t value)
{
    struct asked asked = hash_word(word, n);
    struct entry *entry;

    if (words->n + 1 > words->cap / 4 * 3 && grow_words(words))
        return -1;
    entry = find_word(words, &asked);
    if (entry->s != NULL) {
        entry->value |= value;
    } else {
        put_word(words, &asked, entry, value);
        words->n++;
    }
    return 0;
}

int
words_add_list(struct words *words, const char *list, uint32_t value)
{
    const char *end;

    for (;; list = end) {
        while (*list == ' ' || *list == '\n')
            list++;
        for (end = list; *end != ' ' && *end != '\n' && *end != '\0';)
            end++;
        if (end == list)
            return 0;
        if (words_add(words, list, (size_t)(end - list), value))
            return -1;
    }
}

uint32_t
words_get(const struct words *words, const char *word, size_t n)
{
    struct asked asked = hash_word(word, n);
    uint64_t bit, *set = filter_at(words, asked.hash, &bit);

    return *set & bit ? find_word(words, &asked)->value : 0;
}

uint32_t
words_get_folded(const struct words *words, const char *word, size_t n)
{
    char folded[FOLD_MOST * 2];

    if (n > FOLD_MOST)
        return 0;
    return words_get(words, folded, fold_lower(word, n, folded));
}

size_t
words_count(const struct words *words)
{
    return words->n;
}
