/*
 * stated - the text of an article as the linked data of its page states it.
 */
#ifndef EXTRACT_STATED_H
#define EXTRACT_STATED_H

#include "page.h"

/* The text found on the page; the articleBody of its linked data instead, if
 * that is so much longer that the article is not on the page, which a script
 * would fill.  A little longer it is not to be trusted, and shorter it is often
 * an abstract. */
struct str stated_or(const struct page *p, struct str found);

#endif
