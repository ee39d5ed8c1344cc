/* SPDX-License-Identifier: MIT */
/*
 * memory - the small blocks that JSON values are made of, kept for the record
 * that comes next.
 *
 * A record is a few hundred blocks of a few dozen bytes, which come and go
 * together; the C library's allocator joins them in between and takes them
 * apart again.  Here they are kept as they are, in lists by size.
 *
 * Each of them is a block of malloc all the same: a plugin may give what
 * jansson made to free().
 */
#ifndef JSON_MEMORY_H
#define JSON_MEMORY_H

/* Have jansson take its memory from here: call it once, before any of its
 * functions.  The lists are not locked: only one thread may use JSON.  Where
 * the C library cannot tell the size of a block, and under a sanitizer, which
 * has to see each block go, all is left as it is. */
void memory_init(void);

#endif
