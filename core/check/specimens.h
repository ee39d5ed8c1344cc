/* SPDX-License-Identifier: MIT */
/*
 * specimens - records to try a plugin with.
 */
#ifndef CHECK_SPECIMENS_H
#define CHECK_SPECIMENS_H

#include "check/subject.h"

/* An array of records, a new reference: the inputs of the plugin's examples,
 * and articles in several shapes and languages with all standard fields. */
json_t *specimens(const struct subject *subject);
/* One record with all fields that the plugin reads, a new reference. */
json_t *specimens_full(const struct subject *subject);
/* The value that the standard field or any other has in an article that has
 * everything; NULL if it is none.  A new reference. */
json_t *specimens_value(const char *field);
/* string[0..n) repeated until it has `least` bytes or more; not empty where
 * `least` is not 0.  A new reference. */
json_t *specimens_text(const char *string, size_t n, size_t least);

#endif
