/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#include "text/eight.h"
#include "text/fold.h"

#define FOLD_MOST 128 /* bytes of a word that is folded to be asked for */

struct entry {
    const char *s; /* NULL: free */
    uint64_t head; /* its first eight bytes (text/eight.h) */
    uint32_t n, value;
};

/* Most words that are asked for are in no table.  `filter` has a bit for the
 * hash of each word that is, and is small enough to be at hand. */
#define FILTER_BITS 8 /* a slot of the table */

struct words {
    struct entry *v;
    uint64_t *filter;
    size_t n, cap; /* cap is a power of two, at most 3/4 used */
};

/* A word that is asked for. */
struct asked {
    const char *s;
    size_t n;
    uint64_t head;
    uint32_t hash;
};

/* Multiply and rotate, eight bytes a step. */
static struct asked
ask(const char *s, size_t n)
{
    struct asked a = { .s = s, .n = n, .head = eight_at(s, n) };
    uint64_t k = UINT64_C(0x517cc1b727220a95), h = (a.head ^ n) * k;
    size_t i;

    for (i = 8; i < n; i += 8)
        h = ((h << 5 | h >> 59) ^ eight_at(s + i, n - i)) * k;
    a.hash = (uint32_t)(h >> 32);
    return a;
}

static uint64_t *
filter_at(const struct words *w, uint32_t hash, uint64_t *bit)
{
    size_t i = hash & (w->cap * FILTER_BITS - 1);

    *bit = UINT64_C(1) << i % 64;
    return &w->filter[i / 64];
}

static int
init(struct words *w, size_t n, size_t cap)
{
    w->n = n;
    w->cap = cap;
    w->v = calloc(cap, sizeof(*w->v));
    w->filter = calloc(cap * FILTER_BITS / 64, sizeof(*w->filter));
    if (w->v != NULL && w->filter != NULL)
        return 0;
    free(w->v);
    free(w->filter);
    return -1;
}

struct words *
words_new(size_t n)
{
    struct words *w = malloc(sizeof(*w));
    size_t cap = 16;

    while (cap / 4 * 3 < n)
        cap *= 2;
    if (w != NULL && init(w, 0, cap)) {
        free(w);
        return NULL;
    }
    return w;
}

void
words_free(struct words *w)
{
    if (w == NULL)
        return;
    free(w->v);
    free(w->filter);
    free(w);
}

/* Where the word is, or would go. */
static struct entry *
find(const struct words *w, const struct asked *a)
{
    size_t i = a->hash & (w->cap - 1);

    while (w->v[i].s != NULL &&
           (w->v[i].head != a->head || w->v[i].n != a->n ||
               (a->n > 8 && memcmp(w->v[i].s + 8, a->s + 8, a->n - 8) != 0)))
        i = (i + 1) & (w->cap - 1);
    return &w->v[i];
}

/* Put a word that is not there into the place that find gave. */
static void
put(struct words *w, const struct asked *a, struct entry *x, uint32_t value)
{
    uint64_t bit, *set = filter_at(w, a->hash, &bit);

    *x = (struct entry){ a->s, a->head, (uint32_t)a->n, value };
    *set |= bit;
}

static int
grow(struct words *w)
{
    struct words bigger;
    size_t i;

    if (init(&bigger, w->n, w->cap * 2))
        return -1;
    for (i = 0; i < w->cap; i++) {
        const struct entry *x = &w->v[i];

        if (x->s != NULL) {
            struct asked a = ask(x->s, x->n);

            put(&bigger, &a, find(&bigger, &a), x->value);
        }
    }
    free(w->v);
    free(w->filter);
    *w = bigger;
    return 0;
}

int
words_add(struct words *w, const char *s, size_t n, uint32_t value)
{
    struct asked a = ask(s, n);
    struct entry *x;

    if (w->n + 1 > w->cap / 4 * 3 && grow(w))
        return -1;
    x = find(w, &a);
    if (x->s != NULL) {
        x->value |= value;
    } else {
        put(w, &a, x, value);
        w->n++;
    }
    return 0;
}

int
words_add_list(struct words *w, const char *list, uint32_t value)
{
    const char *end;

    for (;; list = end) {
        while (*list == ' ' || *list == '\n')
            list++;
        for (end = list; *end != ' ' && *end != '\n' && *end != '\0';)
            end++;
        if (end == list)
            return 0;
        if (words_add(w, list, (size_t)(end - list), value))
            return -1;
    }
}

uint32_t
words_get(const struct words *w, const char *s, size_t n)
{
    struct asked a = ask(s, n);
    uint64_t bit, *set = filter_at(w, a.hash, &bit);

    return *set & bit ? find(w, &a)->value : 0;
}

uint32_t
words_get_folded(const struct words *w, const char *s, size_t n)
{
    char folded[FOLD_MOST * 2];

    if (n > FOLD_MOST)
        return 0;
    return words_get(w, folded, fold_lower(s, n, folded));
}

size_t
words_count(const struct words *w)
{
    return w->n;
}
