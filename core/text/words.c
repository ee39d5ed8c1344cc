#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"

#define FOLD_MOST 128 /* bytes of a word that is folded to be asked for */

struct entry {
    const char *s; /* NULL: free */
    uint32_t n, hash, value;
};

struct words {
    struct entry *v;
    size_t n, cap; /* cap is a power of two, at most 3/4 used */
};

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static uint32_t
hash_of(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    size_t i;

    for (i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ h >> 15;
}

struct words *
words_new(size_t n)
{
    struct words *w = malloc(sizeof(*w));

    if (w == NULL)
        return NULL;
    w->n = 0;
    for (w->cap = 16; w->cap / 4 * 3 < n; w->cap *= 2)
        continue;
    w->v = calloc(w->cap, sizeof(*w->v));
    if (w->v == NULL) {
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
    free(w);
}

/* Where the word is, or would go. */
static struct entry *
find(const struct words *w, const char *s, size_t n, uint32_t h)
{
    size_t i = h & (w->cap - 1);

    while (w->v[i].s != NULL && (w->v[i].hash != h || w->v[i].n != n ||
                                    memcmp(w->v[i].s, s, n) != 0))
        i = (i + 1) & (w->cap - 1);
    return &w->v[i];
}

static int
grow(struct words *w)
{
    struct words bigger = { NULL, w->n, w->cap * 2 };
    size_t i;

    bigger.v = calloc(bigger.cap, sizeof(*bigger.v));
    if (bigger.v == NULL)
        return -1;
    for (i = 0; i < w->cap; i++) {
        const struct entry *x = &w->v[i];

        if (x->s != NULL)
            *find(&bigger, x->s, x->n, x->hash) = *x;
    }
    free(w->v);
    *w = bigger;
    return 0;
}

int
words_add(struct words *w, const char *s, size_t n, uint32_t value)
{
    uint32_t h = hash_of(s, n);
    struct entry *x;

    if (w->n + 1 > w->cap / 4 * 3 && grow(w))
        return -1;
    x = find(w, s, n, h);
    if (x->s == NULL) {
        x->s = s;
        x->n = (uint32_t)n;
        x->hash = h;
        w->n++;
    }
    x->value |= value;
    return 0;
}

int
words_add_list(struct words *w, const char *list, uint32_t value)
{
    size_t n;

    for (;; list += n) {
        list += strspn(list, " \n");
        n = strcspn(list, " \n");
        if (n == 0)
            return 0;
        if (words_add(w, list, n, value))
            return -1;
    }
}

uint32_t
words_get(const struct words *w, const char *s, size_t n)
{
    return find(w, s, n, hash_of(s, n))->value;
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
