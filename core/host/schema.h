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

struct schema_key {
    const char *name;
    uint32_t types; /* CD_T_* */
    bool required;
};

/* Check the object `o`, which stands at `pointer`: every key is known, of its
 * type, and none that is required is missing.  `what` names the object in
 * messages.  Keys that begin with "//" are comments.  Returns -1 if the object
 * cannot be looked into. */
int schema_check(struct source *s, const char *pointer, const json_t *o,
    const char *what, const struct schema_key *keys, size_t nkeys);

/* The member of an object if it is of one of the types, else NULL: that was or
 * will be reported by schema_check. */
const json_t *schema_member(const json_t *o, const char *key, uint32_t types);
/* Is v of one of the types? */
bool schema_is(const json_t *v, uint32_t types);
/* "a string", "an object" ... of a value. */
const char *schema_type(const json_t *v);

#endif
