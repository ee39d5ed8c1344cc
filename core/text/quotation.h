/* SPDX-License-Identifier: MIT */
/*
 * quotation - quotation marks, and the spans of text between them.
 *
 * Straight, curly, doubled single, low-high, angled and corner marks of any
 * nation, and single marks where an article quotes with them.  A paragraph is
 * never given up: a missing mark ends a span at the next sign that it is over.
 */
#ifndef TEXT_QUOTATION_H
#define TEXT_QUOTATION_H

#include <copydesk/text.h>

#include <copydesk/text.h>

#include "text/pool.h"
#include <copydesk/text.h>

#include "text/pool.h"

struct quotations {
    struct cd_quotation *v;
    size_t n, cap;
};

/* Append the quotation spans of the valid UTF-8 text[0..n), n < 4 GiB, in
 * its order.  Time is linear in the text. */
void quotation_find(const struct pool *pool, size_t language, const char *text,
    size_t n, struct quotations *out);

#endif
