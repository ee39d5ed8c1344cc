/* SPDX-License-Identifier: MIT */
#include "check/inside.h"

#include <string.h>
#include <copydesk/record.h>

#include "json/build.h"

bool
inside_covers(const char *path, const char *field, const char *member)
{
    struct cd_path p;
    size_t i = 1;

    if (strcmp(path, "*") == 0)
        return true;
    if (cd_path_parse(&p, path) != NULL ||
        strcmp(cd_path_name(&p, 0), field) != 0)
        return false;
    while (i < p.n && p.steps[i].index != CD_STEP_MEMBER)
        i++;
    return i == p.n || strcmp(cd_path_name(&p, i), member) == 0;
}

json_t *
inside_members(const json_t *value)
{
    json_t *members = build_object(), *item;
    const char *key;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)value, key, item)
        build_set(members, key, json_true());
    json_array_foreach (value, i, item) {
        const char *inner;
        json_t *other;

        json_object_foreach (item, inner, other)
            build_set(members, inner, json_true());
    }
    return members;
}

void
inside_remove(json_t *value, const char *member)
{
    json_t *item;
    size_t i;

    json_object_del(value, member);
    json_array_foreach (value, i, item)
        json_object_del(item, member);
}
