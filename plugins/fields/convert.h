/* SPDX-License-Identifier: MIT */
/*
 * convert - the value of a field in another type.
 */
#ifndef FIELDS_CONVERT_H
#define FIELDS_CONVERT_H

#include <copydesk/record.h>

enum convert_type {
    CONVERT_STRING,
    CONVERT_INTEGER,
    CONVERT_REAL,
    CONVERT_BOOLEAN,
    CONVERT_LIST,
    CONVERT_TYPES
};
extern const char *const convert_names[CONVERT_TYPES]; /* "string" ... */

/* Set *to to `value` in that type, or to NULL where it has it already.  Returns
 * -1 where `value` means nothing in that type. */
int convert_value(enum convert_type type, const json_t *value, json_t **to);

#endif
