/* SPDX-License-Identifier: MIT */
#include "shred.h"

#include <string.h>

#include "iso.h"

/* Null in all columns below. */
static void
put_null(struct shred *shred, const struct table_node *node, uint8_t repetition,
    uint8_t definition)
{
    if (node->kind == TABLE_VALUE) {
        column_null(&shred->columns[node->column], repetition, definition);
        return;
    }
    for (node = node->first; node != NULL; node = node->next)
        put_null(shred, node, repetition, definition);
}

static uint64_t
bits_of(double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    return bits;
}

/* The double that is equal to a number; false if none is, as to most integers
 * beyond 2^53. */
static bool
double_of(const json_t *value, double *number)
{
    *number = json_number_value(value);
    if (!json_is_integer(value))
        return json_is_real(value);
    return *number < 0x1p63 && (json_int_t)*number == json_integer_value(value);
}

/* A number as the column holds it.  False if its type does not. */
static bool
number_of(enum table_type type, const json_t *value, uint64_t *bits)
{
    const char *text = json_string_value(value);
    size_t n = json_string_length(value);
    int32_t days;
    int64_t micros;
    double number;

    switch (type) {
    case TABLE_INTEGER:
        *bits = (uint64_t)json_integer_value(value);
        return json_is_integer(value);
    case TABLE_DOUBLE:
        if (!double_of(value, &number))
            return false;
        *bits = bits_of(number);
        return true;
    case TABLE_BOOLEAN:
        *bits = json_is_true(value);
        return json_is_boolean(value);
    case TABLE_DATE:
        if (text == NULL || !iso_day(text, n, &days))
            return false;
        *bits = (uint32_t)days;
        return true;
    case TABLE_TIMESTAMP:
        if (text == NULL || !iso_moment(text, n, &micros))
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
put_shredded(struct shred *shred, const struct table_node *node,
    const json_t *value, uint8_t repetition)
{
    struct column *column = &shred->columns[node->column];
    uint64_t bits;

    if (node->type == TABLE_STRING && json_is_string(value)) {
        column_bytes(column, repetition, json_string_value(value),
            json_string_length(value));
        return true;
    }
    if (!number_of(node->type, value, &bits))
        return false;
    column_number(column, repetition, bits);
    return true;
}

/* The depth is bounded by CD_PATH_STEPS. */
static void
put_node(struct shred *shred, const struct table_node *node,
    const json_t *value, uint8_t repetition)
{
    const struct table_node *in;
    const uint8_t absent = (uint8_t)(node->defined - 1);
    bool fits = true;
    size_t i;

    if (value == NULL || json_is_null(value)) {
        put_null(shred, node, repetition, absent);
        return;
    }
    if (node->kind == TABLE_VALUE) {
        fits = put_shredded(shred, node, value, repetition);
    } else if (node->kind == TABLE_STRUCT && json_is_object(value)) {
        for (in = node->first; in != NULL; in = in->next)
            put_node(shred, in, json_object_get(value, in->name), repetition);
    } else if (node->kind == TABLE_LIST && json_is_array(value)) {
        if (json_array_size(value) == 0)
            put_null(shred, node->first, repetition, node->defined);
        for (i = 0; i < json_array_size(value); i++)
            put_node(shred, node->first, json_array_get(value, i),
                i == 0 ? repetition : node->repeats);
    } else {
        fits = false;
    }
    if (fits)
        return;
    put_null(shred, node, repetition, absent);
    if (shred->misfits++ == 0) {
        shred->misfit = node;
        shred->value = value;
    }
}

void
shred_record(struct shred *shred, const struct table *table, const json_t *rec)
{
    const struct table_node *node;

    for (node = table->root.first; node != NULL; node = node->next) {
        if (node != table->rest)
            put_node(shred, node, json_object_get(rec, node->name), 0);
    }
}

const char *
shred_kind(const struct table_node *node, const json_t *value)
{
    static const char *const kinds[] = { [JSON_OBJECT] = "an object",
        [JSON_ARRAY] = "a list",
        [JSON_STRING] = "a string",
        [JSON_INTEGER] = "an integer",
        [JSON_REAL] = "a real number",
        [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",
        [JSON_NULL] = "null" };

    if (node->kind == TABLE_VALUE && node->type == TABLE_DOUBLE &&
        json_is_integer(value))
        return "an integer that no double is equal to";
    return kinds[json_typeof(value)];
}
