/* SPDX-License-Identifier: MIT */
#include "trainer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"
#include "lang/lang.h"
#include "lists.h"

#define SCALE 100000 /* shares are in 1/SCALE */

static void *
from_arena(const void *ctx, size_t n)
{
    const struct trainer *t = ctx;

    return arena_alloc(t->arena, n);
}

static void
need(bool ok)
{
    if (ok)
        return;
    fputs("train: out of memory\n", stderr);
    exit(1);
}

void
trainer_init(struct trainer *t)
{
    memset(t, 0, sizeof(*t));
    t->rules = sentence_rules_new();
    t->dates = date_words_new();
    need(t->rules != NULL && t->dates != NULL);
    t->datelines = dateline_words_new(t->dates);
    need(t->datelines != NULL);
    t->arena = arena_new();
    t->pool = (struct pool){ from_arena, t };
    number_logs_init(&t->logs);
    t->common = calloc(1, sizeof(*t->common));
    trainer_words(t);
}

static const struct cd_word *
word(const void *ctx, uint32_t number)
{
    const struct trainer *t = ctx;

    return vocabulary_word(t->vocabulary, number);
}

void
trainer_words(struct trainer *t)
{
    const struct trainer_stem *x;

    vocabulary_free(t->vocabulary);
    lexis_drop(&t->lexis);
    lexis_tables_free(t->tables);
    words_free(t->frequencies);
    t->frequencies = words_new(4096);
    need(t->frequencies != NULL);
    for (x = t->common; x->stem != NULL; x++)
        need(
            words_add(t->frequencies, x->stem, strlen(x->stem), x->share) == 0);
    t->vocabulary = vocabulary_new(t->frequencies);
    t->tables = lexis_tables_new();
    need(t->vocabulary != NULL && t->tables != NULL &&
         lexis_init(&t->lexis, t->tables) == 0);
    t->lexis.source = (struct lexis_source){ word, t };
}

void
trainer_free(struct trainer *t)
{
    struct trainer_stem *f;

    vocabulary_free(t->vocabulary);
    lexis_drop(&t->lexis);
    lexis_tables_free(t->tables);
    words_free(t->frequencies);
    sentence_rules_free(t->rules);
    dateline_words_free(t->datelines);
    date_words_free(t->dates);
    arena_free(t->arena);
    corpus_free(&t->corpus);
    for (f = t->common; f->stem != NULL; f++)
        free((char *)(uintptr_t)f->stem);
    free(t->common);
}

/* Take an English text apart. */
static void
take_apart(struct trainer *t, struct analysis *a, const char *s, size_t n)
{
    analysis_init(a, &t->pool, s, n);
    a->text.language = "en";
    a->rules = sentence_language(t->rules, lang_of_tag("en", 2));
    a->datelines = t->datelines;
    a->language = lang_find("en", 2);
    a->vocabulary = t->vocabulary;
    analysis_make(a, &t->pool, CD_TEXT_WORDS | CD_TEXT_QUOTATIONS);
}

void
trainer_read(struct trainer *t, size_t i, struct work *w)
{
    struct fit rules = { .least = 4 };
    const struct corpus_article *c = &t->corpus.v[i];
    struct analysis summary, title;
    size_t n;

    arena_reset(t->arena);
    memset(w, 0, sizeof(*w));
    vocabulary_record(t->vocabulary, &t->pool);
    need(vocabulary_language(t->vocabulary, lang_find("en", 2)) == 0);
    take_apart(t, &w->text, c->text, c->text_n);
    take_apart(t, &summary, c->summary, strlen(c->summary));
    if (c->title_n > 0) {
        take_apart(t, &title, c->title, c->title_n);
        rules.title = &title.text;
    }
    need(lexis_begin(
             &t->lexis, &w->text.text, vocabulary_count(t->vocabulary)) == 0);
    w->source = c;
    w->r.article.s = w->text.text.s;
    w->r.article.n = c->text_n;
    w->r.article.pool = &t->pool;
    w->r.article.logs = &t->logs;
    w->r.article.nouns = t->nouns;
    n = w->text.text.nsentences;
    n = n < ARTICLE_SENTENCES ? n : ARTICLE_SENTENCES;
    rank_read(&w->r, &t->lexis, t->mark += 2, &w->text.text, 0, n);
    fit_judge(&w->r.article, w->r.surface, &rules, &t->lexis);
    needs_read(&w->r.needs, &w->r.article, w->r.surface, &w->text.text, 0,
        rules.title, &t->lexis);
    topic_read(&w->r.topic, &w->r.article, rules.title, &t->lexis);
    article_pairs(&w->r.article);
    label_read(&w->l, &w->r.article, &t->lexis, t->mark, &summary.text);
    graph_build(&w->r.graph, &w->r.article);
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
    char key[2 * CD_WORD_MOST + 1];
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
    const struct trainer_stem *x = a, *y = b;

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
        tally_article(&x, &w.r.article);
    }
    qsort(x.v, x.n, sizeof(*x.v), by_articles);
    t->common = realloc(t->common, (most + 1) * sizeof(*t->common));
    for (i = 0; i < x.n; i++) {
        const struct tally *y = &x.v[i];
        bool name = 2 * y->capitals >= y->uses && !y->stop;

        if (n < most && !name) {
            t->common[n++] = (struct trainer_stem){ y->stem,
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
