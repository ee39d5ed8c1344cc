/* SPDX-License-Identifier: MIT */
/*
 * fields - the fields of an article that every part agrees on.
 *
 * core/article.schema.json says the same for other programs; a test keeps the
 * two together.
 */
#ifndef HOST_FIELDS_H
#define HOST_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <copydesk/record.h>

struct field_def {
    const char *name;
    uint32_t types;             /* CD_T_* */
    bool made;                  /* by a stage: not expected in the input */
    const char *const *members; /* of the objects in an array; ends with NULL.
                                   NULL: an array of anything else */
};

extern const struct field_def fields[];
extern const size_t fields_count;

/* The field of that name (n bytes), or NULL. */
const struct field_def *fields_find(const char *name, size_t n);

/* Can the path, whose first step names the field `def`, lead to anything?  NULL
 * or what is wrong, as in "quotes" is an array: "quotes[].speaker"; the caller
 * frees it. */
char *fields_path_fault(
    const struct field_def *def, const struct cd_path *path);

#define FIELDS_ANY 0x3fu /* all CD_T_* */

/* "a string", "an array or an object" ... for CD_T_* bits.  The result is
 * static and lasts until the next call. */
const char *fields_types(uint32_t types);

#endif
