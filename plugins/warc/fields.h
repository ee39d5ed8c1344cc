/* SPDX-License-Identifier: MIT */
/*
 * fields - the named fields of a header block, of a WARC record or of HTTP.
 */
#ifndef WARC_FIELDS_H
#define WARC_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *s;
    size_t n;
};

/* Bytes of the header block that `span` begins with, up to and with the empty
 * line; 0: it has no end. */
size_t fields_block(struct span span);
/* The first line of a block. */
struct span fields_first(struct span block);
/* The value of the field of that name, in whatever case, without white space
 * around it, with the lines that continue it; s is NULL where there is none. */
struct span fields_get(struct span block, const char *name);
/* The same of the next such field behind *at, which is moved behind it; begin
 * with 0. */
struct span fields_next(struct span block, const char *name, size_t *at);
/* A value in one line: what continues it stands behind one space.  `to` has
 * room for value.n bytes. */
struct span fields_unfold(struct span value, char *to);
/* A parameter of a value, as charset of "text/html; charset=utf-8", without
 * quotes; s is NULL where there is none. */
struct span fields_parameter(struct span value, const char *name);
/* The value without its parameters. */
struct span fields_bare(struct span value);

/* The same text, but for the case of ASCII letters? */
bool span_is(struct span a, const char *b);

#endif
