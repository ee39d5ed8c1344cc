/* SPDX-License-Identifier: MIT */
#include "shred.h"

#include <string.h>

#include "iso.h"

/* Null in all columns below. */
static void
put_null(struct shred *s, const struct table_node *x, uint8_t repetition,
    uint8_t definition)
{
    if (x->kind == TABLE_VALUE) {
        column_null(&s->columns[x->column], repetition, definition);
        return;
    }
    for (x = x->first; x != NULL; x = x->next)
        put_null(s, x, repetition, definition);
}

static uint64_t
bits_of(double d)
{
    uint64_t bits;

    memcpy(&bits, &d, sizeof(bits));
    return bits;
}

/* The double that is equal to a number; false if none is, as to most integers
 * beyond 2^53. */
static bool
double_of(const json_t *v, double *d)
{
    *d = json_number_value(v);
    if (!json_is_integer(v))
        return json_is_real(v);
    return *d < 0x1p63 && (json_int_t)*d == json_integer_value(v);
}

/* A number as the column holds it.  False if its type does not. */
static bool
number_of(enum table_type type, const json_t *v, uint64_t *bits)
{
    const char *s = json_string_value(v);
    size_t n = json_string_length(v);
    int32_t days;
    int64_t micros;
    double d;

    switch (type) {
    case TABLE_INTEGER:
        *bits = (uint64_t)json_integer_value(v);
        return json_is_integer(v);
    case TABLE_DOUBLE:
        if (!double_of(v, &d))
            return false;
        *bits = bits_of(d);
        return true;
    case TABLE_BOOLEAN:
        *bits = json_is_true(v);
        return json_is_boolean(v);
    case TABLE_DATE:
        if (s == NULL || !iso_day(s, n, &days))
            return false;
        *bits = (uint32_t)days;
        return true;
    case TABLE_TIMESTAMP:
        if (s == NULL || !iso_moment(s, n, &micros))
            return false;
        *bits = (uint64_t)micros;
        return true;
    case TABLE_STRING:
    case TABLE_JSON:
        break;
    }
    return false;
}

static bool
put_value(struct shred *s, const struct table_node *x, const json_t *v,
    uint8_t repetition)
{
    struct column *c = &s->columns[x->column];
    uint64_t bits;

    if (x->type == TABLE_STRING && json_is_string(v)) {
        column_bytes(
            c, repetition, json_string_value(v), json_string_length(v));
        return true;
    }
    if (!number_of(x->type, v, &bits))
        return false;
    column_number(c, repetition, bits);
    return true;
}

/* The depth is bounded by CD_PATH_STEPS. */
static void
put(struct shred *s, const struct table_node *x, const json_t *v,
    uint8_t repetition)
{
    const struct table_node *in;
    const uint8_t absent = (uint8_t)(x->defined - 1);
    bool fits = true;
    size_t i;

    if (v == NULL || json_is_null(v)) {
        put_null(s, x, repetition, absent);
        return;
    }
    if (x->kind == TABLE_VALUE) {
        fits = put_value(s, x, v, repetition);
    } else if (x->kind == TABLE_STRUCT && json_is_object(v)) {
        for (in = x->first; in != NULL; in = in->next)
            put(s, in, json_object_get(v, in->name), repetition);
    } else if (x->kind == TABLE_LIST && json_is_array(v)) {
        if (json_array_size(v) == 0)
            put_null(s, x->first, repetition, x->defined);
        for (i = 0; i < json_array_size(v); i++)
            put(s, x->first, json_array_get(v, i),
                i == 0 ? repetition : x->repeats);
    } else {
        fits = false;
    }
    if (fits)
        return;
    put_null(s, x, repetition, absent);
    if (s->misfits++ == 0) {
        s->misfit = x;
        s->value = v;
    }
}

void
shred_record(struct shred *s, const struct table *t, const json_t *rec)
{
    const struct table_node *x;

    for (x = t->root.first; x != NULL; x = x->next) {
        if (x != t->rest)
            put(s, x, json_object_get(rec, x->name), 0);
    }
}

const char *
shred_kind(const struct table_node *x, const json_t *v)
{
    static const char *const kinds[] = { [JSON_OBJECT] = "an object",
        [JSON_ARRAY] = "a list",
        [JSON_STRING] = "a string",
        [JSON_INTEGER] = "an integer",
        [JSON_REAL] = "a real number",
        [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",
        [JSON_NULL] = "null" };

    if (x->kind == TABLE_VALUE && x->type == TABLE_DOUBLE && json_is_integer(v))
        return "an integer that no double is equal to";
    return kinds[json_typeof(v)];
}
