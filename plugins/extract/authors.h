/* SPDX-License-Identifier: MIT */
/*
 * authors - who wrote the article.
 *
 * The first of these that names a person: the linked data of the page, its
 * meta elements, elements that are called a byline, cards of social networks
 * ("Written by"), a line near the headline that begins with "By" or is signed
 * (signed.h), an element or a link of an author that holds a full name, a label
 * anywhere behind the headline.
 */
#ifndef EXTRACT_AUTHORS_H
#define EXTRACT_AUTHORS_H

#include "linked.h"
#include "people.h"

/* `site` is the name of the site.  The page has been measured. */
void authors_find(struct people *people, const struct page *page,
    const struct linked *linked, struct str site);

#endif
