/* SPDX-License-Identifier: MIT */
/*
 * headline - what the article is called, and which element says so.
 */
#ifndef EXTRACT_HEADLINE_H
#define EXTRACT_HEADLINE_H

#include "page.h"

/* Fill in p->titles (folded, lower case) and p->headline. */
void headline_find(struct page *page);

#endif
