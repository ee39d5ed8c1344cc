/* SPDX-License-Identifier: MIT */
/*
 * credits - names that stand beside a quote without a verb: a line "- Ada
 * Lind" under it, a name in its last line, "LIND: ..." inside the marks.
 */
#ifndef QUOTES_CREDITS_H
#define QUOTES_CREDITS_H

#include "article.h"

/* The run that names who is quoted in paragraph `para`, which is nothing but
 * quotes, on the line below it; NULL if there is none. */
const struct run *credits_below(const struct article *article, uint32_t para);

/* Is the stretch i, which no mark opens, only the name under the quote before
 * it?  Its run among the inner ones, or NULL. */
const struct run *credits_inside(const struct article *article, size_t i);

/* The speaker of a transcript's line inside the marks, "MS. LIND: Good
 * morning", as a name of the article or NAME_NONE; *text is the name as
 * written (n == 0: it is no such line). */
uint32_t credits_script(
    const struct article *article, size_t i, struct span *text);

#endif
