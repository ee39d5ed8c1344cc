/* SPDX-License-Identifier: MIT */
/*
 * term - cut a text into terms: words as a grammar reads them, and marks.
 * struct cd_term of include/copydesk/text.h defines a term.
 *
 * A token (text/token.h) is a run of letters; a term is one token, or several
 * with the signs between them: "co-host", "d'Arcy", "U.S", "1,200".
 */
#ifndef TEXT_TERM_H
#define TEXT_TERM_H

#include "text/analysis.h"

/* Cut the bytes [at, end) of a text whose words have been read (analysis_make)
 * into terms, as if the text began and ended there.  Returns an array from the
 * pool, its length in *n.  Time is linear in the bytes. */
const struct cd_term *term_cut(const struct analysis *analysis,
    const struct pool *pool, size_t at, size_t end, size_t *n);

#endif
