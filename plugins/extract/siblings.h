/* SPDX-License-Identifier: MIT */
/*
 * siblings - elements of one kind side by side: teasers, the entries of a live
 * blog.
 */
#ifndef EXTRACT_SIBLINGS_H
#define EXTRACT_SIBLINGS_H

#include "page.h"

/* A child, by its kind: its tag and the first of its classes. */
struct sibling {
    uint64_t kind;
    uint32_t node;
};

/* Room for the children of any element of the page, in the pool. */
struct sibling *siblings_room(const struct page *page);
/* May the element hold such rows? */
bool siblings_may_be_in(enum tag tag);
/* The div, li, article and section elements right below `parent` that are not
 * gone, those of one kind together in the order of the page.  Returns how many
 * there are. */
size_t siblings_of(
    const struct page *page, uint32_t parent, struct sibling *siblings);
/* Where the kind of siblings[from] ends. */
size_t siblings_end(const struct sibling *siblings, size_t n, size_t from);

#endif
