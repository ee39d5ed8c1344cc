/* SPDX-License-Identifier: MIT */
#include "echo.h"

#include <math.h>
#include <string.h>

#define ROUNDS  20 /* of PageRank */
#define DAMPING 0.85
#define K1      1.2 /* of BM25 */
#define B       0.75

#define NONE UINT32_MAX

enum measure { COSINE, BINARY, JACCARD, MEAN, OVERLAP, BM25, COMMON };

/* Sentences as bags of stems or words, of content words or all. */
struct bags {
    const struct article *article;
    size_t n;
    double *common;  /* n * n: stems in both sentences */
    double *product; /* n * n: scalar product of their counts */
    double *bm25;    /* n * n: BM25 score of sentence j for the stems of i */
    double *length;  /* stems of a sentence, counting repetitions */
    /* different stems of a sentence */
    double *different;
    double *norm; /* square of the norm of the counts */
};

/* The occurrences of a stem in a sentence. */
struct use {
    uint32_t sentence, count;
};

/* Allocate n zeros. */
static double *
new_zeros(const struct article *article, size_t n)
{
    double *array = pool_alloc(article->pool, (n + 1) * sizeof(*array));

    memset(array, 0, (n + 1) * sizeof(*array));
    return array;
}

/* Give each token the number of its word, or of its stem; returns how many
 * numbers there are. */
static size_t
number_tokens(const struct article *article, bool words, uint32_t *id)
{
    size_t i, n = 0;

    for (i = 0; i < article->ntoken; i++) {
        struct lexis_word *word = article->token[i].word;

        if (words && word->mark != article->mark + 1) {
            word->mark = article->mark + 1;
            word->type = (uint32_t)n++;
        }
        id[i] = words ? word->type : article->token[i].type;
    }
    return words ? n : article->ntype;
}

/* The uses of each stem or word, sorted by its number (a counting sort); those
 * of stem i begin at start[i] and end at start[i + 1] or at a use with the
 * sentence NONE. */
static struct use *
collect_uses(const struct article *article, const uint32_t *id, bool all,
    size_t *start, size_t n)
{
    size_t *slot = pool_alloc(article->pool, (n + 2) * sizeof(*slot));
    struct use *uses =
        pool_alloc(article->pool, (article->ntoken + 1) * sizeof(*uses));
    size_t i, j;

    memset(start, 0, (n + 1) * sizeof(*start));
    for (i = 0; i < article->ntoken; i++)
        start[id[i] + 1] += all || article->token[i].content;
    for (i = 0; i < n; i++) {
        start[i + 1] += start[i];
        slot[i] = start[i];
    }
    for (i = 0; i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];

        for (j = sentence->token; j < sentence->token + sentence->ntoken; j++) {
            size_t *at = &slot[id[j]];

            if (!all && !article->token[j].content)
                continue;
            if (*at > start[id[j]] && uses[*at - 1].sentence == i)
                uses[*at - 1].count++;
            else
                uses[(*at)++] = (struct use){ (uint32_t)i, 1 };
        }
    }
    for (i = 0; i < n; i++) /* mark the ends: repetitions took no room */
        uses[slot[i]].sentence =
            slot[i] < start[i + 1] ? NONE : uses[slot[i]].sentence;
    return uses;
}

/* Add the n uses of one stem to the measures of all pairs of sentences. */
static void
add_bag_stem(struct bags *bags, const struct use *uses, size_t n, double mean)
{
    double all = (double)bags->n, df = (double)n, idf;
    size_t i, j;

    idf = number_log(all - df + 0.5) - number_log(df + 0.5);
    idf = idf > 0 ? idf : 0.1;
    for (i = 0; i < n; i++) {
        for (j = 0; j < n; j++) {
            size_t at = uses[i].sentence * bags->n + uses[j].sentence;
            double tf = uses[j].count;

            if (i == j)
                continue;
            bags->common[at] += 1;
            bags->product[at] += (double)(uses[i].count * uses[j].count);
            bags->bm25[at] +=
                idf * tf * (K1 + 1) /
                (tf + K1 * (1 - B + B * bags->length[uses[j].sentence] / mean));
        }
    }
}

