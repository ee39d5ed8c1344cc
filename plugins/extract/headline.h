/*
 * headline - what the article is called, and which element says so.
 */
#ifndef EXTRACT_HEADLINE_H
#define EXTRACT_HEADLINE_H

#include "page.h"

/* Fill in p->titles (folded, lower case) and p->headline. */
void headline_find(struct page *p);

/* The content of the first meta element with this property, name or itemprop
 * (in lower case), white space at its edges cut off; n is 0 if there is
 * none. */
struct str headline_meta(const struct dom *d, const char *name);

#endif
