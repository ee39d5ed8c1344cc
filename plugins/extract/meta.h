/* SPDX-License-Identifier: MIT */
/*
 * meta - what a page says of its article: title, authors, dates, where it
 * belongs.
 */
#ifndef EXTRACT_META_H
#define EXTRACT_META_H

#include <copydesk/plugin.h>

#include "people.h"

/* Set the fields that the record does not have: title, authors, date,
 * modified, source, section; and url to the canonical one.  The page is as
 * page_read left it.  -1, after cd_fail, if that is not possible. */
int meta_set(const struct cd_host *host, json_t *rec, struct page *page);
/* Set authors and agency, if there are any and the record has none. */
int meta_set_people(
    const struct cd_host *host, json_t *rec, const struct people *people);

#endif
