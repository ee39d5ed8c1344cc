/* SPDX-License-Identifier: MIT */
/*
 * byline - the words in front of the names of authors: "By", "Author:".
 */
#ifndef EXTRACT_BYLINE_H
#define EXTRACT_BYLINE_H

#include "page.h"

#define BYLINE_MOST 120 /* bytes of a line that begins with one */

/* Bytes of "by" and the like at the start of a text, with the blanks behind it;
 * 0 if it begins with something else. */
size_t byline_length(const struct page *page, struct str text);
/* The same of a label alone, which a colon or a slash ends, or the line. */
size_t byline_label(const struct page *page, struct str line);
/* Bytes of what such a label says, behind it: up to a digit, to a bracket, to
 * who made a picture or to another label, "Text: Ada Lind Photo: Bo Berg", with
 * "edited" in front of it. */
size_t byline_value(const struct page *page, struct str text);
/* Do words for who made a picture, or for a change, begin here: "Photo by",
 * "Updated by"? */
bool byline_of_other(const struct page *page, struct str text);
/* The text behind all of them: "by Author Ada Lind" has two. */
struct str byline_behind(const struct page *page, struct str text);

#endif
