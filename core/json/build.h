/* SPDX-License-Identifier: MIT */
/*
 * build - jansson values that are made, or the end of the process (see
 * mem.h): host code does not check each of them.
 */
#ifndef JSON_BUILD_H
#define JSON_BUILD_H

#include <jansson.h>

/* v, which jansson just made, if it had the memory. */
json_t *build(json_t *value);
json_t *build_object(void);
json_t *build_array(void);
/* A string; bytes that are not UTF-8 become U+FFFD. */
json_t *build_text(const char *text);
/* Set a member, or append an element; takes the reference v. */
void build_set(json_t *object, const char *key, json_t *value);
void build_add(json_t *array, json_t *value);

#endif
