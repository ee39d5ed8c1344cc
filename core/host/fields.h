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

struct field_def {
    const char *name;
    uint32_t types; /* CD_T_* */
    bool made;      /* by a stage: not expected in the input */
};

extern const struct field_def fields[];
extern const size_t fields_count;

/* The field of that name (n bytes), or NULL. */
const struct field_def *fields_find(const char *name, size_t n);

/* "a string", "an array or an object" ... for CD_T_* bits.  The result is static and
 * lasts until the next call. */
const char *fields_types(uint32_t types);

#endif
