/* SPDX-License-Identifier: MIT */
#include "picking.h"

#include <stdbool.h>
#include <string.h>

/* Some of the paths, by number. */
struct some {
    uint16_t v[PICKING_MOST];
    size_t n;
};

static json_t *pick(const json_t *value, const struct cd_path *paths,
    const struct some *which, size_t step);

static bool
same_name(const struct cd_path *a, const struct cd_path *b, size_t step)
{
    const struct cd_step *one = &a->steps[step], *y = &b->steps[step];

    return y->index == CD_STEP_MEMBER && one->n == y->n &&
           memcmp(a->names + one->at, b->names + y->at, one->n) == 0;
}

/* Was the member picked for an earlier path? */
static bool
picked(const struct cd_path *paths, const struct some *which, size_t i,
    size_t step)
{
    size_t k;

    for (k = 0; k < i; k++) {
        if (same_name(&paths[which->v[i]], &paths[which->v[k]], step))
            return true;
    }
    return false;
}

static void
pick_member(json_t *to, const json_t *from, const struct cd_path *paths,
    const struct some *which, size_t i, size_t step)
{
    const struct cd_path *path = &paths[which->v[i]];
    const struct cd_step *one = &path->steps[step];
    const json_t *value = json_object_getn(from, path->names + one->at, one->n);
    struct some same = { .n = 0 };
    json_t *item;
    size_t k;

    if (value == NULL || picked(paths, which, i, step))
        return;
    for (k = i; k < which->n; k++) {
        if (same_name(path, &paths[which->v[k]], step))
            same.v[same.n++] = which->v[k];
    }
    item = pick(value, paths, &same, step + 1);
    if (item != NULL)
        json_object_setn_new_nocheck(to, path->names + one->at, one->n, item);
}

static json_t *
pick_elements(const json_t *from, const struct cd_path *paths,
    const struct some *which, size_t step)
{
    json_t *to = json_array();
    size_t k, i;

    for (k = 0; k < json_array_size(from); k++) {
        struct some these = { .n = 0 };
        json_t *item;

        for (i = 0; i < which->n; i++) {
            int32_t index = paths[which->v[i]].steps[step].index;

            if (index == CD_STEP_EACH || (index >= 0 && (size_t)index == k))
                these.v[these.n++] = which->v[i];
        }
        item = these.n > 0
                   ? pick(json_array_get(from, k), paths, &these, step + 1)
                   : NULL;
        if (item != NULL)
            json_array_append_new(to, item);
    }
    /* A list that was empty stays one; of another, nothing was named. */
    if (json_array_size(to) > 0 || json_array_size(from) == 0)
        return to;
    json_decref(to);
    return NULL;
}

/* What the paths, from `step` on, name in `value`; NULL for nothing. */
static json_t *
pick(const json_t *value, const struct cd_path *paths, const struct some *which,
    size_t step)
{
    json_t *to;
    size_t i;

    for (i = 0; i < which->n; i++) {
        if (paths[which->v[i]].n == step)
            return json_incref((json_t *)(uintptr_t)value);
    }
    if (json_is_array(value))
        return pick_elements(value, paths, which, step);
    if (!json_is_object(value))
        return NULL;
    to = json_object();
    for (i = 0; i < which->n; i++) {
        if (paths[which->v[i]].steps[step].index == CD_STEP_MEMBER)
            pick_member(to, value, paths, which, i, step);
    }
    if (step > 0 && json_object_size(to) == 0 && json_object_size(value) > 0 &&
        paths[which->v[0]].steps[step - 1].index == CD_STEP_MEMBER) {
        json_decref(to);
        return NULL;
    }
    return to;
}

json_t *
picking_make(const json_t *rec, const struct cd_path *paths, size_t n)
{
    struct some all = { .n = 0 };

    while (all.n < n) {
        all.v[all.n] = (uint16_t)all.n;
        all.n++;
    }
    return pick(rec, paths, &all, 0);
}
