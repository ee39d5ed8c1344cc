/* SPDX-License-Identifier: MIT */
/*
 * specimens - records to try a plugin with.
 */
#ifndef CHECK_SPECIMENS_H
#define CHECK_SPECIMENS_H

#include "check/subject.h"
#include "host/plan.h"

/* An array of records, a new reference: the inputs of the plugin's examples,
 * and articles in several shapes and languages with all standard fields. */
json_t *specimens(const struct subject *subject);
/* One record with all fields that the stage reads, a new reference. */
json_t *specimens_full(
    const struct subject *subject, const struct plan_node *node);
/* Paths to what the stage reads in that record, outermost fields and what lies
 * in them: an array of strings, a new reference. */
json_t *specimens_paths(const struct plan_node *node, const json_t *record);
/* The value that the path leads to, or NULL; borrowed. */
const json_t *specimens_get(const json_t *record, const char *path);
/* Put a value, whose reference is taken, where the path leads to in the record:
 * what is on the way there, and no object or array, is replaced.  With NULL
 * what is there is taken away, of an array with all that is behind it. */
void specimens_put(json_t *record, const char *path, json_t *value);
/* The value that the standard field or any other has in an article that has
 * everything; NULL if it is none.  A new reference. */
json_t *specimens_value(const char *field);
/* string[0..n) repeated until it has `least` bytes or more; not empty where
 * `least` is not 0.  A new reference. */
json_t *specimens_text(const char *string, size_t n, size_t least);

#endif
