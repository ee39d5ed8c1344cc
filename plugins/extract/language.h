/* SPDX-License-Identifier: MIT */
/*
 * language - which language an article is in: what the page states, and what
 * the text says to that.
 */
#ifndef EXTRACT_LANGUAGE_H
#define EXTRACT_LANGUAGE_H

#include <copydesk/plugin.h>
#include <copydesk/text.h>

#include "linked.h"
#include "page.h"

/* The tag that the page states; n is 0 if there is none. */
struct str language_stated(
    const struct page *page, const struct linked *linked);

/* Set `language`, where the record has none, to page->language, or to that of
 * the record's text where the page states none, or one that the text is not
 * in.  -1 after cd_fail. */
int language_set(const struct cd_host *host, const struct cd_text_1 *service,
    json_t *rec, const struct page *page);

#endif
