/* SPDX-License-Identifier: MIT */
#include "cli/sums.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "json/build.h"

static json_t *add(json_t *sum, const json_t *v, const char *key);

/* The element of a list that has the id. */
static json_t *
find(const json_t *list, const char *id)
{
    size_t i;
    json_t *x;

    json_array_foreach (list, i, x) {
        const char *s = json_string_value(json_object_get(x, "id"));

        if (s != NULL && strcmp(s, id) == 0)
            return x;
    }
    return NULL;
}

/* The size of what several runs have added to is the same for each of them, and
 * cannot be added. */
static bool
is_shared_size(const json_t *v, const char *key)
{
    return strcmp(key, "bytes") == 0 &&
           json_is_true(json_object_get(v, "append")) &&
           json_object_get(v, "files") == NULL;
}

static void
add_object(json_t *sum, const json_t *v)
{
    json_t *x, *together;
    const char *key;

    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        together = is_shared_size(v, key)
                       ? json_null()
                       : add(json_object_get(sum, key), x, key);
        if (together != NULL)
            build_set(sum, key, together);
        else
            json_object_del(sum, key);
    }
}

/* Stages and outputs; those without an id (names of files) are left out. */
static void
add_list(json_t *sum, const json_t *v)
{
    size_t i;
    json_t *x;

    json_array_foreach (v, i, x) {
        const char *id = json_string_value(json_object_get(x, "id"));
        json_t *same = id != NULL ? find(sum, id) : NULL;

        if (same != NULL)
            add_object(same, x);
        else if (id != NULL)
            build_add(sum, json_deep_copy(x));
    }
}

/* The two together, a new reference; `sum` is NULL in the first run.  NULL if
 * there is no such thing. */
static json_t *
add(json_t *sum, const json_t *v, const char *key)
{
    json_t *s = sum != NULL ? json_incref(sum) : NULL;

    if (json_is_object(v)) {
        s = s != NULL ? s : build_object();
        add_object(s, v);
    } else if (json_is_array(v)) {
        s = s != NULL ? s : build_array();
        add_list(s, v);
    } else if (s == NULL) {
        s = build(json_deep_copy(v));
    } else if (json_is_integer(v) && json_is_integer(s)) {
        json_decref(s);
        s = json_integer(json_integer_value(sum) + json_integer_value(v));
    } else if (json_is_number(v) && json_is_number(s)) {
        json_decref(s);
        s = json_real(json_number_value(sum) + json_number_value(v));
    } else if (strcmp(key, "started") == 0 && json_is_string(v) &&
               json_is_string(s)) {
        if (strcmp(json_string_value(v), json_string_value(s)) < 0) {
            json_decref(s);
            s = json_incref((json_t *)(uintptr_t)v);
        }
    } else if (!json_equal(s, v)) {
        json_decref(s);
        s = json_null();
    }
    return s;
}

void
sums_add(json_t *sum, const json_t *run)
{
    json_int_t n = json_integer_value(json_object_get(sum, "runs"));

    add_object(sum, run);
    build_set(sum, "runs", json_integer(n + 1));
}
