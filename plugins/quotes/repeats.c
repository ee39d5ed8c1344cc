/* SPDX-License-Identifier: MIT */
/* Quotes that repeat others: in a headline, or lifted out of the text. */
#include "scene.h"

#include <string.h>

#define REPEAT_LEAST 4  /* words of a quote that is found again */
#define TRIES_MOST   16 /* buckets looked at for one place or quote */

/* A place in a quote whose speaker is known: the word `at` and those behind it,
 * of the table's words. */
struct place {
    const struct quote *quote;
    size_t at, end; /* `end`: of the quote's words */
};

/* The words of the quotes whose speaker is known, by the first REPEAT_LEAST at
 * each place: open addressing, a power of two of buckets, at most half of them
 * used. */
struct table {
    const struct article *article;
    uint32_t *words; /* forms in lower case */
    size_t n;
    struct place *buckets; /* quote is NULL: empty */
    size_t mask;
};

/* Write the forms of the quote's words to `words` and return their number. */
static size_t
words_of(
    const struct article *article, const struct quote *quote, uint32_t *words)
{
    const struct inside *inside =
        &article->tokens.inside[quote - article->quotes];
    const struct token *tokens = article->tokens.inner.v;
    size_t n = 0;
    uint32_t k;

    for (k = inside->token; k < inside->tokens_end; k++) {
        if (tokens[k].kind <= TOKEN_NUMBER)
            words[n++] = article->forms.v[tokens[k].id].full;
    }
    return n;
}

/* The most words that the quote can have. */
static size_t
words_most(const struct article *article, const struct quote *quote)
{
    const struct inside *inside =
        &article->tokens.inside[quote - article->quotes];

    return inside->tokens_end - inside->token;
}

/* The first bucket of those that may hold these REPEAT_LEAST words. */
static size_t
bucket_of(const struct table *table, const uint32_t *words)
{
    uint32_t hash = 2166136261u, i; /* FNV-1a */

    for (i = 0; i < REPEAT_LEAST; i++)
        hash = (hash ^ words[i]) * 16777619u;
    return hash & table->mask;
}

/* Add each place of a quote.  One whose words stand at TRIES_MOST places
 * already is left out, so that a quote of the same words over and over costs no
 * more. */
static void
add_places(struct table *table, const struct quote *quote)
{
    size_t from = table->n, i, bucket, tries;

    table->n += words_of(table->article, quote, table->words + from);
    for (i = from; i + REPEAT_LEAST <= table->n; i++) {
        bucket = bucket_of(table, table->words + i);
        for (tries = 0; tries < TRIES_MOST; tries++) {
            if (table->buckets[bucket].quote == NULL) {
                table->buckets[bucket] = (struct place){ quote, i, table->n };
                break;
            }
            bucket = (bucket + 1) & table->mask;
        }
    }
}

/* The quote that has these words, all of them in a row; NULL if none. */
static const struct quote *
find_words(const struct table *table, const uint32_t *words, size_t n)
{
    size_t bucket = bucket_of(table, words), tries;

    for (tries = 0; tries < TRIES_MOST; tries++) {
        const struct place *place = &table->buckets[bucket];

        if (place->quote == NULL)
            break;
        if (n <= place->end - place->at &&
            memcmp(table->words + place->at, words, n * sizeof(*words)) == 0)
            return place->quote;
        bucket = (bucket + 1) & table->mask;
    }
    return NULL;
}

/* Is the quote's speaker not known, though it is long enough to be found again?
 */
static bool
is_open(const struct quote *quote)
{
    return quote->speech && quote->words >= REPEAT_LEAST &&
           (quote->basis == BASIS_NONE || quote->basis == BASIS_NEARBY);
}

/* Is it known, by a cue of its own or of the quote that it continues? */
static bool
is_known(const struct quote *quote)
{
    return quote->speech && quote->words >= REPEAT_LEAST &&
           (quote->basis == BASIS_CUE || quote->basis == BASIS_CONTINUED);
}

void
repeats_resolve(const struct article *article, struct quote *quotes)
{
    size_t n = article->stretches.n, longest = 0, known = 0, i;
    struct table table = { .article = article, .mask = 3 };
    uint32_t *words;

    for (i = 0; i < n; i++) {
        size_t most = words_most(article, &quotes[i]);

        if (is_open(&quotes[i]) && most > longest)
            longest = most;
        if (is_known(&quotes[i]))
            known += most;
    }
    if (longest == 0 || known == 0)
        return;
    while (table.mask < 2 * known)
        table.mask = 2 * table.mask + 1;
    words = pool_alloc(article->pool, longest * sizeof(*words));
    table.words = pool_alloc(article->pool, known * sizeof(*table.words));
    table.buckets =
        pool_alloc(article->pool, (table.mask + 1) * sizeof(*table.buckets));
    memset(table.buckets, 0, (table.mask + 1) * sizeof(*table.buckets));
    for (i = 0; i < n; i++) {
        if (is_known(&quotes[i]))
            add_places(&table, &quotes[i]);
    }
    for (i = 0; i < n; i++) {
        const struct quote *found;
        size_t nwords;

        if (!is_open(&quotes[i]))
            continue;
        nwords = words_of(article, &quotes[i], words);
        found =
            nwords < REPEAT_LEAST ? NULL : find_words(&table, words, nwords);
        if (found == NULL)
            continue;
        quotes[i].voice = found->voice;
        quotes[i].basis = BASIS_CONTINUED;
    }
}
