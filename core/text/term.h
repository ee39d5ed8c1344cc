/* SPDX-License-Identifier: MIT */
/*
 * term - a text as a grammar reads it: words as they are written, and marks.
 * struct cd_term of include/copydesk/text.h says what a term is.
 *
 * Where tokens (text/token.h) are runs of letters, a term is one of them or
 * several with the signs between: "co-host", "d'Arcy", "U.S", "1,200".
 */
#ifndef TEXT_TERM_H
#define TEXT_TERM_H

#include "text/analysis.h"

/* The terms of the bytes [at, end) of a text that has its words, as if nothing
 * stood around them; how many goes to *n.  Time is linear in the bytes. */
const struct cd_term *term_cut(const struct analysis *analysis,
    const struct pool *pool, size_t at, size_t end, size_t *n);

#endif
