/* SPDX-License-Identifier: MIT */
/*
 * near - the lines around the headline, where bylines and dates stand.
 */
#ifndef EXTRACT_NEAR_H
#define EXTRACT_NEAR_H

#include "page.h"

/* The place of the headline among the lines of a page that was measured; 0 if
 * it has none. */
size_t near_headline(const struct page *page);
/* The text of a line, white space folded; n is 0 beyond the last. */
struct str near_line(const struct page *page, size_t line);

#endif
