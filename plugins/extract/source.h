/* SPDX-License-Identifier: MIT */
/*
 * source - the bytes of a page made fit for a parser.
 */
#ifndef EXTRACT_SOURCE_H
#define EXTRACT_SOURCE_H

#include "dom.h"

/* Attributes of one tag that are left to the parser, which compares each with
 * all that came before it. */
#define SOURCE_ATTRIBUTES 128

/* A page without NULs, without a declaration of XML or a byte order mark, with
 * the characters of windows-1252 where C1 controls stand for them, and with
 * one blank of a run outside of pre.  Attributes in quotes that no element
 * keeps are left out; those that need no parsing are put aside, and the tag
 * has an attribute `key` instead, the number of its entry in `tags`. */
struct source {
    struct str text;
    char key[4]; /* in no page that has attributes put aside */
    struct source_tag {
        size_t first, n; /* in attrs */
    } * tags;
    size_t ntags, tags_cap;
    struct dom_attr *attrs; /* their values are in the page */
    size_t nattrs, attrs_cap;
};

/* Everything is in the pool, or in the page. */
void source_clean(struct source *to, const struct pool *pool, struct str html);

#endif
