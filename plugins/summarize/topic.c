/* SPDX-License-Identifier: MIT */
#include "topic.h"

#include <string.h>

#define TITLE_MOST 64  /* words of a title that count, at most */
#define NAME       1.5 /* factor for a name */

/* A stem of the title that the text has. */
struct stem {
    uint32_t type;
    double worth;
};

/* Insert a stem into the list of those worth most. */
static void
insert_stem(struct stem *list, unsigned *n, struct stem stem)
{
    unsigned k;

    for (k = 0; k < *n; k++) {
        if (list[k].type == stem.type)
            return;
    }
    if (*n == TOPIC_STEMS) {
        if (stem.worth <= list[*n - 1].worth)
            return;
        --*n;
    }
    for (k = (*n)++; k > 0 && stem.worth > list[k - 1].worth; k--)
        list[k] = list[k - 1];
    list[k] = stem;
}

/* Find the stems; returns how many there are. */
static unsigned
read_title_stems(struct stem *stems, const struct article *article,
    const struct cd_text *title, struct lexis *lexis)
{
    size_t i;
    unsigned n = 0;

    for (i = 0; i < title->ntokens && i < TITLE_MOST; i++) {
        const struct lexis_word *word = lexis_word(lexis, title->words[i]);
        const struct article_type *type = &article->type[word->stem->type];

        if (!word->content || word->stem->mark != article->mark ||
            type->content == 0)
            continue;
        insert_stem(stems, &n,
            (struct stem){ word->stem->type,
                word->stem->idf * (type->entity ? NAME : 1) });
    }
    return n;
}

/* Compute the worth of each mask, scaled so that all together are worth 1. */
static void
weigh_masks(struct topic *topic, const struct stem *stems, unsigned n)
{
    double sum = 0;
    unsigned mask, k;

    for (k = 0; k < n; k++)
        sum += stems[k].worth;
    topic->worth[0] = 0;
    for (mask = 1; mask < 1u << n; mask++) {
        for (k = 0; (mask >> k & 1) == 0; k++)
            ;
        topic->worth[mask] =
            topic->worth[mask & (mask - 1)] + stems[k].worth / sum;
    }
}

void
topic_read(struct topic *topic, const struct article *article,
    const struct cd_text *title, struct lexis *lexis)
{
    struct stem stems[TOPIC_STEMS];
    unsigned n = title != NULL ? read_title_stems(stems, article, title, lexis)
                               : 0,
             k;
    uint8_t *bit; /* of each stem of the article */
    size_t i;
    uint32_t j;

    topic->titled = title != NULL;
    topic->any = n > 0;
    topic->of = pool_alloc(article->pool, article->nsentence + 1);
    memset(topic->of, 0, article->nsentence + 1);
    topic->worth[0] = 0;
    if (n == 0)
        return;
    weigh_masks(topic, stems, n);
    bit = pool_alloc(article->pool, article->ntype);
    memset(bit, 0, article->ntype);
    for (k = 0; k < n; k++)
        bit[stems[k].type] = (uint8_t)(1u << k);
    for (i = 0; i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];

        for (j = 0; j < sentence->ncontent; j++)
            topic->of[i] |= bit[sentence->content[j]];
    }
}
