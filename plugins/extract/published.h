/* SPDX-License-Identifier: MIT */
/*
 * published - when the article was published, and changed.
 *
 * The first of these that is a date: the linked data of the page, its meta
 * elements, time elements, the address, elements that are called a date, the
 * lines behind the headline.  A page that shows none has none.
 */
#ifndef EXTRACT_PUBLISHED_H
#define EXTRACT_PUBLISHED_H

#include "linked.h"
#include "page.h"

/* ISO 8601; n is 0 if the page does not say.  The page has been measured. */
struct str published_date(
    const struct page *page, const struct linked *linked, struct str url);
struct str published_modified(
    const struct page *page, const struct linked *linked);

#endif
