/* SPDX-License-Identifier: MIT */
#include "convey.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#define EXACT 9007199254740992 /* 2^53: integers that a double has */

/* ---- to jq -------------------------------------------------------------- */

static jv
string_to_jq(const char *text, size_t n, const char **why)
{
    if (n < INT_MAX / 4)
        return jv_string_sized(text, (int)n);
    *why = "the record has a string that is too long for jq";
    return jv_null();
}

static jv
array_to_jq(const json_t *value, const char **why)
{
    jv to = jv_array();
    size_t i;

    for (i = 0; i < json_array_size(value) && *why == NULL; i++)
        to = jv_array_append(to, convey_to_jq(json_array_get(value, i), why));
    return to;
}

static jv
object_to_jq(const json_t *value, const char **why)
{
    jv to = jv_object();
    const char *key;
    size_t n;
    json_t *item;

    json_object_keylen_foreach((json_t *)(uintptr_t)value, key, n, item)
    {
        to = jv_object_set(
            to, string_to_jq(key, n, why), convey_to_jq(item, why));
        if (*why != NULL)
            break;
    }
    return to;
}

jv
convey_to_jq(const json_t *value, const char **why)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return object_to_jq(value, why);
    case JSON_ARRAY:
        return array_to_jq(value, why);
    case JSON_STRING:
        return string_to_jq(
            json_string_value(value), json_string_length(value), why);
    case JSON_INTEGER:
        if (json_integer_value(value) > EXACT ||
            json_integer_value(value) < -EXACT)
            *why = "the record has an integer beyond 2^53, which jq would "
                   "change: make a string of it";
        return jv_number((double)json_integer_value(value));
    case JSON_REAL:
        return jv_number(json_real_value(value));
    case JSON_TRUE:
        return jv_true();
    case JSON_FALSE:
        return jv_false();
    default:
        return jv_null();
    }
}

/* ---- from jq ------------------------------------------------------------ */

static json_t *from_jq(jv value, size_t depth, const char **why);

static json_t *
array_from_jq(jv value, size_t depth, const char **why)
{
    json_t *to = json_array(), *item;
    int i, n = jv_array_length(jv_copy(value));

    for (i = 0; i < n && *why == NULL; i++) {
        item = from_jq(jv_array_get(jv_copy(value), i), depth + 1, why);
        if (item != NULL && json_array_append_new(to, item))
            *why = "memory ran out";
    }
    return to;
}

static json_t *
object_from_jq(jv value, size_t depth, const char **why)
{
    json_t *to = json_object(), *item;
    int i;

    for (i = jv_object_iter(value);
         jv_object_iter_valid(value, i) && *why == NULL;
         i = jv_object_iter_next(value, i)) {
        jv key = jv_object_iter_key(value, i);
        size_t n = (size_t)jv_string_length_bytes(jv_copy(key));

        item = from_jq(jv_object_iter_value(value, i), depth + 1, why);
        if (memchr(jv_string_value(key), '\0', n) != NULL)
            *why = "a name of a field has U+0000";
        if (item != NULL &&
            json_object_setn_new(to, jv_string_value(key), n, item))
            *why = "a name of a field cannot be in a record";
        jv_free(key);
    }
    return to;
}

static json_t *
number_from_jq(double number, const char **why)
{
    if (isfinite(number) && fabs(number) <= (double)EXACT &&
        !(floor(number) < number))
        return json_integer((json_int_t)number);
    if (isfinite(number))
        return json_real(number);
    *why = "a number is infinite or none at all";
    return NULL;
}

static json_t *
from_jq(jv value, size_t depth, const char **why)
{
    json_t *to = NULL;

    if (depth > CONVEY_DEPTH) {
        *why = "the result has more than 256 levels";
        jv_free(value);
        return NULL;
    }
    switch (jv_get_kind(value)) {
    case JV_KIND_OBJECT:
        to = object_from_jq(value, depth, why);
        break;
    case JV_KIND_ARRAY:
        to = array_from_jq(value, depth, why);
        break;
    case JV_KIND_STRING:
        to = json_stringn(jv_string_value(value),
            (size_t)jv_string_length_bytes(jv_copy(value)));
        break;
    case JV_KIND_NUMBER:
        to = number_from_jq(jv_number_value(value), why);
        break;
    case JV_KIND_TRUE:
    case JV_KIND_FALSE:
        to = json_boolean(jv_get_kind(value) == JV_KIND_TRUE);
        break;
    default:
        to = json_null();
    }
    jv_free(value);
    if (*why == NULL)
        return to;
    json_decref(to);
    return NULL;
}

json_t *
convey_from_jq(jv value, const char **why)
{
    *why = NULL;
    return from_jq(value, 0, why);
}
