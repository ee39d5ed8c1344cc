/* SPDX-License-Identifier: MIT */
#include "traits.h"

#include <math.h>
#include <string.h>

#include "lists.h"

#define F(name) f->v[TRAIT_##name]
#define LEAD_N  2   /* sentences that are the lead */
#define TYPICAL 45  /* words of a summary */
#define LIKELY  0.3 /* a stem that will be told */

/* What every sentence that has a stem as a content word takes from it. */
struct stem {
    double local, rare;   /* log of its count, and that by idf; 0 of what is in
                             one sentence only */
    double count, spread; /* logs of how often; of a name: in how many */
    double idf;
    bool entity, early;
    uint8_t in; /* LEAD0, LEAD1, SEEN ... */
};

/* Sums over the article. */
struct sums {
    const struct article *a;
    const struct graph *g;
    const struct wordstats *w;
    struct stem *stem;
    double local_norm, rare_norm, rare_sum;
    double most_ahead, most_shared;
    size_t lead0, lead0_entities; /* content stems of the first sentence */
    size_t before;                /* words before this sentence */
};

enum { LEAD0 = 1, LEAD1 = 2, LEAD = LEAD0 | LEAD1, SEEN = 4 };

static void
sum_stems(struct sums *x)
{
    const struct article *a = x->a;
    size_t i;

    x->stem = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*x->stem));
    for (i = 0; i < a->ntype; i++) {
        const struct article_type *y = &a->type[i];
        double count = number_log_of(a->logs, 1 + y->content);
        double local = count * (y->content_in > 1), idf = y->stem->idf;

        x->stem[i] = (struct stem){ .local = local,
            .rare = local * idf,
            .count = count,
            .spread = y->entity * number_log_of(a->logs, y->content_in),
            .idf = idf,
            .entity = y->entity,
            .early = y->first_content > 1 };
        x->local_norm += local * local;
        x->rare_norm += x->stem[i].rare * x->stem[i].rare;
        x->rare_sum += x->stem[i].rare;
    }
    x->local_norm = x->local_norm > 0 ? sqrt(x->local_norm) : 1;
    x->rare_norm = x->rare_norm > 0 ? sqrt(x->rare_norm) : 1;
    x->rare_sum = x->rare_sum > 0 ? x->rare_sum : 1;
}

static double
most(const double *v, size_t n)
{
    double m = 1e-9;
    size_t i;

    for (i = 0; i < n; i++)
        m = v[i] > m ? v[i] : m;
    return m;
}

static void
sum_lead(struct sums *x)
{
    const struct article *a = x->a;
    size_t i, j;

    for (i = 0; i < LEAD_N && i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        for (j = 0; j < t->ncontent; j++) {
            x->stem[t->content[j]].in |= i == 0 ? LEAD0 : LEAD1;
            if (i == 0) {
                x->lead0++;
                x->lead0_entities += a->type[t->content[j]].entity;
            }
        }
    }
}

static void
place(struct traits *f, const struct sums *x, size_t i)
{
    double n = (double)x->a->nsentence, words = (double)x->a->ntoken;

    F(pos0) = i == 0;
    F(pos1) = i == 1;
    F(pos2) = i == 2;
    F(pos3) = i == 3;
    F(pos4) = i == 4;
    F(pos5) = i >= 5 && i <= 6;
    F(pos7) = i >= 7 && i <= 9;
    F(pos10) = i >= 10 && i <= 14;
    F(inverse) = 1.0 / (double)(i + 1);
    F(log_pos) = number_log_of(x->a->logs, 1 + i);
    F(rel) = (double)i / n;
    F(rel_words) = (double)x->before / (words > 0 ? words : 1);
    F(log_words) = number_log_of(x->a->logs, 1 + x->before);
    F(log_n) = number_log_of(x->a->logs, x->a->nsentence);
}

static void
signs(struct traits *f, const struct sums *x, const struct surface *s,
    const struct article_sentence *t)
{
    double length = t->ntoken, per = length > 0 ? length : 1;
    uint32_t is = t->ntoken > 0 ? x->a->token[t->token].word->is : 0;

    F(length) = length;
    F(short10) = (length < 10 ? length : 10) / 10;
    F(long40) = length > 40;
    F(short8) = length < 8;
    F(over30) = length > 30 ? length - 30 : 0;
    F(log_length) = number_log_of(x->a->logs, 1 + t->ntoken);
    F(content) = t->nwords;
    F(density) = t->nwords / per;
    F(capital_share) = (double)s->capitals / (s->blanks > 0 ? s->blanks : 1);
    F(capitals) = s->capitals;
    F(quote) = t->quotes;
    F(quoted) = t->quoted;
    F(quote_first) = s->opens;
    F(figure) = s->figures > 0;
    F(figures) = s->figures;
    F(question) = s->question;
    F(exclamation) = s->exclamation;
    F(pronoun) = (is & LIST_PRONOUN) != 0;
    F(pointer) = (is & LIST_POINTER) != 0;
    F(link) = (is & LIST_LINK) != 0;
    F(bracket) = s->bracket;
    F(caption) = s->caption;
    F(promo) = s->promo;
    F(says) = s->says;
    F(tail) = s->tail;
    F(self) = s->selves > 0;
    F(selves) = s->selves / per;
    F(pronouns) = s->pronouns / per;
    F(day) = s->day;
    F(money) = s->money;
    F(colon) = s->colon;
    F(dash) = s->dash;
    F(semicolon) = s->semicolon;
    F(no_end) = !s->ends;
}

