/* SPDX-License-Identifier: MIT */
/*
 * trim - what is inside the element that holds the article and does not belong
 * to it: other articles, and blocks of links.
 */
#ifndef EXTRACT_TRIM_H
#define EXTRACT_TRIM_H

#include "page.h"

/* Remove it from the element.  Measures the page anew. */
void trim(struct page *page, uint32_t root);

#endif
