/* SPDX-License-Identifier: MIT */
/*
 * shown - the days that a page shows to its readers.
 *
 * A line is about the day of the article if it is little more than a date: no
 * sentence, no link to another article, no "available until".
 */
#ifndef EXTRACT_SHOWN_H
#define EXTRACT_SHOWN_H

#include "page.h"

/* Each as ISO 8601; n is 0 if there is none.  The page has been measured. */

/* The first day in the lines behind the headline, rather none of a change. */
struct str shown_behind(const struct page *page);
/* The day of a change there: "Updated 6 March 2024". */
struct str shown_changed(const struct page *page);
/* The day in the lines before it: often that of the article, sometimes today's,
 * beside the name of the site. */
struct str shown_before(const struct page *page);
/* The first day of a line anywhere that begins with a cue: "Published on". */
struct str shown_with_cue(const struct page *page);
/* The day of lines that are nothing else, if they all have the same. */
struct str shown_alone(const struct page *page);

/* The stated date, which a machine wrote.  If it is in UTC, and the other is
 * the day before or behind it as a zone can make it, the other. */
struct str shown_in_zone(struct str stated, struct str other);
/* The same of a day that is shown; it also corrects by a day back: pages are
 * put out again. */
struct str shown_corrects(struct str stated, struct str shown);

#endif
