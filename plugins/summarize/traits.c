/* SPDX-License-Identifier: MIT */
#include "traits.h"

#include <math.h>
#include <string.h>

#include "lists.h"

#define F(name) traits->v[TRAIT_##name]
#define LEAD_N  2   /* sentences that are the lead */
#define TYPICAL 45  /* words of a typical summary */
#define LIKELY  0.3 /* probability from which a stem is likely to be told */

/* What a sentence gets from each of its content stems. */
struct stem {
    double local, rare; /* log of its count, and that times idf; 0 for a stem of
                           one sentence */
    double count, spread; /* log of its count; for a name, log of the sentences
                             that have it */
    double idf;
    bool entity, early;
    uint8_t in; /* LEAD0 | LEAD1 | SEEN: where it has occurred */
};

/* Sums over the article. */
struct sums {
    const struct article *article;
    const struct graph *graph;
    const struct wordstats *wordstats;
    struct stem *stem;
    double local_norm, rare_norm, rare_sum;
    double most_ahead, most_shared;
    size_t lead0, lead0_entities; /* content stems of the first sentence, and
                                     names among them */
    size_t before;                /* words before the current sentence */
};

enum { LEAD0 = 1, LEAD1 = 2, LEAD = LEAD0 | LEAD1, SEEN = 4 };

/* Compute what each stem gives, and the norms. */
static void
sum_article_stems(struct sums *sums)
{
    const struct article *article = sums->article;
    size_t i;

    sums->stem =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*sums->stem));
    for (i = 0; i < article->ntype; i++) {
        const struct article_type *type = &article->type[i];
        double count = number_log_of(article->logs, 1 + type->content);
        double local = count * (type->content_in > 1), idf = type->stem->idf;

        sums->stem[i] = (struct stem){ .local = local,
            .rare = local * idf,
            .count = count,
            .spread =
                type->entity * number_log_of(article->logs, type->content_in),
            .idf = idf,
            .entity = type->entity,
            .early = type->first_content > 1 };
        sums->local_norm += local * local;
        sums->rare_norm += sums->stem[i].rare * sums->stem[i].rare;
        sums->rare_sum += sums->stem[i].rare;
    }
    sums->local_norm = sums->local_norm > 0 ? sqrt(sums->local_norm) : 1;
    sums->rare_norm = sums->rare_norm > 0 ? sqrt(sums->rare_norm) : 1;
    sums->rare_sum = sums->rare_sum > 0 ? sums->rare_sum : 1;
}

/* The highest of n values, at least 1e-9. */
static double
highest_of(const double *values, size_t n)
{
    double highest = 1e-9;
    size_t i;

    for (i = 0; i < n; i++)
        highest = values[i] > highest ? values[i] : highest;
    return highest;
}

/* Mark the stems of the lead. */
static void
sum_lead(struct sums *sums)
{
    const struct article *article = sums->article;
    size_t i, j;

    for (i = 0; i < LEAD_N && i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];

        for (j = 0; j < sentence->ncontent; j++) {
            sums->stem[sentence->content[j]].in |= i == 0 ? LEAD0 : LEAD1;
            if (i == 0) {
                sums->lead0++;
                sums->lead0_entities +=
                    article->type[sentence->content[j]].entity;
            }
        }
    }
}

/* The features of a sentence's position. */
static void
position_features(struct traits *traits, const struct sums *sums, size_t i)
{
    double n = (double)sums->article->nsentence,
           words = (double)sums->article->ntoken;

    F(pos0) = i == 0;
    F(pos1) = i == 1;
    F(pos2) = i == 2;
    F(pos3) = i == 3;
    F(pos4) = i == 4;
    F(pos5) = i >= 5 && i <= 6;
    F(pos7) = i >= 7 && i <= 9;
    F(pos10) = i >= 10 && i <= 14;
    F(inverse) = 1.0 / (double)(i + 1);
    F(log_pos) = number_log_of(sums->article->logs, 1 + i);
    F(rel) = (double)i / n;
    F(rel_words) = (double)sums->before / (words > 0 ? words : 1);
    F(log_words) = number_log_of(sums->article->logs, 1 + sums->before);
    F(log_n) = number_log_of(sums->article->logs, sums->article->nsentence);
}

