/* SPDX-License-Identifier: MIT */
/*
 * sentence_pair - spans between paired marks: brackets and, where quotations
 * are kept whole, quotation marks.
 */
#ifndef TEXT_SENTENCE_PAIR_H
#define TEXT_SENTENCE_PAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "text/pool.h"
#include "text/span.h"

/* Find the spans within which no sentence ends in the valid UTF-8
 * text[0..n): each from an opening mark to the byte before its closing mark.
 * They are in text order and do not overlap; one within another is not
 * listed, nor is one longer than 1500 bytes.  *out is an array from the
 * pool; returns its length. */
size_t sentence_pair_find(const char *text, size_t n, bool quotes,
    const struct pool *pool, struct span **out);

#endif
