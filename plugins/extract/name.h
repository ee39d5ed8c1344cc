/* SPDX-License-Identifier: MIT */
/*
 * name - is a text the name of a person, and what of it is the name?
 *
 * By how it is written and by the words that names do not have; no list of
 * names decides.
 */
#ifndef EXTRACT_NAME_H
#define EXTRACT_NAME_H

#include "page.h"

/* Without blanks and marks at its edges. */
struct str name_trim(struct str text);
/* May it be the name of a person, and not that of the site? */
bool name_person(const struct page *page, struct str text, struct str site);
/* Is it two to four words, all of them with capitals: "Ada Lind"? */
bool name_full(struct str text);

/* Is it as long as a name, of letters of scripts without capitals? */
bool name_caseless(struct str text);

/* The name without what stands behind it: a date, "on", a mark, a place. */
struct str name_alone(const struct page *page, struct str text);
/* The name without what the person does, before and behind it: "Reporter Ada
 * Lind".  n is 0 if nothing of a name is left: "Sports Desk". */
struct str name_without_role(const struct page *page, struct str text);

/* A middle dot, a dash, a bullet, a bracket: what no name has within, but for
 * the dot of katakana. */
bool name_mark(uint32_t code);

#endif
