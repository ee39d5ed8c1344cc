/* SPDX-License-Identifier: MIT */
/*
 * conditions - what the value of a field must fulfil.
 */
#ifndef SELECT_CONDITIONS_H
#define SELECT_CONDITIONS_H

#include <stdbool.h>
#include <copydesk/plugin.h>

/* Does the pattern fit the whole of text?  `*` stands for any characters, `?`
 * for one; ASCII letters match in either case. */
bool conditions_matches(const char *pattern, const char *text, size_t n);

/* -1, 0 or 1: is the number a less than b, equal or greater?  Exact, also where
 * a double does not tell them apart. */
int conditions_order(const json_t *a, const json_t *b);

/* Is `value` equal to `want`, or to one of its elements if that is an array?
 * An array `value` is if one of its elements is. */
bool conditions_equals(const json_t *value, const json_t *want);

#endif
