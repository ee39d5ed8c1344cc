/* SPDX-License-Identifier: MIT */
/*
 * offsets - convert byte offsets, which text code uses, to code points, which
 * records use; in one pass if offsets are asked for in ascending order.
 */
#ifndef TEXT_OFFSETS_H
#define TEXT_OFFSETS_H

#include <stddef.h>

struct offsets {
    const char *s;
    size_t at, count; /* code points before byte `at` */
};

/* Begin with the valid UTF-8 `text`, which is borrowed. */
void offsets_init(struct offsets *offsets, const char *text);
/* Count the code points in front of byte `at`.  Asking for a lower offset
 * starts again from the beginning. */
size_t offsets_of(struct offsets *offsets, size_t at);

#endif
