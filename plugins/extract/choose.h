/* SPDX-License-Identifier: MIT */
/*
 * choose - which element of a page holds the article.
 */
#ifndef EXTRACT_CHOOSE_H
#define EXTRACT_CHOOSE_H

#include "page.h"

/* The element, of what is not gone; the body if nothing speaks for another.
 * Measures the page anew. */
uint32_t choose(struct page *page);

#endif
