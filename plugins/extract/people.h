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
void people_add(
    struct people *l, const struct page *p, struct str t, struct str site);

/* Keep the agency, if the text is the name of one. */
void people_agency(struct people *l, const struct page *p, struct str t);

/* A text about a person up to the first mark behind the name. */
struct str people_first(struct str t);

/* The name behind "by" that a line begins with, up to a mark or a
 * digit; n is 0 if it has none.  *bare: the line is "by" and nothing else. */
struct str people_byline(const struct page *p, struct str line, bool *bare);

#endif
