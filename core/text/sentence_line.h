/* SPDX-License-Identifier: MIT */
/*
 * sentence_line - join the lines of a text into blocks, within which its
 * sentences lie.
 */
#ifndef TEXT_SENTENCE_LINE_H
#define TEXT_SENTENCE_LINE_H

#include <stddef.h>

#include "text/pool.h"
#include "text/sentence_lang.h"
#include "text/span.h"

/* Find the blocks of the valid UTF-8 text[0..n), in order: each is a line that
 * is not blank with the lines below that continue its last sentence.  A line
 * continues the one above if it begins with a lower-case letter, or if the
 * whole paragraph was wrapped at a fixed width.  *out is an array from the
 * pool; returns its length. */
size_t sentence_line_blocks(const struct sentence_lang *language,
    const char *text, size_t n, const struct pool *pool, struct span **out);

#endif
