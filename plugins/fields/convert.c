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
number(const json_t *v)
{
    const char *s = json_string_value(v);
    size_t n = json_string_length(v);
    json_t *x;

    while (n > 0 && (*s == ' ' || *s == '\t'))
        s++, n--;
    if (n > 1 && *s == '+' && s[1] >= '0' && s[1] <= '9')
        s++, n--;
    x = n > 0 && n < 64 && *s != '"' && *s != '[' && *s != '{'
            ? json_loadb(s, n, JSON_DECODE_ANY, NULL)
            : NULL;
    if (json_is_number(x))
        return x;
    json_decref(x);
    return NULL;
}

static int
to_string(const json_t *v, json_t **to)
{
    char text[CD_SCALAR_ROOM];
    size_t n;

    if (json_is_string(v))
        return 0;
    n = cd_scalar_text(text, v);
    *to = n > 0 ? json_stringn(text, n) : NULL;
    return *to != NULL ? 0 : -1;
}

static int
to_integer(const json_t *v, json_t **to)
{
    json_t *own = json_is_string(v) ? number(v) : NULL;
    const json_t *x = own != NULL ? own : v;
    double d = json_number_value(x);
    int rc = -1;

    if (json_is_integer(x)) {
        *to = own != NULL ? json_incref(own) : NULL;
        rc = 0;
    } else if (json_is_real(x) && fabs(d) <= EXACT && !(floor(d) < d)) {
        *to = json_integer((json_int_t)d);
        rc = 0;
    } else if (json_is_boolean(x)) {
        *to = json_integer(json_is_true(x));
        rc = 0;
    }
    json_decref(own);
    return rc;
}

/* Does a double have that integer? */
static bool
is_exact(const json_t *v)
{
    double d = (double)json_integer_value(v);

    return d < 9223372036854775808.0 && (json_int_t)d == json_integer_value(v);
}

static int
to_real(const json_t *v, json_t **to)
{
    json_t *own = json_is_string(v) ? number(v) : NULL;
    const json_t *x = own != NULL ? own : v;
    int rc = json_is_real(x) || (json_is_integer(x) && is_exact(x)) ? 0 : -1;

    if (rc == 0 && !(own == NULL && json_is_real(x)))
        *to = json_real(json_number_value(x));
    json_decref(own);
    return rc;
}

static int
to_boolean(const json_t *v, json_t **to)
{
    static const char *const words[] = { "false", "true", "0", "1", "no",
        "yes" };
    size_t i;

    if (json_is_boolean(v))
        return 0;
    if (json_is_integer(v) && json_integer_value(v) >= 0 &&
        json_integer_value(v) <= 1) {
        *to = json_boolean(json_integer_value(v) == 1);
        return 0;
    }
    for (i = 0; json_is_string(v) && i < sizeof(words) / sizeof(*words); i++) {
        if (strcmp(json_string_value(v), words[i]) == 0) {
            *to = json_boolean(i % 2 == 1);
            return 0;
        }
    }
    return -1;
}

static int
to_list(const json_t *v, json_t **to)
{
    if (json_is_array(v))
        return 0;
    *to = json_array();
    return json_array_append(*to, (json_t *)(uintptr_t)v);
}

int
convert_value(enum convert_type type, const json_t *v, json_t **to)
{
    static int (*const each[])(const json_t *, json_t **) = {
        [CONVERT_STRING] = to_string,
        [CONVERT_INTEGER] = to_integer,
        [CONVERT_REAL] = to_real,
        [CONVERT_BOOLEAN] = to_boolean,
        [CONVERT_LIST] = to_list,
    };

    *to = NULL;
    return each[type](v, to);
}
