/* SPDX-License-Identifier: MIT */
#include "ngrams.h"

#include <string.h>

#define BASE UINT64_C(0x9e3779b97f4a7c15) /* odd: of the rolling hash */

struct slot {
    uint64_t hash;
    uint32_t round; /* the count in which it was filled: none is emptied */
    uint32_t count;
};

struct ngrams {
    struct slot *v;
    size_t mask;
    uint32_t round;
};

struct ngrams *
ngrams_new(const struct pool *pool, size_t n)
{
    struct ngrams *t = pool_alloc(pool, sizeof(*t));
    size_t cap = 64;

    while (cap < 2 * n)
        cap *= 2;
    t->v = pool_alloc(pool, cap * sizeof(*t->v));
    memset(t->v, 0, cap * sizeof(*t->v));
    t->mask = cap - 1;
    t->round = 0;
    return t;
}

/* How often the run with this hash has come, with this time. */
static uint32_t
count(struct ngrams *t, uint64_t hash)
{
    size_t i = (hash ^ hash >> 29) & t->mask;

    while (t->v[i].round == t->round && t->v[i].hash != hash)
        i = (i + 1) & t->mask;
    if (t->v[i].round != t->round) {
        t->v[i].hash = hash;
        t->v[i].round = t->round;
        t->v[i].count = 0;
    }
    return ++t->v[i].count;
}

/* The run of k words that ends before the word i + k. */
struct window {
    uint64_t hash, power; /* BASE to the k - 1 */
    size_t chars;
};

static void
window_begin(struct window *w, const struct ngrams_word *v, size_t i, size_t k)
{
    size_t j;

    w->hash = 0;
    w->power = 1;
    w->chars = 0;
    for (j = 0; j < k; j++) {
        w->hash = w->hash * BASE + v[i + j].hash;
        w->chars += v[i + j].n;
        w->power *= j > 0 ? BASE : 1;
    }
}

/* From the words at i to those at i + 1. */
static void
window_move(struct window *w, const struct ngrams_word *v, size_t i, size_t k)
{
    w->hash = (w->hash - v[i].hash * w->power) * BASE + v[i + k].hash;
    w->chars += v[i + k].n;
    w->chars -= v[i].n;
}

size_t
ngrams_top(struct ngrams *t, const struct ngrams_word *v, size_t n, size_t k)
{
    size_t i, chars = 0;
    uint32_t most = 1;
    struct window w;

    if (n < k)
        return 0;
    t->round++;
    window_begin(&w, v, 0, k);
    for (i = 0; i + k <= n; i++) {
        uint32_t times = count(t, w.hash);

        if (times > most || (times == most && times > 1 && w.chars > chars)) {
            most = times;
            chars = w.chars;
        }
        if (i + k < n)
            window_move(&w, v, i, k);
    }
    return most > 1 ? chars * most : 0;
}

size_t
ngrams_again(struct ngrams *t, const struct ngrams_word *v, size_t n, size_t k)
{
    size_t i = 0, chars = 0;
    struct window w;

    if (n < k)
        return 0;
    t->round++;
    window_begin(&w, v, 0, k);
    while (i + k <= n) {
        if (count(t, w.hash) > 1) {
            chars += w.chars;
            i += k;
            if (i + k <= n)
                window_begin(&w, v, i, k);
            continue;
        }
        if (i + k < n)
            window_move(&w, v, i, k);
        i++;
    }
    return chars;
}
