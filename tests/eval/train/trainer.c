#include "trainer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"
#include "lists.h"

#define SCALE 100000 /* shares are in 1/SCALE */

static void *
from_arena(const void *ctx, size_t n)
{
    const struct trainer *t = ctx;

    return arena_alloc(t->arena, n);
}

void
trainer_init(struct trainer *t)
{
    memset(t, 0, sizeof(*t));
    t->rules = sentence_rules_new();
    t->arena = arena_new();
    t->pool = (struct pool){ from_arena, t };
    number_logs_init(&t->logs);
    t->common = calloc(1, sizeof(*t->common));
    trainer_words(t);
}

void
trainer_words(struct trainer *t)
{
    lexis_free(t->lexis);
    lexis_tables_free(t->tables);
    t->tables = lexis_tables_new(t->common);
    t->lexis = t->tables != NULL ? lexis_new(t->tables) : NULL;
    if (t->lexis == NULL) {
        fputs("train: out of memory\n", stderr);
        exit(1);
    }
}

void
trainer_free(struct trainer *t)
{
    struct background *b;

    lexis_free(t->lexis);
    lexis_tables_free(t->tables);
    sentence_rules_free(t->rules);
    arena_free(t->arena);
    corpus_free(&t->corpus);
    for (b = t->common; b->stem != NULL; b++)
        free((char *)(uintptr_t)b->stem);
    free(t->common);
}

void
trainer_read(struct trainer *t, size_t i, struct work *w)
{
    static const struct fit rules = { .least = 4 };
    const struct corpus_article *c = &t->corpus.v[i];
    struct span *span;
    size_t n;

    arena_reset(t->arena);
    memset(w, 0, sizeof(*w));
    w->source = c;
    w->r.a.s = c->text;
    w->r.a.n = c->text_n;
    w->r.a.pool = &t->pool;
    w->r.a.logs = &t->logs;
    w->r.a.nouns = t->nouns;
    n = sentence_split(sentence_language(t->rules, NULL), c->text, c->text_n, 0,
        &t->pool, &span);
    n = n < ARTICLE_SENTENCES ? n : ARTICLE_SENTENCES;
    lexis_begin(t->lexis, NULL, (n + 20) * ARTICLE_WORDS);
    rank_read(&w->r, t->lexis, t->mark += 2, span, n);
    fit_judge(&w->r.a, w->r.surface, &rules, t->lexis);
    article_pairs(&w->r.a);
    label_read(&w->l, &w->r.a, t->lexis, t->mark, c->summary);
    graph_build(&w->r.g, &w->r.a);
}

/* ---- how common stems are
 * ----------------------------------------------------- */

struct tally {
    char *stem;
    unsigned articles, uses, capitals; /* uses: not as the first word */
    bool stop;
};

struct tallies {
    struct tally *v;
    size_t n, cap;
    json_t *index;
};

static struct tally *
tally_of(struct tallies *x, const struct lexis_stem *s)
{
    char key[2 * LEXIS_LONGEST + 1];
    size_t n = s->n < sizeof(key) ? s->n : sizeof(key) - 1;
    const json_t *at;

    memcpy(key, s->s, n);
    key[n] = '\0';
    at = json_object_get(x->index, key);
    if (at != NULL)
        return &x->v[json_integer_value(at)];
    if (x->n == x->cap) {
        x->cap = x->cap > 0 ? 2 * x->cap : 4096;
        x->v = realloc(x->v, x->cap * sizeof(*x->v));
    }
    json_object_set_new(x->index, key, json_integer((json_int_t)x->n));
    x->v[x->n] = (struct tally){ .stem = strdup(key), .stop = s->stop };
    return &x->v[x->n++];
}

static int
by_articles(const void *a, const void *b)
{
    const struct tally *x = a, *y = b;

    if (x->articles != y->articles)
        return x->articles < y->articles ? 1 : -1;
    return strcmp(x->stem, y->stem);
}

static int
by_stem(const void *a, const void *b)
{
    const struct background *x = a, *y = b;

    return strcmp(x->stem, y->stem);
}

static void
tally_article(struct tallies *x, const struct article *a)
{
    size_t i, j;

    for (i = 0; i < a->ntype; i++)
        tally_of(x, a->type[i].stem)->articles++;
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        for (j = 1; j < t->ntoken; j++) {
            const struct article_token *k = &a->token[t->token + j];
            struct tally *y = tally_of(x, k->word->stem);

            y->uses++;
            y->capitals += k->capital;
        }
    }
}

void
trainer_count(struct trainer *t, size_t most)
{
    struct tallies x = { .index = json_object() };
    struct work w;
    size_t i, n = 0;

    for (i = 0; i < t->corpus.n; i++) {
        trainer_read(t, i, &w);
        tally_article(&x, &w.r.a);
    }
    qsort(x.v, x.n, sizeof(*x.v), by_articles);
    t->common = realloc(t->common, (most + 1) * sizeof(*t->common));
    for (i = 0; i < x.n; i++) {
        const struct tally *y = &x.v[i];
        bool name = 2 * y->capitals >= y->uses && !y->stop;

        if (n < most && !name) {
            t->common[n++] = (struct background){ y->stem,
                (uint32_t)((uint64_t)SCALE * y->articles / t->corpus.n) };
        } else {
            free(y->stem);
        }
    }
    t->common[n].stem = NULL;
    qsort(t->common, n, sizeof(*t->common), by_stem);
    free(x.v);
    json_decref(x.index);
}
