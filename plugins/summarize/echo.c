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

/* Sentences as bags of stems, of content or all. */
struct bags {
    const struct article *a;
    size_t n;
    double *common;  /* n * n: stems that both have */
    double *product; /* n * n: sums of products of their counts */
    double *bm25;    /* n * n: score of j for the stems of i */
    double *length;  /* counted as often as they are */
    double *different;
    double *norm; /* of the counts */
};

/* A stem in a sentence. */
struct use {
    uint32_t sentence, count;
};

static double *
zeros(const struct article *a, size_t n)
{
    double *v = pool_alloc(a->pool, (n + 1) * sizeof(*v));

    memset(v, 0, (n + 1) * sizeof(*v));
    return v;
}

/* Number the words (1) or stems (0) of the article; returns how many. */
static size_t
number(const struct article *a, bool words, uint32_t *id)
{
    size_t i, n = 0;

    for (i = 0; i < a->ntoken; i++) {
        struct lexis_word *w = a->token[i].word;

        if (words && w->mark != a->mark + 1) {
            w->mark = a->mark + 1;
            w->type = (uint32_t)n++;
        }
        id[i] = words ? w->type : a->token[i].type;
    }
    return words ? n : a->ntype;
}

/* The words or stems of each sentence with their counts, sorted by their
 * numbers (a counting sort); start[t] is where those of t begin. */
static struct use *
collect(const struct article *a, const uint32_t *id, bool all, size_t *start,
    size_t n)
{
    size_t *slot = pool_alloc(a->pool, (n + 2) * sizeof(*slot));
    struct use *v = pool_alloc(a->pool, (a->ntoken + 1) * sizeof(*v));
    size_t i, j;

    memset(start, 0, (n + 1) * sizeof(*start));
    for (i = 0; i < a->ntoken; i++)
        start[id[i] + 1] += all || a->token[i].content;
    for (i = 0; i < n; i++) {
        start[i + 1] += start[i];
        slot[i] = start[i];
    }
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];

        for (j = t->token; j < t->token + t->ntoken; j++) {
            size_t *at = &slot[id[j]];

            if (!all && !a->token[j].content)
                continue;
            if (*at > start[id[j]] && v[*at - 1].sentence == i)
                v[*at - 1].count++;
            else
                v[(*at)++] = (struct use){ (uint32_t)i, 1 };
        }
    }
    for (i = 0; i < n; i++) /* end of each, as repeated ones took no room */
        v[slot[i]].sentence =
            slot[i] < start[i + 1] ? NONE : v[slot[i]].sentence;
    return v;
}

static void
add_stem(struct bags *b, const struct use *u, size_t n, double mean)
{
    double all = (double)b->n, df = (double)n, idf;
    size_t i, j;

    idf = number_log(all - df + 0.5) - number_log(df + 0.5);
    idf = idf > 0 ? idf : 0.1;
    for (i = 0; i < n; i++) {
        for (j = 0; j < n; j++) {
            size_t at = u[i].sentence * b->n + u[j].sentence;
            double tf = u[j].count;

            if (i == j)
                continue;
            b->common[at] += 1;
            b->product[at] += (double)(u[i].count * u[j].count);
            b->bm25[at] +=
                idf * tf * (K1 + 1) /
                (tf + K1 * (1 - B + B * b->length[u[j].sentence] / mean));
        }
    }
}

static void
fill(struct bags *b, const struct article *a, bool all, const uint32_t *id,
    size_t n)
{
    size_t *start = pool_alloc(a->pool, (n + 2) * sizeof(*start));
    struct use *u = collect(a, id, all, start, n);
    size_t i, k;
    double mean = 0;

    b->a = a;
    b->n = a->nsentence;
    b->common = zeros(a, b->n * b->n);
    b->product = zeros(a, b->n * b->n);
    b->bm25 = zeros(a, b->n * b->n);
    b->length = zeros(a, b->n);
    b->different = zeros(a, b->n);
    b->norm = zeros(a, b->n);
    for (i = 0; i < n; i++) {
        for (k = start[i]; k < start[i + 1] && u[k].sentence != NONE; k++) {
            b->length[u[k].sentence] += u[k].count;
            b->different[u[k].sentence] += 1;
            b->norm[u[k].sentence] += (double)(u[k].count * u[k].count);
            mean += u[k].count;
        }
    }
    mean = mean > 0 ? mean / (double)b->n : 1;
    for (i = 0; i < n; i++) {
        for (k = start[i]; k < start[i + 1] && u[k].sentence != NONE; k++)
            continue;
        add_stem(b, u + start[i], k - start[i], mean);
    }
}

static double
log_of(const struct bags *b, double x)
{
    return x > 1 ? number_log_of(b->a->logs, (size_t)x) : 0;
}

static double
alike(const struct bags *b, enum measure m, size_t i, size_t j)
{
    size_t at = i * b->n + j;
    double common = b->common[at], d;

    if (common <= 0)
        return 0;
    switch (m) {
    case COSINE:
        return b->product[at] / sqrt(b->norm[i] * b->norm[j]);
    case BINARY:
        return common / sqrt(b->different[i] * b->different[j]);
    case JACCARD:
        return common / (b->different[i] + b->different[j] - common);
    case MEAN:
        return 2 * common / (b->length[i] + b->length[j]);
    case OVERLAP:
        d = log_of(b, b->length[i]) + log_of(b, b->length[j]);
        return d > 0 ? common / d : common;
    case BM25:
        return b->bm25[at];
    default:
        return common;
    }
}

/* PageRank over the n * n likenesses m, whose rows sum to sum[]. */
static void
page(const struct article *a, const double *m, const double *sum, double *out,
    size_t n)
{
    double *next = zeros(a, n);
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
                next[j] += part * m[i * n + j];
        }
        memcpy(out, next, n * sizeof(*out));
    }
}

static void
measure(const struct bags *b, enum measure m, bool paged, struct echo *out,
    unsigned trait)
{
    size_t n = b->n, i, j;
    double *all = zeros(b->a, n * n), *sum = zeros(b->a, n);
    double *v = zeros(b->a, n), most = 1e-9;

    for (i = 0; i < n; i++) {
        for (j = 0; j < n; j++) {
            all[i * n + j] = alike(b, m, i, j);
            sum[i] += all[i * n + j];
        }
    }
    if (paged)
        page(b->a, all, sum, v, n);
    else
        memcpy(v, sum, n * sizeof(*v));
    for (i = 0; i < n; i++)
        most = v[i] > most ? v[i] : most;
    for (i = 0; i < n; i++) {
        size_t above = 0;

        for (j = 0; j < n; j++)
            above += v[j] > v[i] || (j < i && v[j] >= v[i]);
        out[i].v[trait] = v[i] / most;
        out[i].v[trait + 1] = paged ? v[i] * (double)n : v[i];
        out[i].v[trait + 2] = (double)above / (double)n;
    }
}

struct echo *
echo_of(const struct article *a)
{
    struct echo *out = pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*out));
    struct bags bags[4]; /* words of content, all words, stems, all stems */
    uint32_t *id = pool_alloc(a->pool, (a->ntoken + 1) * sizeof(*id));
    size_t n = number(a, true, id);

    fill(&bags[0], a, false, id, n);
    fill(&bags[1], a, true, id, n);
    n = number(a, false, id);
    fill(&bags[2], a, false, id, n);
    fill(&bags[3], a, true, id, n);
#define X(name, m, paged, bag) measure(&bags[bag], m, paged, out, ECHO_##name);
    ECHO_MEASURES(X)
#undef X
    return out;
}
