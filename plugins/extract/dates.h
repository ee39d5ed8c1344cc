/* SPDX-License-Identifier: MIT */
/*
 * dates - when an article was published, as machines and people write it.
 */
#ifndef EXTRACT_DATES_H
#define EXTRACT_DATES_H

#include "page.h"

/* Years that an article on the web may have. */
#define DATES_FIRST 1995
#define DATES_LAST  2035

/* The date that a text begins with, with its time, as ISO 8601 in the pool; n
 * is 0 if there is none with a day.  *length, unless NULL, is how many bytes
 * of the text are the date. */
struct str dates_at(const struct page *page, struct str text, size_t *length);
/* The first one in a text, of which 200 bytes are looked at. */
struct str dates_in(const struct page *page, struct str text);
/* The same; *where is where it begins, *length as above. */
struct str dates_find(
    const struct page *page, struct str text, size_t *where, size_t *length);
/* The date of a field that holds one: in any form, "20240305" too. */
struct str dates_stated(const struct page *page, struct str text);
/* The one in the path of an address: /2024/03/05/, /2024-03-05-, /20240305/. */
struct str dates_of_url(const struct page *page, struct str url);

#endif
