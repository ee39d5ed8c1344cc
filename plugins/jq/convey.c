/* SPDX-License-Identifier: MIT */
#include "convey.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#define EXACT 9007199254740992 /* 2^53: integers that a double has */

/* ---- to jq -------------------------------------------------------------- */

static jv
string_to_jq(const char *s, size_t n, const char **why)
{
    if (n < INT_MAX / 4)
        return jv_string_sized(s, (int)n);
    *why = "the record has a string that is too long for jq";
    return jv_null();
}

static jv
array_to_jq(const json_t *v, const char **why)
{
    jv to = jv_array();
    size_t i;

    for (i = 0; i < json_array_size(v) && *why == NULL; i++)
        to = jv_array_append(to, convey_to_jq(json_array_get(v, i), why));
    return to;
}

static jv
object_to_jq(const json_t *v, const char **why)
{
    jv to = jv_object();
    const char *key;
    size_t n;
    json_t *x;

    json_object_keylen_foreach((json_t *)(uintptr_t)v, key, n, x)
    {
        to = jv_object_set(to, string_to_jq(key, n, why), convey_to_jq(x, why));
        if (*why != NULL)
            break;
    }
    return to;
}

jv
convey_to_jq(const json_t *v, const char **why)
{
    switch (json_typeof(v)) {
    case JSON_OBJECT:
        return object_to_jq(v, why);
    case JSON_ARRAY:
        return array_to_jq(v, why);
    case JSON_STRING:
        return string_to_jq(json_string_value(v), json_string_length(v), why);
    case JSON_INTEGER:
        if (json_integer_value(v) > EXACT || json_integer_value(v) < -EXACT)
            *why = "the record has an integer beyond 2^53, which jq would "
                   "change: make a string of it";
        return jv_number((double)json_integer_value(v));
    case JSON_REAL:
        return jv_number(json_real_value(v));
    case JSON_TRUE:
        return jv_true();
    case JSON_FALSE:
        return jv_false();
    default:
        return jv_null();
    }
}

/* ---- from jq ------------------------------------------------------------ */

static json_t *from_jq(jv v, size_t depth, const char **why);

static json_t *
array_from_jq(jv v, size_t depth, const char **why)
{
    json_t *to = json_array(), *x;
    int i, n = jv_array_length(jv_copy(v));

    for (i = 0; i < n && *why == NULL; i++) {
        x = from_jq(jv_array_get(jv_copy(v), i), depth + 1, why);
        if (x != NULL && json_array_append_new(to, x))
            *why = "memory ran out";
    }
    return to;
}

static json_t *
object_from_jq(jv v, size_t depth, const char **why)
{
    json_t *to = json_object(), *x;
    int i;

    for (i = jv_object_iter(v); jv_object_iter_valid(v, i) && *why == NULL;
         i = jv_object_iter_next(v, i)) {
        jv key = jv_object_iter_key(v, i);
        size_t n = (size_t)jv_string_length_bytes(jv_copy(key));

        x = from_jq(jv_object_iter_value(v, i), depth + 1, why);
        if (memchr(jv_string_value(key), '\0', n) != NULL)
            *why = "a name of a field has U+0000";
        if (x != NULL && json_object_setn_new(to, jv_string_value(key), n, x))
            *why = "a name of a field cannot be in a record";
        jv_free(key);
    }
    return to;
}

static json_t *
number_from_jq(double d, const char **why)
{
    if (isfinite(d) && fabs(d) <= (double)EXACT && !(floor(d) < d))
        return json_integer((json_int_t)d);
    if (isfinite(d))
        return json_real(d);
    *why = "a number is infinite or none at all";
    return NULL;
}

static json_t *
from_jq(jv v, size_t depth, const char **why)
{
    json_t *to = NULL;

    if (depth > CONVEY_DEPTH) {
        *why = "the result has more than 256 levels";
        jv_free(v);
        return NULL;
    }
    switch (jv_get_kind(v)) {
    case JV_KIND_OBJECT:
        to = object_from_jq(v, depth, why);
        break;
    case JV_KIND_ARRAY:
        to = array_from_jq(v, depth, why);
        break;
    case JV_KIND_STRING:
        to = json_stringn(
            jv_string_value(v), (size_t)jv_string_length_bytes(jv_copy(v)));
        break;
    case JV_KIND_NUMBER:
        to = number_from_jq(jv_number_value(v), why);
        break;
    case JV_KIND_TRUE:
    case JV_KIND_FALSE:
        to = json_boolean(jv_get_kind(v) == JV_KIND_TRUE);
        break;
    default:
        to = json_null();
    }
    jv_free(v);
    if (*why == NULL)
        return to;
    json_decref(to);
    return NULL;
}

json_t *
convey_from_jq(jv v, const char **why)
{
    *why = NULL;
    return from_jq(v, 0, why);
}
