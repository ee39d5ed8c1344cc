/* SPDX-License-Identifier: MIT */
/*
 * build - create jansson values; the process exits when memory runs out (see
 * mem.h), so that host code does not check each.
 */
#ifndef JSON_BUILD_H
#define JSON_BUILD_H

#include <jansson.h>

/* Return the value that jansson has just made; exit if it is NULL. */
json_t *build(json_t *value);
json_t *build_object(void);
json_t *build_array(void);
/* Create a string; bytes that are not UTF-8 become U+FFFD. */
json_t *build_text(const char *text);
/* Set a member of an object, or append to an array; takes the reference to
 * `value`. */
void build_set(json_t *object, const char *key, json_t *value);
void build_add(json_t *array, json_t *value);

#endif
