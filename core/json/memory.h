/* SPDX-License-Identifier: MIT */
/*
 * memory - an allocator for jansson that keeps small blocks for the next
 * record.
 *
 * A record consists of a few hundred blocks of a few dozen bytes, allocated and
 * freed together.  The C library would merge them in between and split them
 * again; here they are kept in lists by size.
 *
 * Each is still a block of malloc: a plugin may pass what jansson made to
 * free().
 */
#ifndef JSON_MEMORY_H
#define JSON_MEMORY_H

/* Make jansson use this allocator; to be called once, before any of its
 * functions.  The lists are not locked, so only one thread may use JSON.  If
 * the C library cannot tell the size of a block, or under a sanitizer, which
 * has to see each free, nothing changes. */
void memory_init(void);

#endif
