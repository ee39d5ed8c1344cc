/* SPDX-License-Identifier: MIT */
#include "label.h"

#include <string.h>

static void *
zeros(const struct article *a, size_t n, size_t size)
{
    void *p = pool_alloc(a->pool, (n + 1) * size);

    memset(p, 0, (n + 1) * size);
    return p;
}

static size_t
find_pair(const struct article *a, uint32_t x, uint32_t y)
{
    size_t i;

    for (i = 0; i < a->npair; i++) {
        if (a->pair[i].a == x && a->pair[i].b == y)
            break;
    }
    return i;
}

static void
note_word(struct label *l, uint32_t type)
{
    if (l->word[type]++ == 0)
        l->words[l->nwords++] = type;
}

static void
note_pair(struct label *l, uint32_t x, uint32_t y)
{
    size_t p = find_pair(l->a, x, y);

    if (p < l->a->npair && l->pair[p]++ == 0)
        l->pairs[l->npairs++] = (uint32_t)p;
}

/* What each sentence has of words[] and pairs[]. */
static void
count_sentences(struct label *l)
{
    const struct article *a = l->a;
    size_t i, j, k;

    l->has_word = zeros(a, a->nsentence, sizeof(*l->has_word));
    l->has_pair = zeros(a, a->nsentence, sizeof(*l->has_pair));
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];
        uint16_t *w = zeros(a, l->nwords, sizeof(*w));
        uint16_t *p = zeros(a, l->npairs, sizeof(*p));

        l->has_word[i] = w;
        l->has_pair[i] = p;
        for (j = 0; j < t->ntoken; j++) {
            uint32_t y = a->token[t->token + j].type;

            for (k = 0; k < l->nwords; k++)
                w[k] = (uint16_t)(w[k] + (l->words[k] == y));
            for (k = 0; j > 0 && k < l->npairs; k++) {
                const struct article_pair *b = &a->pair[l->pairs[k]];

                p[k] = (uint16_t)(p[k] +
                                  (b->b == y &&
                                      b->a == a->token[t->token + j - 1].type));
            }
        }
    }
}

void
label_read(struct label *l, const struct article *a, struct lexis *lexis,
    uint64_t mark, const struct cd_text *summary)
{
    uint32_t last = UINT32_MAX;
    size_t i;

    memset(l, 0, sizeof(*l));
    l->a = a;
    l->word = zeros(a, a->ntype, sizeof(*l->word));
    l->pair = zeros(a, a->npair, sizeof(*l->pair));
    l->words = zeros(a, a->ntype, sizeof(*l->words));
    l->pairs = zeros(a, a->npair, sizeof(*l->pairs));
    for (i = 0; i < summary->ntokens; i++) {
        const struct lexis_stem *s = lexis_word(lexis, summary->words[i])->stem;
        uint32_t type = s->mark == mark ? s->type : UINT32_MAX;

        l->length++;
        if (type != UINT32_MAX)
            note_word(l, type);
        if (type != UINT32_MAX && last != UINT32_MAX)
            note_pair(l, last, type);
        last = type;
    }
    count_sentences(l);
}

static double
f1(size_t hits, size_t got, size_t want)
{
    return got + want > 0 ? 2 * (double)hits / (double)(got + want) : 0;
}

void
label_score(
    const struct label *l, const uint32_t *sentence, unsigned n, double out[2])
{
    size_t length = 0, pairs = 0, hits = 0, hits2 = 0, k;
    unsigned i;

    for (i = 0; i < n; i++) {
        size_t words = l->a->sentence[sentence[i]].ntoken;

        length += words;
        pairs += words > 0 ? words - 1 : 0;
    }
    for (k = 0; k < l->nwords; k++) {
        uint32_t c = 0, want = l->word[l->words[k]];

        for (i = 0; i < n; i++)
            c += l->has_word[sentence[i]][k];
        hits += c < want ? c : want;
    }
    for (k = 0; k < l->npairs; k++) {
        uint32_t c = 0, want = l->pair[l->pairs[k]];

        for (i = 0; i < n; i++)
            c += l->has_pair[sentence[i]][k];
        hits2 += c < want ? c : want;
    }
    out[0] = f1(hits, length, l->length);
    out[1] = f1(hits2, pairs, l->length > 0 ? l->length - 1 : 0);
}
