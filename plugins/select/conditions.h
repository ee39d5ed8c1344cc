/*
 * conditions - what a record must fulfil to be selected.
 */
#ifndef SELECT_CONDITIONS_H
#define SELECT_CONDITIONS_H

#include <stdbool.h>
#include <copydesk/plugin.h>

/* Follow a path of member names with dots between them, "quality.words".
 * NULL where the record has no such value; null counts as none. */
const json_t *conditions_value(const json_t *rec, const char *path);

/* Words of a text: stretches between white space that hold a letter or a
 * digit. */
int64_t conditions_words(const char *s, size_t n);

/* Does the pattern fit the whole of s?  `*` stands for any characters, `?`
 * for one; ASCII letters match in either case. */
bool conditions_matches(const char *pattern, const char *s, size_t n);

/* An ISO 8601 date against a bound, as far as both are given: "2023-05" is
 * neither before nor after "2023-05-26".  <0, 0, >0. */
int conditions_compare_dates(const char *date, const char *bound);

/* Is v equal to `want`, or to one of its elements if that is an array?  An
 * array v is if one of its elements is. */
bool conditions_equals(const json_t *v, const json_t *want);

#endif
