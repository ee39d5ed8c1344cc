/* SPDX-License-Identifier: MIT */
/*
 * people - the names of authors, out of what pages give for them.
 *
 * People only: no agencies, desks, sites, times or buttons; rather none than a
 * wrong one.  Names stay as they are written, without what a person does
 * and without initials in brackets.
 */
#ifndef EXTRACT_PEOPLE_H
#define EXTRACT_PEOPLE_H

#include "page.h"

#define PEOPLE_MOST 12

struct people {
    struct str v[PEOPLE_MOST];
    size_t n;
    struct str agency; /* the first that was named among them */
};

/* Add the people that a text names: "By Ada Lind and Bo Berg".  `site` is the
 * name of the site, which is nobody's. */
void people_add(struct people *people, const struct page *page, struct str text,
    struct str site);

/* Keep the agency, if the text is the name of one. */
void people_agency(
    struct people *people, const struct page *page, struct str text);
/* The same of what stands behind a comma, or in brackets: "By Ada Lind, AP",
 * "Par Ada Lind (avec AFP)". */
void people_agency_behind(
    struct people *people, const struct page *page, struct str text);

/* How many full names the text is a list of, and nothing else: "Ada Lind, Bo
 * Berg and Tom Okoye", "Ada Lind/Bo Berg"; 0 if it is none. */
size_t people_list(const struct page *page, struct str text);

/* Add the name that a text about a person begins with, up to the first mark
 * behind it, or all of a list of names; and the agency behind a comma. */
void people_add_first(struct people *people, const struct page *page,
    struct str text, struct str site);

/* The name behind "by" that a line begins with, up to a mark or a
 * digit; n is 0 if it has none.  *bare: the line is "by" and nothing else. */
struct str people_byline(const struct page *page, struct str line, bool *bare);
/* The same behind a label alone, which a colon or a slash ends, or nothing
 * else on the line: "Author: Ada Lind". */
struct str people_label(const struct page *page, struct str line, bool *bare);
/* Add whom labels name that stand in a line behind other things, and the agency
 * behind one: "5 March 2024, 14:05 Source: AFP Author: Ada Lind". */
void people_inside(struct people *people, const struct page *page,
    struct str line, struct str site);

#endif
