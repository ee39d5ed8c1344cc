/* SPDX-License-Identifier: MIT */
#include "stages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "candidates.h"
#include "linear.h"

#define SHARE_WIDTH (TRAITS_N + ECHO_N)

/* Who takes part. */
struct part {
    struct trainer *t;
    unsigned fold, first, sets; /* sets from `first` to below `sets` */
    const double *weight;
    struct model *m;
};

static bool
takes_part(const struct part *p, size_t i)
{
    const struct corpus_article *c = &p->t->corpus.v[i];

    return c->set >= p->first && c->set < p->sets && c->fold != p->fold &&
           !c->odd && c->text_n > 0;
}

/* ---- rows with a yes or no
 * ------------------------------------------------------- */

struct answers {
    struct matrix x;
    unsigned char *y;
    float *w;
    size_t cap;
};

static float *
answer(struct answers *a, bool yes, double weight)
{
    if (a->x.n == a->cap) {
        a->cap = a->cap > 0 ? a->cap * 2 : 4096;
        a->y = realloc(a->y, a->cap);
        a->w = realloc(a->w, a->cap * sizeof(*a->w));
    }
    a->y[a->x.n] = yes;
    a->w[a->x.n] = (float)weight;
    return matrix_row(&a->x);
}

static void
solve(struct answers *a, double l2, double *out)
{
    linear_logistic(&a->x, a->y, a->w, l2, out);
    matrix_free(&a->x);
    free(a->y);
    free(a->w);
}

static void
fit_words(const struct part *p)
{
    struct answers all = { .x.width = WORDSTATS_WORDS };
    double f[WORDSTATS_WORDS];
    struct work w;
    size_t i, j, k;

    for (i = 0; i < p->t->corpus.n; i++) {
        const double *central;

        if (!takes_part(p, i))
            continue;
        trainer_read(p->t, i, &w);
        central = wordstats_central(&w.r.article, &w.r.graph);
        for (j = 0; j < w.r.article.ntype; j++) {
            float *row =
                answer(&all, w.l.word[j] > 0, p->weight[w.source->set]);

            wordstats_word(&w.r.article, &w.r.graph, central, j, f);
            for (k = 0; k < WORDSTATS_WORDS; k++)
                row[k] = (float)f[k];
        }
    }
    solve(&all, 1, p->m->word);
}

static void
fit_pairs(const struct part *p)
{
    struct answers all = { .x.width = WORDSTATS_PAIRS };
    double f[WORDSTATS_PAIRS];
    struct work w;
    size_t i, j, k;

    for (i = 0; i < p->t->corpus.n; i++) {
        if (!takes_part(p, i))
            continue;
        trainer_read(p->t, i, &w);
        wordstats_words(&w.r.wordstats, &w.r.article, &w.r.graph, p->m->word);
        for (j = 0; j < w.r.article.npair; j++) {
            float *row =
                answer(&all, w.l.pair[j] > 0, p->weight[w.source->set]);

            wordstats_pair(
                &w.r.article, w.r.wordstats.word, w.r.wordstats.logit, j, f);
            for (k = 0; k < WORDSTATS_PAIRS; k++)
                row[k] = (float)f[k];
        }
    }
    solve(&all, 1, p->m->pair);
}

/* ---- sentences, then sets of them
 * ------------------------------------------------- */

static void
fit_sentences(const struct part *p)
{
    struct ridge r;
    struct work w;
    size_t i;
    uint32_t j;

    ridge_init(&r, TRAITS_N);
    for (i = 0; i < p->t->corpus.n; i++) {
        double *y, score[2];

        if (!takes_part(p, i))
            continue;
        trainer_read(p->t, i, &w);
        rank_weigh(&w.r, p->m);
        y = pool_alloc(&p->t->pool, (w.r.article.nsentence + 1) * sizeof(*y));
        for (j = 0; j < w.r.article.nsentence; j++) {
            label_score(&w.l, &j, 1, score);
            y[j] = score[0] + score[1];
        }
        ridge_add(&r, w.r.traits[0].v, y, w.r.article.nsentence,
            p->weight[w.source->set] / (double)w.r.article.nsentence);
    }
    ridge_solve(&r, 3, p->m->sentence);
    ridge_free(&r);
}

