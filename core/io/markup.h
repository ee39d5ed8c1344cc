/* SPDX-License-Identifier: MIT */
/*
 * markup - what is a text that begins with "<": HTML, a feed or other XML?
 */
#ifndef IO_MARKUP_H
#define IO_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "io/foreign.h"

struct markup {
    const char *bytes, *name;
    const char *help; /* what to do about it, for a message */
    enum foreign_answer answer;
};

/* The row for bytes[0..n), which begin with "<": what that is, or the root
 * behind comments and a DOCTYPE; never NULL.  *known: the root was there. */
const struct markup *markup_of(const char *bytes, size_t n, bool *known);

/* Does the root of a feed (RSS, RDF, Atom) begin in the first n bytes, behind
 * whatever? */
bool markup_feed(const char *bytes, size_t n);

#endif
