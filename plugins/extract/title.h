/* SPDX-License-Identifier: MIT */
/*
 * title - the headline as it was published, without the name of the site.
 */
#ifndef EXTRACT_TITLE_H
#define EXTRACT_TITLE_H

#include "linked.h"
#include "page.h"

/* The title; n is 0 if the page has none. */
struct str title_of(
    const struct page *page, const struct linked *linked, struct str site);

/* Does a title begin with `text`, and end, or go on as titles do before the
 * name of the site?  Both in lower case. */
bool title_leads(struct str title, struct str text);

#endif
