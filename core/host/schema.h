/* SPDX-License-Identifier: MIT */
/*
 * schema - the keys that an object of the pipeline file may have.
 */
#ifndef HOST_SCHEMA_H
#define HOST_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "host/source.h"

/* One key; a table of them ends with {0}. */
struct schema_key {
    const char *name;
    uint32_t types;   /* CD_T_* */
    const char *help; /* for people, in an editor */
    bool required;
    bool name_only;           /* a string: one that names_valid takes */
    bool strings;             /* an array: of strings, none of them empty */
    const char *const *words; /* a string: one of these, then NULL; or NULL */
    int64_t least, most;      /* an integer: its range; both 0 for any */
};

/* Check the object, which stands at `pointer`: every key is known, of
 * its type and in its range, and none that is required is missing.  (Names are
 * left to the caller.)  `what` names the object in messages.  Keys that begin
 * with "//" are comments.  Returns -1 if the object cannot be looked into. */
int schema_check(struct source *source, const char *pointer,
    const json_t *object, const char *what, const struct schema_key *keys);

/* The member of an object if it is of one of the types, else NULL: that was or
 * will be reported by schema_check. */
const json_t *schema_member(
    const json_t *object, const char *key, uint32_t types);
/* Is `value` of one of the types? */
bool schema_is(const json_t *value, uint32_t types);
/* "a string", "an object" ... of a value. */
const char *schema_type(const json_t *value);

#endif
