/* SPDX-License-Identifier: MIT */
/* Quotes that repeat others: in a headline, or lifted out of the text. */
#include "scene.h"

#include <string.h>

#define REPEAT_LEAST 4 /* words of a quote that is found again */

/* A table of quotes by their words: open addressing, a power of two of buckets,
 * at most half of them used. */
struct table {
    const struct article *article;
    const struct quote **buckets;
    size_t mask;
};

/* The bytes of a quote without a full stop or comma at its end. */
static struct span
words_of(const struct article *article, const struct quote *quote)
{
    uint32_t end = quote->at->end;

    while (end > quote->at->start &&
           (article->s[end - 1] == '.' || article->s[end - 1] == ','))
        end--;
    return (struct span){ quote->at->start, end - quote->at->start };
}

/* The bucket of the first quote with the same words, or an empty one. */
static const struct quote **
bucket_of(const struct table *table, const struct quote *quote)
{
    struct span words = words_of(table->article, quote), other;
    const char *text = table->article->s;
    uint32_t hash = 2166136261u, i; /* FNV-1a */
    size_t bucket;

    for (i = 0; i < words.n; i++)
        hash = (hash ^ (unsigned char)text[words.at + i]) * 16777619u;
    for (bucket = hash & table->mask; table->buckets[bucket] != NULL;
         bucket = (bucket + 1) & table->mask) {
        other = words_of(table->article, table->buckets[bucket]);
        if (other.n == words.n &&
            memcmp(text + other.at, text + words.at, words.n) == 0)
            break;
    }
    return &table->buckets[bucket];
}

/* Is the quote's speaker not known, though it is long enough to be found again?
 */
static bool
is_open(const struct quote *quote)
{
    return quote->speech && quote->words >= REPEAT_LEAST &&
           (quote->basis == BASIS_NONE || quote->basis == BASIS_NEARBY);
}

/* Is it known, by a cue of its own? */
static bool
is_known(const struct quote *quote)
{
    return quote->speech && quote->words >= REPEAT_LEAST &&
           quote->basis == BASIS_CUE;
}

void
repeats_resolve(const struct article *article, struct quote *quotes)
{
    size_t n = article->stretches.n, open = 0, known = 0, i;
    struct table table = { .article = article };

    for (i = 0; i < n; i++) {
        open += is_open(&quotes[i]);
        known += is_known(&quotes[i]);
    }
    if (open == 0 || known == 0)
        return;
    for (table.mask = 3; table.mask < 2 * known;)
        table.mask = 2 * table.mask + 1;
    table.buckets =
        pool_alloc(article->pool, (table.mask + 1) * sizeof(*table.buckets));
    memset(table.buckets, 0, (table.mask + 1) * sizeof(*table.buckets));
    for (i = 0; i < n; i++) {
        const struct quote **bucket;

        if (!is_known(&quotes[i]))
            continue;
        bucket = bucket_of(&table, &quotes[i]);
        if (*bucket == NULL)
            *bucket = &quotes[i];
    }
    for (i = 0; i < n; i++) {
        const struct quote *found;

        if (!is_open(&quotes[i]))
            continue;
        found = *bucket_of(&table, &quotes[i]);
        if (found == NULL)
            continue;
        quotes[i].voice = found->voice;
        quotes[i].basis = BASIS_CONTINUED;
    }
}
