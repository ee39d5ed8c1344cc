/* SPDX-License-Identifier: MIT */
/*
 * object_head - an object over several lines at the beginning of a text, some
 * of which may be objects themselves.
 */
#ifndef IO_OBJECT_HEAD_H
#define IO_OBJECT_HEAD_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the object that bytes[0..n) begin with, by its brackets; 0: it does
 * not end in them. */
size_t object_head_length(const char *bytes, size_t n);
/* Is the object that bytes[0..n), a part of a text, begins with sound, or sound
 * up to the last line end in them? */
bool object_head_sound(const char *bytes, size_t n);

#endif
