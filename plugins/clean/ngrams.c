/* SPDX-License-Identifier: MIT */
#include "ngrams.h"

#include <string.h>

#define BASE UINT64_C(0x9e3779b97f4a7c15) /* odd: of the rolling hash */

struct bucket {
    uint64_t hash;
    uint32_t round; /* the count in which it was filled: none is emptied */
    uint32_t count;
};

struct ngrams {
    struct bucket *v;
    size_t mask;
    uint32_t round;
};

struct ngrams *
ngrams_new(const struct pool *pool, size_t n)
{
    struct ngrams *ngrams = pool_alloc(pool, sizeof(*ngrams));
    size_t cap = 64;

    while (cap < 2 * n)
        cap *= 2;
    ngrams->v = pool_alloc(pool, cap * sizeof(*ngrams->v));
    memset(ngrams->v, 0, cap * sizeof(*ngrams->v));
    ngrams->mask = cap - 1;
    ngrams->round = 0;
    return ngrams;
}

/* How often the run with this hash has come, with this time. */
static uint32_t
count_ngrams(struct ngrams *ngrams, uint64_t hash)
{
    size_t i = (hash ^ hash >> 29) & ngrams->mask;

    while (ngrams->v[i].round == ngrams->round && ngrams->v[i].hash != hash)
        i = (i + 1) & ngrams->mask;
    if (ngrams->v[i].round != ngrams->round) {
        ngrams->v[i].hash = hash;
        ngrams->v[i].round = ngrams->round;
        ngrams->v[i].count = 0;
    }
    return ++ngrams->v[i].count;
}

/* The run of k words that ends before the word i + k. */
struct window {
    uint64_t hash, power; /* BASE to the k - 1 */
    size_t chars;
};

static void
window_begin(
    struct window *window, const struct ngrams_word *word, size_t i, size_t k)
{
    size_t j;

    window->hash = 0;
    window->power = 1;
    window->chars = 0;
    for (j = 0; j < k; j++) {
        window->hash = window->hash * BASE + word[i + j].hash;
        window->chars += word[i + j].n;
        window->power *= j > 0 ? BASE : 1;
    }
}

/* From the words at i to those at i + 1. */
static void
window_move(
    struct window *window, const struct ngrams_word *word, size_t i, size_t k)
{
    window->hash =
        (window->hash - word[i].hash * window->power) * BASE + word[i + k].hash;
    window->chars += word[i + k].n;
    window->chars -= word[i].n;
}

size_t
ngrams_top(
    struct ngrams *ngrams, const struct ngrams_word *word, size_t n, size_t k)
{
    size_t i, chars = 0;
    uint32_t most = 1;
    struct window window;

    if (n < k)
        return 0;
    ngrams->round++;
    window_begin(&window, word, 0, k);
    for (i = 0; i + k <= n; i++) {
        uint32_t times = count_ngrams(ngrams, window.hash);

        if (times > most ||
            (times == most && times > 1 && window.chars > chars)) {
            most = times;
            chars = window.chars;
        }
        if (i + k < n)
            window_move(&window, word, i, k);
    }
    return most > 1 ? chars * most : 0;
}

size_t
ngrams_again(
    struct ngrams *ngrams, const struct ngrams_word *word, size_t n, size_t k)
{
    size_t i = 0, chars = 0;
    struct window window;

    if (n < k)
        return 0;
    ngrams->round++;
    window_begin(&window, word, 0, k);
    while (i + k <= n) {
        if (count_ngrams(ngrams, window.hash) > 1) {
            chars += window.chars;
            i += k;
            if (i + k <= n)
                window_begin(&window, word, i, k);
            continue;
        }
        if (i + k < n)
            window_move(&window, word, i, k);
        i++;
    }
    return chars;
}
