/* SPDX-License-Identifier: MIT */
/*
 * inside - members of a field: which of them does a declared path name?
 */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include <stdbool.h>
#include <jansson.h>

/* Does the path ("meta.x", "quotes[].text", "meta") name that member of the
 * field, or all of the field? */
bool inside_covers(const char *path, const char *field, const char *member);
/* The members that the value of a field has, or that elements of it have: an
 * object whose keys they are, a new reference. */
json_t *inside_members(const json_t *value);
/* Remove that member from the value, or from each of its elements. */
void inside_remove(json_t *value, const char *member);

#endif