/* What the content words of a sentence say; they are marked as seen. */
static void
content(struct traits *f, struct sums *x, const struct article_sentence *t)
{
    double k = t->ncontent > 0 ? t->ncontent : 1, local = 0, rare = 0;
    double counts = 0, idf = 0, max_idf = 0, spread = 0;
    size_t lead2 = 0, lead0 = 0, early = 0, fresh = 0, fresh_entities = 0;
    size_t entities = 0, lead_entities = 0, lead0_entities = 0, j;

    for (j = 0; j < t->ncontent; j++) {
        struct stem *y = &x->stem[t->content[j]];
        bool first = (y->in & LEAD0) != 0, lead = (y->in & LEAD) != 0;
        bool seen = (y->in & SEEN) != 0;

        local += y->local;
        rare += y->rare;
        counts += y->count;
        spread += y->spread;
        idf += y->idf;
        max_idf = y->idf > max_idf ? y->idf : max_idf;
        lead2 += lead;
        lead0 += first;
        early += y->early;
        fresh += !seen;
        entities += y->entity;
        fresh_entities += y->entity & !seen;
        lead_entities += y->entity & lead;
        lead0_entities += y->entity & first;
        y->in |= SEEN;
    }
    F(cos) = local / (x->local_norm * sqrt(k));
    F(mean) = local / k;
    F(central) = local;
    F(cos_idf) = rare / (x->rare_norm * sqrt(k));
    F(central_idf) = rare / x->rare_sum;
    F(mean_idf) = rare / k / 5;
    F(sum_count) = counts;
    F(mean_count) = counts / k;
    F(idf) = idf / k;
    F(max_idf) = max_idf;
    F(like_lead2) = (double)lead2 / k;
    F(like_lead1) = (double)lead0 / (x->lead0 > 0 ? (double)x->lead0 : 1);
    F(early) = (double)early / k;
    F(fresh) = (double)fresh / k;
    F(entities) = (double)entities;
    F(entity_share) = (double)entities / k;
    F(fresh_entities) = (double)fresh_entities;
    F(lead_entities) = (double)lead_entities;
    F(lead0_entities) = (double)lead0_entities /
                        (x->lead0_entities > 0 ? (double)x->lead0_entities : 1);
    F(entity_spread) = spread;
}

static void
likeness(struct traits *f, const struct sums *x, size_t i)
{
    const struct graph *g = x->g;
    const double *near = g->near + i * g->n;
    double m = 0;
    size_t j;

    F(ahead_n) = g->ahead[i] / x->most_ahead;
    F(behind_n) = g->behind[i] / x->most_ahead;
    F(ahead) = g->ahead[i];
    F(behind) = g->behind[i];
    F(rare_ahead) = g->rare_ahead[i];
    F(rare_behind) = g->rare_behind[i];
    F(shared) = g->shared[i];
    F(shared_n) = g->shared[i] / x->most_shared;
    F(rank) = g->rank[i];
    for (j = 0; j < i; j++)
        m = near[j] > m ? near[j] : m;
    F(like0) = i > 0 ? graph_near(g, 0, i) : 0;
    F(like_before) = i > 0 ? graph_near(g, i - 1, i) : 0;
    F(like_most) = m;
    F(rare0) = i > 0 ? graph_rare(g, 0, i) : 0;
}

static void
agency(struct traits *f, const struct article *a, size_t i)
{
    double on = a->agency;

    F(sparse_lead) = a->sparse && i < 3;
    F(agency0) = a->agency && i == 0;
    F(agency_length) = on * F(log_length);
    F(agency_cos) = on * F(cos_idf);
    F(agency_inverse) = on * F(inverse);
    F(agency_quoted) = on * F(quoted);
    F(agency_shared) = on * F(shared_n);
    F(agency_fresh) = on * F(fresh_entities);
}

static void
told(struct traits *f, const struct sums *x, const struct article_sentence *t)
{
    double all = 0, content_sum = 0, pairs = 0, often = 0, highest = 0;
    double length = t->ntoken, per = length > 0 ? length : 1;
    size_t j;

    for (j = 0; j < t->ntypes; j++)
        all += x->w->word[t->types[j]];
    for (j = 0; j < t->ncontent; j++) {
        double p = x->w->word[t->content[j]];

        content_sum += p;
        often += p > LIKELY;
        highest = p > highest ? p : highest;
    }
    for (j = 0; j < t->npairs; j++)
        pairs += x->w->pair[t->pairs[j]];
    F(told) = all;
    F(told_mean) = all / per;
    F(told_content) = content_sum;
    F(told_content_mean) = content_sum / (t->ncontent > 0 ? t->ncontent : 1);
    F(pairs) = pairs;
    F(pairs_mean) = pairs / per;
    F(told_f) = 2 * all / (length + TYPICAL);
    F(pairs_f) = 2 * pairs / (length + TYPICAL);
    F(told_most) = highest;
    F(told_often) = often;
}

struct traits *
traits_of(const struct article *a, const struct graph *g,
    const struct wordstats *w, const struct surface *surface)
{
    struct sums x = { .a = a, .g = g, .w = w };
    struct traits *v = pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*v));
    size_t i;

    sum_stems(&x);
    sum_lead(&x);
    x.most_ahead = most(g->ahead, g->n);
    x.most_shared = most(g->shared, g->n);
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        place(&v[i], &x, i);
        signs(&v[i], &x, &surface[i], t);
        content(&v[i], &x, t);
        likeness(&v[i], &x, i);
        agency(&v[i], a, i);
        told(&v[i], &x, t);
        x.before += t->ntoken;
    }
    return v;
}
