/* SPDX-License-Identifier: MIT */
/*
 * stated - the text of an article as the linked data of its page states it.
 */
#ifndef EXTRACT_STATED_H
#define EXTRACT_STATED_H

#include "article.h"
#include "linked.h"

#define STATED_ENTRIES 1000 /* of a live blog that are read */

/* What the linked data of a page has as the text of its article, in the pool:
 * the articleBody, or of a live blog its entries, in their order, each with its
 * headline as a heading (*entries tells); n is 0 if there is none. */
struct str stated_read(const struct linked *linked, bool *entries);

/* Put that text, p->stated, in place of the article
 * that was found, if it is so much longer that the article is not on the page,
 * which a script would fill.  A little longer it is not to be trusted, and
 * shorter it is often an abstract. */
void stated_or(const struct page *page, struct article *found);

/* Put a text, or markup, in place of an article that is less than a third of
 * it. */
void stated_replace(
    const struct page *page, struct str text, struct article *found);

#endif
