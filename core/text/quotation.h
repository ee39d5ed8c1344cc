/* SPDX-License-Identifier: MIT */
/*
 * quotation - find quotation marks and the spans of text between them.
 *
 * Straight, curly, doubled single, low-high, angled and corner marks of any
 * country are read, and single marks if the article quotes with them.  A
 * missing mark does not lose the rest of a paragraph: its span ends at the next
 * sign that it is over.
 */
#ifndef TEXT_QUOTATION_H
#define TEXT_QUOTATION_H

#include <copydesk/text.h>

#include "text/pool.h"

/* A growing array of quotation spans (copydesk/text.h), in text order. */
struct quotations {
    struct cd_quotation *v;
    size_t n, cap;
};

/* Append the quotation spans of the valid UTF-8 text[0..n), n < 4 GiB, to
 * `out`.  `language` is an index into lang_languages.  Time is linear in the
 * text. */
void quotation_find(const struct pool *pool, size_t language, const char *text,
    size_t n, struct quotations *out);

#endif
