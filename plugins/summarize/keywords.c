/* SPDX-License-Identifier: MIT */
#include "keywords.h"

#include <string.h>

#include "lists.h"

#define LONGEST 3 /* words */
#define LEAST 3   /* letters of a stem in a phrase of one word */

/* A phrase; its stems are type[0..n). */
struct phrase {
    uint32_t type[LONGEST], n, count;
    uint32_t token; /* where it stands, best inside a sentence */
    bool inside;    /* it does */
    double score;
};

struct phrases {
    const struct rank *r;
    struct phrase *v;
    size_t n, mask;
    uint32_t *table; /* index + 1 */
};

/* Can the word be part of a phrase? */
static bool
holds(const struct article_token *k)
{
    return k->content && !k->word->stem->figure &&
           (k->word->is & (LIST_SAY | LIST_DAY | LIST_MONEY)) == 0;
}

/* Does token i + 1 stand right behind token i, a blank or hyphen between? */
static bool
beside(const struct article *a, size_t i)
{
    const struct article_token *x = &a->token[i];

    return x[1].at == x->end + 1 &&
           (a->s[x->end] == ' ' || a->s[x->end] == '-');
}

static void
note(struct phrases *p, uint32_t token, uint32_t n, bool inside)
{
    const struct article_token *k = &p->r->a.token[token];
    struct phrase x = { .n = n, .token = token, .inside = inside };
    uint64_t h = n;
    size_t i;

    for (i = 0; i < n; i++) {
        x.type[i] = k[i].type;
        h = (h ^ k[i].type) * UINT64_C(0x9e3779b97f4a7c15);
    }
    for (i = (size_t)(h >> 32) & p->mask; p->table[i] != 0;
         i = (i + 1) & p->mask) {
        struct phrase *y = &p->v[p->table[i] - 1];

        if (y->n != n || memcmp(y->type, x.type, sizeof(x.type)) != 0)
            continue;
        y->count++;
        if (inside && !y->inside) {
            y->token = token;
            y->inside = true;
        }
        return;
    }
    x.count = 1;
    p->v[p->n++] = x;
    p->table[i] = (uint32_t)p->n;
}

static void
collect(struct phrases *p)
{
    const struct article *a = &p->r->a;
    size_t cap = 64, i;
    uint32_t j, n;

    while (cap < 2 * LONGEST * a->ntoken)
        cap *= 2;
    p->mask = cap - 1;
    p->table = pool_alloc(a->pool, cap * sizeof(*p->table));
    memset(p->table, 0, cap * sizeof(*p->table));
    p->v = pool_alloc(a->pool, (LONGEST * a->ntoken + 1) * sizeof(*p->v));
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        for (j = 0; j < t->ntoken; j++) {
            for (n = 1; n <= LONGEST && j + n <= t->ntoken; n++) {
                if (!holds(&a->token[t->token + j + n - 1]) ||
                    (n > 1 && !beside(a, t->token + j + n - 2)))
                    break;
                note(p, t->token + j, n, j > 0);
            }
        }
    }
}

/* How often the article speaks of it.  A name in full stands once, and then
 * the surname does; other words side by side once are there by chance. */
static uint32_t
count_of(const struct phrases *p, const struct phrase *x)
{
    const struct article *a = &p->r->a;
    uint32_t j, most = 0, n;

    if (x->n == 1)
        return x->count;
    for (j = 0; j < x->n; j++) {
        if (!a->token[x->token + j].capital || !a->type[x->type[j]].entity)
            return x->count > 1 ? x->count : 0;
        n = a->type[x->type[j]].content;
        most = n > most ? n : most;
    }
    return most;
}

static void
score(struct phrases *p)
{
    const struct article *a = &p->r->a;
    size_t i;
    uint32_t j;

    for (i = 0; i < p->n; i++) {
        struct phrase *x = &p->v[i];
        double sum = 0;

        for (j = 0; j < x->n; j++)
            sum += p->r->w.word[x->type[j]] * a->type[x->type[j]].stem->idf;
        x->score = sum * number_log_of(a->logs, 1 + count_of(p, x));
        if (x->n == 1 && a->type[x->type[0]].stem->letters < LEAST)
            x->score = 0;
    }
}

/* The best phrase without a stem that is used; NULL if none is left. */
static const struct phrase *
best(const struct phrases *p, const bool *used)
{
    const struct phrase *top = NULL;
    size_t i;
    uint32_t j;

    for (i = 0; i < p->n; i++) {
        const struct phrase *x = &p->v[i];
        bool fresh = x->score > 0;

        for (j = 0; j < x->n; j++)
            fresh = fresh && !used[x->type[j]];
        if (fresh && (top == NULL || x->score > top->score))
            top = x;
    }
    return top;
}

size_t
keywords_of(const struct rank *r, struct span *out, size_t most)
{
    const struct article *a = &r->a;
    struct phrases p = { .r = r };
    bool *used = pool_alloc(a->pool, a->ntype + 1);
    const struct phrase *x;
    size_t n = 0;
    uint32_t j;

    memset(used, 0, a->ntype + 1);
    collect(&p);
    score(&p);
    while (n < most && (x = best(&p, used)) != NULL) {
        const struct article_token *k = &a->token[x->token];

        for (j = 0; j < x->n; j++)
            used[x->type[j]] = true;
        out[n++] = (struct span){ k->at, k[x->n - 1].end - k->at };
    }
    return n;
}
