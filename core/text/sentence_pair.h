/* SPDX-License-Identifier: MIT */
/*
 * sentence_pair - stretches between marks that belong together: brackets
 * and, where quotations are kept whole, quotation marks.
 */
#ifndef TEXT_SENTENCE_PAIR_H
#define TEXT_SENTENCE_PAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "text/pool.h"
#include "text/span.h"

/* The stretches in text[0..n), in order and apart from each other: from an
 * opening mark to the byte before the one that closes it.  What lies inside
 * another stretch is not listed, and a mark that nothing closes within 1500
 * bytes opens nothing. */
size_t sentence_pair_find(const char *text, size_t n, bool quotes,
    const struct pool *pool, struct span **out);

#endif
