/* SPDX-License-Identifier: MIT */
/*
 * stated - the text of an article as the linked data of its page states it.
 */
#ifndef EXTRACT_STATED_H
#define EXTRACT_STATED_H

#include "article.h"

/* Put the articleBody of the linked data of the page in place of the article
 * that was found, if it is so much longer that the article is not on the page,
 * which a script would fill.  A little longer it is not to be trusted, and
 * shorter it is often an abstract. */
void stated_or(const struct page *p, struct article *found);

#endif
