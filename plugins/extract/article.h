/* SPDX-License-Identifier: MIT */
/*
 * article - the text of the article on a page.
 */
#ifndef EXTRACT_ARTICLE_H
#define EXTRACT_ARTICLE_H

#include "paragraphs.h"

/* An article, in the pool of its page. */
struct article {
    struct str text;
    struct paragraphs paragraphs; /* that the text was made of */
    uint32_t root;                /* the element that holds it */
    size_t offers;                /* paragraphs that went as offers */
};

/* Read the article of the page into *a. */
void article_read(struct page *page, struct article *a);

#endif