/* Count the stems or words of all sentences. */
static void
fill_bags(struct bags *bags, const struct article *article, bool all,
    const uint32_t *id, size_t n)
{
    size_t *start = pool_alloc(article->pool, (n + 2) * sizeof(*start));
    struct use *uses = collect_uses(article, id, all, start, n);
    size_t i, k;
    double mean = 0;

    bags->article = article;
    bags->n = article->nsentence;
    bags->common = new_zeros(article, bags->n * bags->n);
    bags->product = new_zeros(article, bags->n * bags->n);
    bags->bm25 = new_zeros(article, bags->n * bags->n);
    bags->length = new_zeros(article, bags->n);
    bags->different = new_zeros(article, bags->n);
    bags->norm = new_zeros(article, bags->n);
    for (i = 0; i < n; i++) {
        for (k = start[i]; k < start[i + 1] && uses[k].sentence != NONE; k++) {
            bags->length[uses[k].sentence] += uses[k].count;
            bags->different[uses[k].sentence] += 1;
            bags->norm[uses[k].sentence] +=
                (double)(uses[k].count * uses[k].count);
            mean += uses[k].count;
        }
    }
    mean = mean > 0 ? mean / (double)bags->n : 1;
    for (i = 0; i < n; i++) {
        for (k = start[i]; k < start[i + 1] && uses[k].sentence != NONE; k++)
            continue;
        add_bag_stem(bags, uses + start[i], k - start[i], mean);
    }
}

/* The logarithm of a length, 0 below 1. */
static double
log_of(const struct bags *bags, double tokens)
{
    return tokens > 1 ? number_log_of(bags->article->logs, (size_t)tokens) : 0;
}

/* The similarity of sentences i and j by a measure. */
static double
similarity_by(const struct bags *bags, enum measure measure, size_t i, size_t j)
{
    size_t at = i * bags->n + j;
    double common = bags->common[at], divisor;

    if (common <= 0)
        return 0;
    switch (measure) {
    case COSINE:
        return bags->product[at] / sqrt(bags->norm[i] * bags->norm[j]);
    case BINARY:
        return common / sqrt(bags->different[i] * bags->different[j]);
    case JACCARD:
        return common / (bags->different[i] + bags->different[j] - common);
    case MEAN:
        return 2 * common / (bags->length[i] + bags->length[j]);
    case OVERLAP:
        divisor = log_of(bags, bags->length[i]) + log_of(bags, bags->length[j]);
        return divisor > 0 ? common / divisor : common;
    case BM25:
        return bags->bm25[at];
    default:
        return common;
    }
}

/* PageRank over the n * n matrix `likeness`, whose rows sum to sum[]. */
static void
page_rank(const struct article *article, const double *likeness,
    const double *sum, double *out, size_t n)
{
    double *next = new_zeros(article, n);
    size_t i, j;
    int round;

    for (i = 0; i < n; i++)
        out[i] = 1 / (double)n;
    for (round = 0; round < ROUNDS; round++) {
        for (j = 0; j < n; j++)
            next[j] = (1 - DAMPING) / (double)n;
        for (i = 0; i < n; i++) {
            double part = sum[i] > 0 ? DAMPING * out[i] / sum[i] : 0;

            for (j = 0; j < n; j++)
                next[j] += part * likeness[i * n + j];
        }
        memcpy(out, next, n * sizeof(*out));
    }
}

/* Compute the three traits of one measure. */
static void
add_measure(const struct bags *bags, enum measure kind, bool paged,
    struct echo *out, unsigned trait)
{
    size_t n = bags->n, i, j;
    double *all = new_zeros(bags->article, n * n),
           *sum = new_zeros(bags->article, n);
    double *values = new_zeros(bags->article, n), most = 1e-9;

    for (i = 0; i < n; i++) {
        for (j = 0; j < n; j++) {
            all[i * n + j] = similarity_by(bags, kind, i, j);
            sum[i] += all[i * n + j];
        }
    }
    if (paged)
        page_rank(bags->article, all, sum, values, n);
    else
        memcpy(values, sum, n * sizeof(*values));
    for (i = 0; i < n; i++)
        most = values[i] > most ? values[i] : most;
    for (i = 0; i < n; i++) {
        size_t above = 0;

        for (j = 0; j < n; j++)
            above += values[j] > values[i] || (j < i && values[j] >= values[i]);
        out[i].v[trait] = values[i] / most;
        out[i].v[trait + 1] = paged ? values[i] * (double)n : values[i];
        out[i].v[trait + 2] = (double)above / (double)n;
    }
}

struct echo *
echo_of(const struct article *article)
{
    struct echo *out =
        pool_alloc(article->pool, (article->nsentence + 1) * sizeof(*out));
    struct bags
        bags[4]; /* content words, all words, content stems, all stems */
    uint32_t *id =
        pool_alloc(article->pool, (article->ntoken + 1) * sizeof(*id));
    size_t n = number_tokens(article, true, id);

    fill_bags(&bags[0], article, false, id, n);
    fill_bags(&bags[1], article, true, id, n);
    n = number_tokens(article, false, id);
    fill_bags(&bags[2], article, false, id, n);
    fill_bags(&bags[3], article, true, id, n);
#define X(name, kind, paged, bag) \
    add_measure(&bags[bag], kind, paged, out, ECHO_##name);
    ECHO_MEASURES(X)
#undef X
    return out;
}
