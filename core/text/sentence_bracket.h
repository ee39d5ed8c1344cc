/* SPDX-License-Identifier: MIT */
/*
 * sentence_bracket - spans between brackets that belong together, within which
 * no sentence ends.
 *
 * Quotation marks are none: sentences are cut within quotations, and which
 * marks of those belong together quotation.h tells.
 */
#ifndef TEXT_SENTENCE_BRACKET_H
#define TEXT_SENTENCE_BRACKET_H

#include <stddef.h>

#include "text/pool.h"
#include "text/span.h"

/* Find the bracketed spans of the valid UTF-8 text[0..n): each from an opening
 * bracket to the byte before its closing one.  They are in text order and do
 * not overlap; one within another is not listed, nor is one longer than 1500
 * bytes.  *out is an array from the pool; returns its length. */
size_t sentence_bracket_find(
    const char *text, size_t n, const struct pool *pool, struct span **out);

#endif
