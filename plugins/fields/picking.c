/* SPDX-License-Identifier: MIT */
#include "picking.h"

#include <stdbool.h>
#include <string.h>

/* Some of the paths, by number. */
struct some {
    uint16_t v[PICKING_MOST];
    size_t n;
};

static json_t *pick(const json_t *v, const struct cd_path *paths,
    const struct some *which, size_t step);

static bool
same_name(const struct cd_path *a, const struct cd_path *b, size_t step)
{
    const struct cd_step *x = &a->steps[step], *y = &b->steps[step];

    return y->index == CD_STEP_MEMBER && x->n == y->n &&
           memcmp(a->names + x->at, b->names + y->at, x->n) == 0;
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
    const struct cd_path *p = &paths[which->v[i]];
    const struct cd_step *s = &p->steps[step];
    const json_t *v = json_object_getn(from, p->names + s->at, s->n);
    struct some same = { .n = 0 };
    json_t *x;
    size_t k;

    if (v == NULL || picked(paths, which, i, step))
        return;
    for (k = i; k < which->n; k++) {
        if (same_name(p, &paths[which->v[k]], step))
            same.v[same.n++] = which->v[k];
    }
    x = pick(v, paths, &same, step + 1);
    if (x != NULL)
        json_object_setn_new_nocheck(to, p->names + s->at, s->n, x);
}

static json_t *
pick_elements(const json_t *from, const struct cd_path *paths,
    const struct some *which, size_t step)
{
    json_t *to = json_array();
    size_t k, i;

    for (k = 0; k < json_array_size(from); k++) {
        struct some these = { .n = 0 };
        json_t *x;

        for (i = 0; i < which->n; i++) {
            int32_t index = paths[which->v[i]].steps[step].index;

            if (index == CD_STEP_EACH || (index >= 0 && (size_t)index == k))
                these.v[these.n++] = which->v[i];
        }
        x = these.n > 0 ? pick(json_array_get(from, k), paths, &these, step + 1)
                        : NULL;
        if (x != NULL)
            json_array_append_new(to, x);
    }
    /* A list that was empty stays one; of another, nothing was named. */
    if (json_array_size(to) > 0 || json_array_size(from) == 0)
        return to;
    json_decref(to);
    return NULL;
}

/* What the paths, from `step` on, name in v; NULL for nothing. */
static json_t *
pick(const json_t *v, const struct cd_path *paths, const struct some *which,
    size_t step)
{
    json_t *to;
    size_t i;

    for (i = 0; i < which->n; i++) {
        if (paths[which->v[i]].n == step)
            return json_incref((json_t *)(uintptr_t)v);
    }
    if (json_is_array(v))
        return pick_elements(v, paths, which, step);
    if (!json_is_object(v))
        return NULL;
    to = json_object();
    for (i = 0; i < which->n; i++) {
        if (paths[which->v[i]].steps[step].index == CD_STEP_MEMBER)
            pick_member(to, v, paths, which, i, step);
    }
    if (step > 0 && json_object_size(to) == 0 && json_object_size(v) > 0 &&
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