/* The features of its length, punctuation and special words. */
static void
surface_features(struct traits *traits, const struct sums *sums,
    const struct surface *surface, const struct article_sentence *sentence)
{
    double length = sentence->ntoken, per = length > 0 ? length : 1;
    uint32_t is = sentence->ntoken > 0
                      ? sums->article->token[sentence->token].word->is
                      : 0;

    F(length) = length;
    F(short10) = (length < 10 ? length : 10) / 10;
    F(long40) = length > 40;
    F(short8) = length < 8;
    F(over30) = length > 30 ? length - 30 : 0;
    F(log_length) = number_log_of(sums->article->logs, 1 + sentence->ntoken);
    F(content) = sentence->nwords;
    F(density) = sentence->nwords / per;
    F(capital_share) =
        (double)surface->capitals / (surface->blanks > 0 ? surface->blanks : 1);
    F(capitals) = surface->capitals;
    F(quote) = sentence->quotes;
    F(quoted) = sentence->quoted;
    F(quote_first) = surface->opens;
    F(figure) = surface->figures > 0;
    F(figures) = surface->figures;
    F(question) = surface->question;
    F(exclamation) = surface->exclamation;
    F(pronoun) = (is & LIST_PRONOUN) != 0;
    F(pointer) = (is & LIST_POINTER) != 0;
    F(link) = (is & LIST_LINK) != 0;
    F(bracket) = surface->bracket;
    F(caption) = surface->caption;
    F(promo) = surface->promo;
    F(says) = surface->says;
    F(tail) = surface->tail;
    F(self) = surface->selves > 0;
    F(selves) = surface->selves / per;
    F(pronouns) = surface->pronouns / per;
    F(day) = surface->day;
    F(money) = surface->money;
    F(colon) = surface->colon;
    F(dash) = surface->dash;
    F(semicolon) = surface->semicolon;
    F(no_end) = !surface->ends;
}

/* The features of its content words, which are then marked as seen. */
static void
content_features(struct traits *traits, struct sums *sums,
    const struct article_sentence *sentence)
{
    double words = sentence->ncontent > 0 ? sentence->ncontent : 1, local = 0,
           rare = 0;
    double counts = 0, idf = 0, max_idf = 0, spread = 0;
    size_t lead2 = 0, lead0 = 0, early = 0, fresh = 0, fresh_entities = 0;
    size_t entities = 0, lead_entities = 0, lead0_entities = 0, j;

    for (j = 0; j < sentence->ncontent; j++) {
        struct stem *stem = &sums->stem[sentence->content[j]];
        bool first = (stem->in & LEAD0) != 0, lead = (stem->in & LEAD) != 0;
        bool seen = (stem->in & SEEN) != 0;

        local += stem->local;
        rare += stem->rare;
        counts += stem->count;
        spread += stem->spread;
        idf += stem->idf;
        max_idf = stem->idf > max_idf ? stem->idf : max_idf;
        lead2 += lead;
        lead0 += first;
        early += stem->early;
        fresh += !seen;
        entities += stem->entity;
        fresh_entities += stem->entity & !seen;
        lead_entities += stem->entity & lead;
        lead0_entities += stem->entity & first;
        stem->in |= SEEN;
    }
    F(cos) = local / (sums->local_norm * sqrt(words));
    F(mean) = local / words;
    F(central) = local;
    F(cos_idf) = rare / (sums->rare_norm * sqrt(words));
    F(central_idf) = rare / sums->rare_sum;
    F(mean_idf) = rare / words / 5;
    F(sum_count) = counts;
    F(mean_count) = counts / words;
    F(idf) = idf / words;
    F(max_idf) = max_idf;
    F(like_lead2) = (double)lead2 / words;
    F(like_lead1) = (double)lead0 / (sums->lead0 > 0 ? (double)sums->lead0 : 1);
    F(early) = (double)early / words;
    F(fresh) = (double)fresh / words;
    F(entities) = (double)entities;
    F(entity_share) = (double)entities / words;
    F(fresh_entities) = (double)fresh_entities;
    F(lead_entities) = (double)lead_entities;
    F(lead0_entities) =
        (double)lead0_entities /
        (sums->lead0_entities > 0 ? (double)sums->lead0_entities : 1);
    F(entity_spread) = spread;
}

