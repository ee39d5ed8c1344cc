/*
 * article - the text of the article on a page.
 */
#ifndef EXTRACT_ARTICLE_H
#define EXTRACT_ARTICLE_H

#include "page.h"

/* The text, in the pool of the page.  *root is the element that holds it. */
struct str article_text(struct page *p, uint32_t *root);

#endif