static void
fit_sets(const struct part *p, unsigned members)
{
    struct candidates all;
    struct work w;
    size_t i;

    candidates_init(&all, members);
    for (i = 0; i < p->t->corpus.n; i++) {
        if (!takes_part(p, i))
            continue;
        trainer_read(p->t, i, &w);
        rank_weigh(&w.r, p->m);
        candidates_add(&all, &w, p->weight[w.source->set]);
    }
    candidates_fit(&all, p->m->member[members - 1], p->m->set[members - 1]);
    candidates_free(&all);
}

void
stages_fit(struct trainer *t, unsigned fold, unsigned sets,
    const double *weight, struct model *m)
{
    const struct part p = { t, fold, 0, sets, weight, m };
    unsigned members;

    memset(m, 0, sizeof(*m));
    fit_words(&p);
    fit_pairs(&p);
    fit_sentences(&p);
    for (members = 1; members <= SETS_MEMBERS; members++)
        fit_sets(&p, members);
}

/* ---- a share of the sentences
 * ------------------------------------------------------ */

/* Letters and figures of the text only. */
static char *
squeeze(const struct pool *pool, const char *s, size_t n)
{
    char *out = pool_alloc(pool, n + 1);
    size_t i, k = 0;

    for (i = 0; i < n; i++) {
        if ((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') ||
            (s[i] >= '0' && s[i] <= '9') || (unsigned char)s[i] >= 0x80)
            out[k++] = s[i];
    }
    out[k] = '\0';
    return out;
}

/* The traits of a sentence for the method ratio. */
static void
share_traits(const struct work *w, const struct echo *e, size_t j, double *f)
{
    memcpy(f, w->r.traits[j].v, TRAITS_N * sizeof(*f));
    memcpy(f + TRAITS_N, e[j].v, ECHO_N * sizeof(*f));
}

static void
add_shares(struct answers *all, const struct work *w)
{
    const struct article *a = &w->r.article;
    const struct echo *e = echo_of(a);
    double mean[SHARE_WIDTH] = { 0 }, f[SHARE_WIDTH];
    const char *summary =
        squeeze(a->pool, w->source->summary, strlen(w->source->summary));
    size_t j, k;

    for (j = 0; j < a->nsentence; j++) {
        share_traits(w, e, j, f);
        for (k = 0; k < SHARE_WIDTH; k++)
            mean[k] += f[k] / (double)a->nsentence;
    }
    for (j = 0; j < a->nsentence; j++) {
        const struct article_sentence *x = &a->sentence[j];
        const char *s = squeeze(a->pool, a->s + x->at, x->end - x->at);
        float *row =
            answer(all, strlen(s) > 10 && strstr(summary, s) != NULL, 1);

        share_traits(w, e, j, f);
        row[0] = 1;
        for (k = 0; k < SHARE_WIDTH; k++)
            row[k + 1] = (float)(f[k] - mean[k]);
    }
}

void
stages_fit_ratio(
    struct trainer *t, unsigned fold, unsigned set, struct model *m)
{
    const struct part p = { t, fold, set, set + 1, NULL, m };
    struct answers all = { .x.width = SHARE_WIDTH + 1 };
    double weights[SHARE_WIDTH + 1];
    struct work w;
    size_t i;

    for (i = 0; i < t->corpus.n; i++) {
        if (!takes_part(&p, i))
            continue;
        trainer_read(t, i, &w);
        rank_weigh(&w.r, m);
        add_shares(&all, &w);
    }
    solve(&all, 10, weights);
    memcpy(m->ratio, weights + 1, sizeof(m->ratio));
    memcpy(m->echo, weights + 1 + TRAITS_N, sizeof(m->echo));
}
