/* SPDX-License-Identifier: MIT */
/*
 * sentence_line - lines put together to the blocks that sentences lie in.
 */
#ifndef TEXT_SENTENCE_LINE_H
#define TEXT_SENTENCE_LINE_H

#include <stddef.h>

#include "text/pool.h"
#include "text/sentence_lang.h"
#include "text/span.h"

/* The blocks of text[0..n), in order: lines that are not blank, each with those
 * below it that go on with its last sentence.  A line goes on with the one
 * above if it begins with a small letter, or if the whole paragraph has been
 * wrapped at a fixed width. */
size_t sentence_line_blocks(const struct sentence_lang *language,
    const char *text, size_t n, const struct pool *pool, struct span **out);

#endif
