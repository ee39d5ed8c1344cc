/* SPDX-License-Identifier: MIT */
#include "cli/sums.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "json/build.h"

static json_t *add_up(
    json_t *sum, const json_t *value, const char *in, const char *key);

/* The element of a list that has the id. */
static json_t *
find_by_id(const json_t *list, const char *id)
{
    size_t i;
    json_t *item;

    json_array_foreach (list, i, item) {
        const char *text = json_string_value(json_object_get(item, "id"));

        if (text != NULL && strcmp(text, id) == 0)
            return item;
    }
    return NULL;
}

/* The size of what several runs have added to is the same for each of them, and
 * cannot be added. */
static bool
is_shared_size(const json_t *value, const char *key)
{
    return strcmp(key, "bytes") == 0 &&
           json_is_true(json_object_get(value, "append")) &&
           json_object_get(value, "files") == NULL;
}

/* `in` is the key of the object itself. */
static void
add_up_objects(json_t *sum, const json_t *value, const char *in)
{
    json_t *item, *both;
    const char *key;

    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        both = is_shared_size(value, key)
                   ? json_null()
                   : add_up(json_object_get(sum, key), item, in, key);
        if (both != NULL)
            build_set(sum, key, both);
        else
            json_object_del(sum, key);
    }
}

/* Stages and outputs; those without an id (names of files) are left out. */
static void
add_up_lists(json_t *sum, const json_t *value)
{
    size_t i;
    json_t *item;

    json_array_foreach (value, i, item) {
        const char *id = json_string_value(json_object_get(item, "id"));
        json_t *same = id != NULL ? find_by_id(sum, id) : NULL;

        if (same != NULL)
            add_up_objects(same, item, "");
        else if (id != NULL)
            build_add(sum, json_deep_copy(item));
    }
}

/* Two counts: their sum, but of the most workers at once the greater one; a
 * plugin may call a counter so, too. */
static json_int_t
together(json_int_t sum, json_int_t value, const char *in, const char *key)
{
    if (strcmp(in, "workers") == 0 && strcmp(key, "most") == 0)
        return sum > value ? sum : value;
    return sum + value;
}

/* The two together, which are `key` of `in`, a new reference; `sum` is NULL in
 * the first run.  NULL if there is no such thing. */
static json_t *
add_up(json_t *sum, const json_t *value, const char *in, const char *key)
{
    json_t *item = sum != NULL ? json_incref(sum) : NULL;

    if (json_is_object(value)) {
        item = item != NULL ? item : build_object();
        add_up_objects(item, value, key);
    } else if (json_is_array(value)) {
        item = item != NULL ? item : build_array();
        add_up_lists(item, value);
    } else if (item == NULL) {
        item = build(json_deep_copy(value));
    } else if (json_is_integer(value) && json_is_integer(item)) {
        json_decref(item);
        item = json_integer(together(
            json_integer_value(sum), json_integer_value(value), in, key));
    } else if (json_is_number(value) && json_is_number(item)) {
        json_decref(item);
        item = json_real(json_number_value(sum) + json_number_value(value));
    } else if (strcmp(key, "started") == 0 && json_is_string(value) &&
               json_is_string(item)) {
        if (strcmp(json_string_value(value), json_string_value(item)) < 0) {
            json_decref(item);
            item = json_incref((json_t *)(uintptr_t)value);
        }
    } else if (!json_equal(item, value)) {
        json_decref(item);
        item = json_null();
    }
    return item;
}

void
sums_add(json_t *sum, const json_t *run)
{
    json_int_t n = json_integer_value(json_object_get(sum, "runs"));

    add_up_objects(sum, run, "");
    build_set(sum, "runs", json_integer(n + 1));
}
