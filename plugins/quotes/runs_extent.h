/* SPDX-License-Identifier: MIT */
/*
 * runs_extent - where a run of capitalised words begins and how far it goes.
 *
 * For runs.c alone.
 */
#ifndef QUOTES_RUNS_EXTENT_H
#define QUOTES_RUNS_EXTENT_H

#include "article.h"

struct finder {
    struct article *article;
    const struct token *tokens;
    uint32_t from, to; /* the tokens in hand */
    const uint32_t
        *starts;           /* of the tokens, those that a name may begin with */
    size_t start, nstarts; /* which one is next; how many there are */
    struct runs *out;
    size_t turn; /* of an interview, of those not yet passed the first */
};

static inline bool
runs_capital(const struct token *token)
{
    return token->kind == TOKEN_WORD && (token->bits & F_CAP);
}

/* Does a sentence begin at token k, as far as the marks tell? */
bool runs_opens(const struct finder *finder, uint32_t k);

/* May a run begin with token k? */
bool runs_may_begin(const struct finder *finder, uint32_t k);

/* The first token behind the run that begins with k. */
uint32_t runs_end(const struct finder *finder, uint32_t k);

#endif
