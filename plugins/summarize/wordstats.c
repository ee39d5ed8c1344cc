#include "wordstats.h"

#include <string.h>

#include "lists.h"

#define LONGEST 12 /* letters that count */

double *
wordstats_central(const struct article *a, const struct graph *g)
{
    double *v = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*v)), most = 1e-9;
    size_t i, j;

    memset(v, 0, (a->ntype + 1) * sizeof(*v));
    for (i = 0; i < g->n; i++)
        most = g->ahead[i] > most ? g->ahead[i] : most;
    for (i = 0; i < g->n; i++) {
        const struct article_sentence *t = &a->sentence[i];
        double x = g->ahead[i] / most;

        for (j = 0; j < t->ntypes; j++)
            v[t->types[j]] = x > v[t->types[j]] ? x : v[t->types[j]];
    }
    return v;
}

/* Does sentence i (of the first three) hold the stem?  Asked of few. */
static bool
holds(const struct article *a, size_t i, uint32_t type)
{
    size_t j;

    if (i >= a->nsentence)
        return false;
    for (j = 0; j < a->sentence[i].ntypes; j++) {
        if (a->sentence[i].types[j] == type)
            return true;
    }
    return false;
}

void
wordstats_word(const struct article *a, const struct graph *g,
    const double *central, size_t t, double f[WORDSTATS_WORDS])
{
    const struct article_type *y = &a->type[t];
    double n = (double)(g->n > 0 ? g->n : 1);
    double tokens = (double)(a->ntoken > 0 ? a->ntoken : 1);
    bool stop = (y->stem->is & LIST_STOP) != 0;
    bool in0 = y->first == 0;

    f[WORD_bias] = 1;
    f[WORD_count] = number_log_of(a->logs, y->count);
    f[WORD_sentences] = number_log_of(a->logs, y->sentences);
    f[WORD_share] = y->sentences / n;
    f[WORD_idf] = y->stem->idf;
    f[WORD_tfidf] = f[WORD_count] * y->stem->idf;
    f[WORD_inverse] = 1.0 / (1 + y->first);
    f[WORD_log_first] = number_log_of(a->logs, 1 + y->first);
    f[WORD_rel_first] = y->first / n;
    f[WORD_in0] = in0;
    f[WORD_in1] = y->first == 1 || (y->first < 1 && y->sentences > 1 &&
                                       holds(a, 1, (uint32_t)t));
    f[WORD_in2] = y->first == 2 || (y->first < 2 && y->sentences > 1 &&
                                       holds(a, 2, (uint32_t)t));
    f[WORD_early] = y->early < 3 ? y->early : 3;
    f[WORD_spread] = (y->last - y->first) / n;
    f[WORD_capital] = (double)y->capitals / y->count;
    f[WORD_entity] = y->entity;
    f[WORD_figure] = y->stem->figure;
    f[WORD_quoted] = y->quoted / y->count;
    f[WORD_letters] = y->stem->letters < LONGEST ? y->stem->letters : LONGEST;
    f[WORD_stop] = stop;
    f[WORD_stop_count] = stop ? f[WORD_count] : 0;
    f[WORD_place] = y->place;
    f[WORD_central] = central[t];
    f[WORD_entity_count] = y->entity ? f[WORD_count] : 0;
    f[WORD_entity0] = y->entity && in0;
    f[WORD_in0_idf] = in0 ? y->stem->idf : 0;
    f[WORD_in0_count] = in0 ? f[WORD_count] : 0;
    f[WORD_once] = y->sentences == 1;
    f[WORD_twice] = y->sentences == 2;
    f[WORD_idf2] = y->stem->idf * y->stem->idf / 10;
    f[WORD_log_n] = number_log_of(a->logs, g->n);
    f[WORD_frequency] = y->count / tokens * 20;
    f[WORD_agency0] = a->agency && in0;
}

void
wordstats_pair(const struct article *a, const double *p, const double *logit,
    size_t pair, double f[WORDSTATS_PAIRS])
{
    const struct article_pair *b = &a->pair[pair];
    const struct article_type *x = &a->type[b->a], *y = &a->type[b->b];
    double lx = logit[b->a], ly = logit[b->b];
    bool sx = (x->stem->is & LIST_STOP) != 0;
    bool sy = (y->stem->is & LIST_STOP) != 0;
    int entities = x->entity + y->entity;

    f[PAIR_bias] = 1;
    f[PAIR_la] = lx;
    f[PAIR_lb] = ly;
    f[PAIR_least] = lx < ly ? lx : ly;
    f[PAIR_product] = p[b->a] * p[b->b];
    f[PAIR_count] = number_log_of(a->logs, b->count);
    f[PAIR_inverse] = 1.0 / (1 + b->first);
    f[PAIR_in0] = b->first == 0;
    f[PAIR_in1] = b->first == 1;
    f[PAIR_in2] = b->first == 2;
    f[PAIR_log_first] = number_log_of(a->logs, 1 + b->first);
    f[PAIR_entities] = entities == 2;
    f[PAIR_entity] = entities == 1;
    f[PAIR_stop_a] = sx;
    f[PAIR_stop_b] = sy;
    f[PAIR_stops] = sx && sy;
    f[PAIR_content_count] = !sx && !sy ? f[PAIR_count] : 0;
    f[PAIR_log_n] = number_log_of(a->logs, a->nsentence);
    f[PAIR_name] = b->count > 1 && entities == 2;
    f[PAIR_logits] = lx * ly / 4;
    f[PAIR_figure_a] = x->stem->figure;
    f[PAIR_figure_b] = y->stem->figure;
}

void
wordstats_words(struct wordstats *w, const struct article *a,
    const struct graph *g, const double *weights)
{
    const double *central = wordstats_central(a, g);
    double f[WORDSTATS_WORDS];
    size_t i;

    w->word = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*w->word));
    w->logit = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*w->logit));
    for (i = 0; i < a->ntype; i++) {
        double x;

        wordstats_word(a, g, central, i, f);
        x = number_dot(f, weights, WORDSTATS_WORDS);
        w->word[i] = number_logistic(x);
        /* as far as 4 decimals of the probability go */
        w->logit[i] = x > 9.21 ? 9.21 : x < -9.21 ? -9.21 : x;
    }
}

void
wordstats_pairs(
    struct wordstats *w, const struct article *a, const double *weights)
{
    double f[WORDSTATS_PAIRS];
    size_t i;

    w->pair = pool_alloc(a->pool, (a->npair + 1) * sizeof(*w->pair));
    for (i = 0; i < a->npair; i++) {
        wordstats_pair(a, w->word, w->logit, i, f);
        w->pair[i] = number_logistic(number_dot(f, weights, WORDSTATS_PAIRS));
    }
}
