/* SPDX-License-Identifier: MIT */
/*
 * entries - the entries of a live blog, a ticker, a chronicle: elements of one
 * kind side by side, each with a time and prose of its own.
 *
 * They are told from comments of readers and from teasers, which look the same:
 * they hold much of the prose on the page, little of it stands between the
 * headline and them, and none leads to another page.
 */
#ifndef EXTRACT_ENTRIES_H
#define EXTRACT_ENTRIES_H

#include "page.h"

#define ENTRY_LINES 3 /* of an entry, among which its time is */

/* Find them on a page that is measured from its body: sets CLASS_ENTRY of each,
 * and p->entries. */
void entries_find(struct page *page);

/* Is the line nothing but the time of an entry: "14.32 GMT", "17h42",
 * "3 May, 9:00", "90'+4"? */
bool entries_time(const struct page *page, struct str line);

/* The entry that a node is or is in, below `root`; DOM_NONE. */
uint32_t entries_around(const struct page *page, uint32_t root, uint32_t node);
/* The level of the heading that the time of an entry is: that of its own
 * heading, or 2. */
int entries_level(const struct page *page, uint32_t entry);

#endif
