/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include <math.h>
#include <stdbool.h>

const char *const convert_names[CONVERT_TYPES] = { [CONVERT_STRING] = "string",
    [CONVERT_INTEGER] = "integer",
    [CONVERT_REAL] = "real",
    [CONVERT_BOOLEAN] = "boolean",
    [CONVERT_LIST] = "list" };

#define EXACT 9007199254740992.0 /* 2^53: integers that a double has */

/* The number that a string is as JSON writes numbers, with blanks around it; a
 * fresh value or NULL. */
static json_t *
number_of_string(const json_t *value)
{
    const char *text = json_string_value(value);
    size_t n = json_string_length(value);
    json_t *item;

    while (n > 0 && (*text == ' ' || *text == '\t'))
        text++, n--;
    if (n > 1 && *text == '+' && text[1] >= '0' && text[1] <= '9')
        text++, n--;
    item = n > 0 && n < 64 && *text != '"' && *text != '[' && *text != '{'
               ? json_loadb(text, n, JSON_DECODE_ANY, NULL)
               : NULL;
    if (json_is_number(item))
        return item;
    json_decref(item);
    return NULL;
}

static int
to_string(const json_t *value, json_t **to)
{
    char text[CD_SCALAR_ROOM];
    size_t n;

    if (json_is_string(value))
        return 0;
    n = cd_scalar_text(text, value);
    *to = n > 0 ? json_stringn(text, n) : NULL;
    return *to != NULL ? 0 : -1;
}

static int
to_integer(const json_t *value, json_t **to)
{
    json_t *own = json_is_string(value) ? number_of_string(value) : NULL;
    const json_t *item = own != NULL ? own : value;
    double real = json_number_value(item);
    int rc = -1;

    if (json_is_integer(item)) {
        *to = own != NULL ? json_incref(own) : NULL;
        rc = 0;
    } else if (json_is_real(item) && fabs(real) <= EXACT &&
               !(floor(real) < real)) {
        *to = json_integer((json_int_t)real);
        rc = 0;
    } else if (json_is_boolean(item)) {
        *to = json_integer(json_is_true(item));
        rc = 0;
    }
    json_decref(own);
    return rc;
}

/* Does a double have that integer? */
static bool
is_exact(const json_t *value)
{
    double number = (double)json_integer_value(value);

    return number < 9223372036854775808.0 &&
           (json_int_t)number == json_integer_value(value);
}

static int
to_real(const json_t *value, json_t **to)
{
    json_t *own = json_is_string(value) ? number_of_string(value) : NULL;
    const json_t *item = own != NULL ? own : value;
    int rc = json_is_real(item) || (json_is_integer(item) && is_exact(item))
                 ? 0
                 : -1;

    if (rc == 0 && !(own == NULL && json_is_real(item)))
        *to = json_real(json_number_value(item));
    json_decref(own);
    return rc;
}

static int
to_boolean(const json_t *value, json_t **to)
{
    static const char *const words[] = { "false", "true", "0", "1", "no",
        "yes" };
    size_t i;

    if (json_is_boolean(value))
        return 0;
    if (json_is_integer(value) && json_integer_value(value) >= 0 &&
        json_integer_value(value) <= 1) {
        *to = json_boolean(json_integer_value(value) == 1);
        return 0;
    }
    for (i = 0; json_is_string(value) && i < sizeof(words) / sizeof(*words);
         i++) {
        if (strcmp(json_string_value(value), words[i]) == 0) {
            *to = json_boolean(i % 2 == 1);
            return 0;
        }
    }
    return -1;
}

static int
to_list(const json_t *value, json_t **to)
{
    if (json_is_array(value))
        return 0;
    *to = json_array();
    return json_array_append(*to, (json_t *)(uintptr_t)value);
}

int
convert_value(enum convert_type type, const json_t *value, json_t **to)
{
    static int (*const each[])(const json_t *, json_t **) = {
        [CONVERT_STRING] = to_string,
        [CONVERT_INTEGER] = to_integer,
        [CONVERT_REAL] = to_real,
        [CONVERT_BOOLEAN] = to_boolean,
        [CONVERT_LIST] = to_list,
    };

    *to = NULL;
    return each[type](value, to);
}
