/* SPDX-License-Identifier: MIT */
/*
 * offsets - from bytes, which text code counts, to code points, which records
 * count; for offsets that are asked in ascending order, in one pass.
 */
#ifndef TEXT_OFFSETS_H
#define TEXT_OFFSETS_H

#include <stddef.h>

struct offsets {
    const char *s;
    size_t at, count; /* code points before byte `at` */
};

/* Begin at the start of the valid UTF-8 text s. */
void offsets_init(struct offsets *offsets, const char *text);
/* Code points before byte `at`.  Asking backwards is right, too, but starts
 * anew. */
size_t offsets_of(struct offsets *offsets, size_t at);

#endif
