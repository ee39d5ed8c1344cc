/* SPDX-License-Identifier: MIT */
#include "members.h"

#include <stdbool.h>

/* The member or element of `value` that a step names, ready to be changed; NULL
 * if there is none. */
static json_t *
own(json_t *value, const struct cd_path *path, size_t i)
{
    const struct cd_step *step = &path->steps[i];
    json_t *item =
        step->index == CD_STEP_MEMBER
            ? json_object_getn(value, path->names + step->at, step->n)
            : json_array_get(value, (size_t)step->index);
    json_t *copy;

    if (item == NULL || item->refcount == 1 ||
        (!json_is_object(item) && !json_is_array(item)))
        return item;
    copy = json_copy(item);
    if (step->index == CD_STEP_MEMBER)
        json_object_setn_new_nocheck(
            value, path->names + step->at, step->n, copy);
    else
        json_array_set_new(value, (size_t)step->index, copy);
    return copy;
}

/* The k-th element, ready to be changed. */
static json_t *
own_element(json_t *array, size_t k)
{
    json_t *item = json_array_get(array, k);

    if (item->refcount > 1 && (json_is_object(item) || json_is_array(item))) {
        item = json_copy(item);
        json_array_set_new(array, k, item);
    }
    return item;
}

/* ---- walking ------------------------------------------------------------ */

/* Call fn with what holds the value of the last step, for all there are. */
struct walk {
    const struct cd_path *p;
    size_t end; /* the step before which it stops */
    int (*fn)(void *ctx, json_t *holder);
    void *ctx;
};

static int
walk(const struct walk *w, json_t *value, size_t i)
{
    size_t k;
    int rc = 0;

    for (; i < w->end && value != NULL; i++) {
        if (w->p->steps[i].index == CD_STEP_EACH) {
            for (k = 0; k < json_array_size(value) && rc == 0; k++)
                rc = walk(w, own_element(value, k), i + 1);
            return rc;
        }
        value = own(value, w->p, i);
    }
    return value == NULL ? 0 : w->fn(w->ctx, value);
}

/* ---- dropping ----------------------------------------------------------- */

static int
drop_member(void *ctx, json_t *holder)
{
    const struct cd_path *path = ctx;
    const struct cd_step *last = &path->steps[path->n - 1];

    if (last->index == CD_STEP_MEMBER)
        json_object_deln(holder, path->names + last->at, last->n);
    else if (last->index == CD_STEP_EACH)
        json_array_clear(holder);
    else
        json_array_remove(holder, (size_t)last->index);
    return 0;
}

int
members_drop(json_t *rec, const struct cd_path *path)
{
    const struct walk w = { path, path->n - 1, drop_member,
        (void *)(uintptr_t)path };

    return walk(&w, rec, 0);
}

/* ---- editing ------------------------------------------------------------ */

struct edit {
    const struct cd_path *p;
    int (*fn)(void *ctx, const json_t *v, json_t **to);
    void *ctx;
};

static int
edit_element(const struct edit *edit, json_t *array, size_t k)
{
    json_t *value = json_array_get(array, k), *to = NULL;
    int rc = value == NULL || json_is_null(value)
                 ? 0
                 : edit->fn(edit->ctx, value, &to);

    if (to != NULL)
        json_array_set_new(array, k, to);
    return rc;
}

static int
edit(void *ctx, json_t *holder)
{
    const struct edit *e = ctx;
    const struct cd_step *last = &e->p->steps[e->p->n - 1];
    const char *name = e->p->names + last->at;
    json_t *value, *to = NULL;
    size_t k;
    int rc = 0;

    if (last->index >= 0)
        return edit_element(e, holder, (size_t)last->index);
    if (last->index == CD_STEP_EACH) {
        for (k = 0; k < json_array_size(holder) && rc == 0; k++)
            rc = edit_element(e, holder, k);
        return rc;
    }
    value = json_object_getn(holder, name, last->n);
    rc = value == NULL || json_is_null(value) ? 0 : e->fn(e->ctx, value, &to);
    if (to != NULL)
        json_object_setn_new_nocheck(holder, name, last->n, to);
    return rc;
}

int
members_edit(json_t *rec, const struct cd_path *path,
    int (*fn)(void *ctx, const json_t *value, json_t **to), void *ctx)
{
    struct edit e = { path, fn, ctx };
    const struct walk w = { path, path->n - 1, edit, &e };

    return walk(&w, rec, 0);
}

/* ---- taking and putting ------------------------------------------------- */

size_t
members_common(const struct cd_path *path)
{
    size_t i = path->n;

    while (i > 0 && path->steps[i - 1].index != CD_STEP_EACH)
        i--;
    return i;
}

struct taking {
    const struct cd_path *p;
    size_t from; /* the first step behind the prefix */
    json_t *values;
};

/* The first element of what members_take returns stands for what is not
 * there. */
static json_t *
absent(const json_t *values)
{
    return json_array_get(values, 0);
}

static int
take_from(void *ctx, json_t *holder)
{
    struct taking *taking = ctx;
    const struct cd_path *path = taking->p;
    json_t *in = holder, *value;
    size_t i;

    for (i = taking->from; i + 1 < path->n && in != NULL; i++)
        in = own(in, path, i);
    value = own(in, path, i);
    if (json_array_append(
            taking->values, value != NULL ? value : absent(taking->values)))
        return -1;
    return value != NULL ? drop_member((void *)(uintptr_t)path, in) : 0;
}

json_t *
members_take(json_t *rec, const struct cd_path *path)
{
    struct taking taking = { path, members_common(path), json_array() };
    const struct walk w = { path, taking.from, take_from, &taking };

    if (json_array_append_new(taking.values, json_array()) == 0 &&
        walk(&w, rec, 0) == 0)
        return taking.values;
    json_decref(taking.values);
    return NULL;
}

struct putting {
    const struct cd_path *p;
    size_t from;
    json_t *values;
    size_t next;
    const char *why;
};

/* Put a value at the steps from `from` on. */
static const char *
put_at(json_t *holder, const struct cd_path *path, size_t from, json_t *value,
    bool replace)
{
    const struct cd_step *step = &path->steps[from];
    json_t *item;

    for (; from + 1 < path->n; from++, step++) {
        item = own(holder, path, from);
        if (item == NULL || json_is_null(item)) {
            item = json_object();
            json_object_setn_new_nocheck(
                holder, path->names + step->at, step->n, item);
        }
        if (!json_is_object(item))
            return "stands in something that is no object";
        holder = item;
    }
    item = json_object_getn(holder, path->names + step->at, step->n);
    if (!replace && item != NULL && !json_is_null(item))
        return json_is_null(value) ? NULL : "is there already";
    return json_object_setn_nocheck(
               holder, path->names + step->at, step->n, value) == 0
               ? NULL
               : "stands in something that is no object";
}

static int
put_into(void *ctx, json_t *holder)
{
    struct putting *putting = ctx;
    json_t *value = json_array_get(putting->values, putting->next++);

    if (value == NULL || value == absent(putting->values))
        return 0;
    putting->why = put_at(holder, putting->p, putting->from, value, false);
    return putting->why != NULL ? -1 : 0;
}

const char *
members_put(json_t *rec, const struct cd_path *path, json_t *values)
{
    struct putting putting = { path, members_common(path), values, 1, NULL };
    const struct walk w = { path, putting.from, put_into, &putting };

    walk(&w, rec, 0);
    return putting.why;
}

const char *
members_set(json_t *rec, const struct cd_path *path, json_t *value)
{
    const char *why = put_at(rec, path, 0, value, true);

    json_decref(value);
    return why;
}