/* The features of its similarity to other sentences. */
static void
similarity_features(struct traits *traits, const struct sums *sums, size_t i)
{
    const struct graph *graph = sums->graph;
    const double *near = graph->near + i * graph->n;
    double highest = 0;
    size_t j;

    F(ahead_n) = graph->ahead[i] / sums->most_ahead;
    F(behind_n) = graph->behind[i] / sums->most_ahead;
    F(ahead) = graph->ahead[i];
    F(behind) = graph->behind[i];
    F(rare_ahead) = graph->rare_ahead[i];
    F(rare_behind) = graph->rare_behind[i];
    F(shared) = graph->shared[i];
    F(shared_n) = graph->shared[i] / sums->most_shared;
    F(rank) = graph->rank[i];
    for (j = 0; j < i; j++)
        highest = near[j] > highest ? near[j] : highest;
    F(like0) = i > 0 ? graph_near(graph, 0, i) : 0;
    F(like_before) = i > 0 ? graph_near(graph, i - 1, i) : 0;
    F(like_most) = highest;
    F(rare0) = i > 0 ? graph_rare(graph, 0, i) : 0;
}

/* The features that differ in agency copy. */
static void
agency_features(struct traits *traits, const struct article *article, size_t i)
{
    double on = article->agency;

    F(sparse_lead) = article->sparse && i < 3;
    F(agency0) = article->agency && i == 0;
    F(agency_length) = on * F(log_length);
    F(agency_cos) = on * F(cos_idf);
    F(agency_inverse) = on * F(inverse);
    F(agency_quoted) = on * F(quoted);
    F(agency_shared) = on * F(shared_n);
    F(agency_fresh) = on * F(fresh_entities);
}

/* The features from the word models. */
static void
model_features(struct traits *traits, const struct sums *sums,
    const struct article_sentence *sentence)
{
    double all = 0, content_sum = 0, pairs = 0, often = 0, highest = 0;
    double length = sentence->ntoken, per = length > 0 ? length : 1;
    size_t j;

    for (j = 0; j < sentence->ntypes; j++)
        all += sums->wordstats->word[sentence->types[j]];
    for (j = 0; j < sentence->ncontent; j++) {
        double probability = sums->wordstats->word[sentence->content[j]];

        content_sum += probability;
        often += probability > LIKELY;
        highest = probability > highest ? probability : highest;
    }
    for (j = 0; j < sentence->npairs; j++)
        pairs += sums->wordstats->pair[sentence->pairs[j]];
    F(told) = all;
    F(told_mean) = all / per;
    F(told_content) = content_sum;
    F(told_content_mean) =
        content_sum / (sentence->ncontent > 0 ? sentence->ncontent : 1);
    F(pairs) = pairs;
    F(pairs_mean) = pairs / per;
    F(told_f) = 2 * all / (length + TYPICAL);
    F(pairs_f) = 2 * pairs / (length + TYPICAL);
    F(told_most) = highest;
    F(told_often) = often;
}

struct traits *
traits_of(const struct article *article, const struct graph *graph,
    const struct wordstats *stats, const struct surface *surface)
{
    struct sums sums = {
        .article = article, .graph = graph, .wordstats = stats
    };
    struct traits *traits =
        pool_alloc(article->pool, (article->nsentence + 1) * sizeof(*traits));
    size_t i;

    sum_article_stems(&sums);
    sum_lead(&sums);
    sums.most_ahead = highest_of(graph->ahead, graph->n);
    sums.most_shared = highest_of(graph->shared, graph->n);
    for (i = 0; i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];

        position_features(&traits[i], &sums, i);
        surface_features(&traits[i], &sums, &surface[i], sentence);
        content_features(&traits[i], &sums, sentence);
        similarity_features(&traits[i], &sums, i);
        agency_features(&traits[i], article, i);
        model_features(&traits[i], &sums, sentence);
        sums.before += sentence->ntoken;
    }
    return traits;
}
