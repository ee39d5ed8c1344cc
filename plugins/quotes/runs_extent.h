/* SPDX-License-Identifier: MIT */
/*
 * runs_extent - where a run of capitalised words begins and ends.
 *
 * For runs.c alone.
 */
#ifndef QUOTES_RUNS_EXTENT_H
#define QUOTES_RUNS_EXTENT_H

#include "article.h"

/* A search for runs in one range of tokens; set by runs.c. */
struct finder {
    const struct article *article;
    const struct token *tokens;
    uint32_t from, to; /* the range that is searched */
    const uint32_t
        *starts; /* of the tokens, those that a name may begin with */
    size_t start,
        nstarts; /* index into starts of the next one; how many there are */
    struct runs *out;
    size_t turn; /* the first turn of an interview that does not end before the
                    last token asked for */
};

/* Is it a word with a capital? */
static inline bool
runs_capital(const struct token *token)
{
    return token->kind == TOKEN_WORD && (token->bits & F_CAP);
}

/* Does a sentence or quote begin at token k: is there no token, a quote, a full
 * stop, question mark, exclamation mark or colon before it? */
bool runs_opens(const struct finder *finder, uint32_t k);

/* May a run begin with token k? */
bool runs_may_begin(const struct finder *finder, uint32_t k);

/* The end of the run that begins with token k, not included. */
uint32_t runs_end(const struct finder *finder, uint32_t k);

#endif
