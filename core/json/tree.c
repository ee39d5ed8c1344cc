/* SPDX-License-Identifier: MIT */
#include "json/tree.h"

#include <math.h>
#include <stdint.h>

#include "base/utf8.h"
#include "json/reader.h"

static const char too_deep[] = "nests more than 256 levels";
static const char not_finite[] = "holds a number that is not finite";
static const char not_utf8[] = "holds text that is not valid UTF-8";

static const char *
check_string(const char *text, size_t n)
{
    return utf8_valid(text, n) == n ? NULL : not_utf8;
}

/* NULL, or what is wrong; `depth` is how many more levels the value may
 * have. */
static const char *
check_tree_value(const json_t *value, size_t depth)
{
    const char *why = NULL;

    if (json_is_string(value))
        return check_string(
            json_string_value(value), json_string_length(value));
    if (json_is_real(value) && !isfinite(json_real_value(value)))
        return not_finite; /* jansson sets none, but a plugin may */
    if (!json_is_array(value) && !json_is_object(value))
        return NULL;
    if (depth == 0)
        return too_deep;
    if (json_is_array(value)) {
        size_t i, n = json_array_size(value);

        for (i = 0; i < n && why == NULL; i++)
            why = check_tree_value(json_array_get(value, i), depth - 1);
    } else {
        json_t *object = (json_t *)(uintptr_t)value;
        void *iter = json_object_iter(object);

        for (; iter != NULL && why == NULL;
             iter = json_object_iter_next(object, iter)) {
            why = check_string(
                json_object_iter_key(iter), json_object_iter_key_len(iter));
            if (why == NULL)
                why = check_tree_value(json_object_iter_value(iter), depth - 1);
        }
    }
    return why;
}

int
tree_check(const json_t *rec, struct tree_fault *fault)
{
    json_t *object = (json_t *)(uintptr_t)rec;
    void *iter;

    for (iter = json_object_iter(object); iter != NULL;
         iter = json_object_iter_next(object, iter)) {
        fault->key = json_object_iter_key(iter);
        fault->why = check_string(fault->key, json_object_iter_key_len(iter));
        if (fault->why == NULL)
            fault->why = check_tree_value(
                json_object_iter_value(iter), READER_DEPTH - 1);
        if (fault->why != NULL)
            return -1;
    }
    return 0;
}
