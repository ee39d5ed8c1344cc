/* SPDX-License-Identifier: MIT */
#include "overflow.h"

#include <string.h>

/* Does sentence i hang when it is the only one?  `none` marks no sentence as
 * taken. */
static bool
hangs_alone(const struct article *article, const struct needs *needs, size_t i,
    const bool *none)
{
    return i > 0 && needs_price(needs, article, i, none) >= NEEDS_HANG;
}

/* The length of sentence i in code points. */
static size_t
sentence_chars(const struct article *article, size_t i)
{
    const struct article_sentence *sentence = &article->sentence[i];

    return room_chars(article->s + sentence->at, sentence->end - sentence->at);
}

size_t
overflow_shortest(const struct article *article, const struct needs *needs)
{
    size_t best = article->nsentence, least = 0, i;
    bool *none = pool_alloc(article->pool, article->nsentence + 1),
         best_hangs = false;

    memset(none, 0, article->nsentence + 1);
    for (i = 0; i < article->nsentence; i++) {
        size_t n = sentence_chars(article, i);
        bool hanging = hangs_alone(article, needs, i, none);

        if (!article->sentence[i].fit)
            continue;
        if (best == article->nsentence || hanging < best_hangs ||
            (hanging == best_hangs && n < least)) {
            best = i;
            least = n;
            best_hangs = hanging;
        }
    }
    return best;
}

size_t
overflow_cut(const struct article *article, size_t i, const struct room *room)
{
    const struct article_sentence *sentence = &article->sentence[i];
    const struct article_token *token = article->token + sentence->token;
    size_t chars = 0, at = sentence->at, end = sentence->end;
    uint32_t j;

    for (j = 0; j < sentence->ntoken; j++, token++) {
        chars += room_chars(article->s + at, token->end - at);
        at = token->end;
        /* the room includes a blank after each sentence */
        if (j > 0 &&
            (j >= room->words || chars + OVERFLOW_MARK_CHARS + 1 > room->chars))
            break;
        end = token->end;
    }
    return end;
}
