/* SPDX-License-Identifier: MIT */
#include "members.h"

#include <stdbool.h>

/* The member or element of v that a step names, ready to be changed; NULL if
 * there is none. */
static json_t *
own(json_t *v, const struct cd_path *p, size_t i)
{
    const struct cd_step *s = &p->steps[i];
    json_t *x = s->index == CD_STEP_MEMBER
                    ? json_object_getn(v, p->names + s->at, s->n)
                    : json_array_get(v, (size_t)s->index);
    json_t *copy;

    if (x == NULL || x->refcount == 1 ||
        (!json_is_object(x) && !json_is_array(x)))
        return x;
    copy = json_copy(x);
    if (s->index == CD_STEP_MEMBER)
        json_object_setn_new_nocheck(v, p->names + s->at, s->n, copy);
    else
        json_array_set_new(v, (size_t)s->index, copy);
    return copy;
}

/* The k-th element, ready to be changed. */
static json_t *
own_element(json_t *array, size_t k)
{
    json_t *x = json_array_get(array, k);

    if (x->refcount > 1 && (json_is_object(x) || json_is_array(x))) {
        x = json_copy(x);
        json_array_set_new(array, k, x);
    }
    return x;
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
walk(const struct walk *w, json_t *v, size_t i)
{
    size_t k;
    int rc = 0;

    for (; i < w->end && v != NULL; i++) {
        if (w->p->steps[i].index == CD_STEP_EACH) {
            for (k = 0; k < json_array_size(v) && rc == 0; k++)
                rc = walk(w, own_element(v, k), i + 1);
            return rc;
        }
        v = own(v, w->p, i);
    }
    return v == NULL ? 0 : w->fn(w->ctx, v);
}

/* ---- dropping ----------------------------------------------------------- */

static int
drop(void *ctx, json_t *holder)
{
    const struct cd_path *p = ctx;
    const struct cd_step *last = &p->steps[p->n - 1];

    if (last->index == CD_STEP_MEMBER)
        json_object_deln(holder, p->names + last->at, last->n);
    else if (last->index == CD_STEP_EACH)
        json_array_clear(holder);
    else
        json_array_remove(holder, (size_t)last->index);
    return 0;
}

int
members_drop(json_t *rec, const struct cd_path *p)
{
    const struct walk w = { p, p->n - 1, drop, (void *)(uintptr_t)p };

    return walk(&w, rec, 0);
}

/* ---- editing ------------------------------------------------------------ */

struct edit {
    const struct cd_path *p;
    int (*fn)(void *ctx, const json_t *v, json_t **to);
    void *ctx;
};

static int
edit_element(const struct edit *e, json_t *array, size_t k)
{
    json_t *v = json_array_get(array, k), *to = NULL;
    int rc = v == NULL || json_is_null(v) ? 0 : e->fn(e->ctx, v, &to);

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
    json_t *v, *to = NULL;
    size_t k;
    int rc = 0;

    if (last->index >= 0)
        return edit_element(e, holder, (size_t)last->index);
    if (last->index == CD_STEP_EACH) {
        for (k = 0; k < json_array_size(holder) && rc == 0; k++)
            rc = edit_element(e, holder, k);
        return rc;
    }
    v = json_object_getn(holder, name, last->n);
    rc = v == NULL || json_is_null(v) ? 0 : e->fn(e->ctx, v, &to);
    if (to != NULL)
        json_object_setn_new_nocheck(holder, name, last->n, to);
    return rc;
}

int
members_edit(json_t *rec, const struct cd_path *p,
    int (*fn)(void *ctx, const json_t *v, json_t **to), void *ctx)
{
    struct edit e = { p, fn, ctx };
    const struct walk w = { p, p->n - 1, edit, &e };

    return walk(&w, rec, 0);
}

/* ---- taking and putting ------------------------------------------------- */

size_t
members_common(const struct cd_path *p)
{
    size_t i = p->n;

    while (i > 0 && p->steps[i - 1].index != CD_STEP_EACH)
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
take(void *ctx, json_t *holder)
{
    struct taking *t = ctx;
    const struct cd_path *p = t->p;
    json_t *in = holder, *v;
    size_t i;

    for (i = t->from; i + 1 < p->n && in != NULL; i++)
        in = own(in, p, i);
    v = own(in, p, i);
    if (json_array_append(t->values, v != NULL ? v : absent(t->values)))
        return -1;
    return v != NULL ? drop((void *)(uintptr_t)p, in) : 0;
}

json_t *
members_take(json_t *rec, const struct cd_path *p)
{
    struct taking t = { p, members_common(p), json_array() };
    const struct walk w = { p, t.from, take, &t };

    if (json_array_append_new(t.values, json_array()) == 0 &&
        walk(&w, rec, 0) == 0)
        return t.values;
    json_decref(t.values);
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
put_at(json_t *holder, const struct cd_path *p, size_t from, json_t *v,
    bool replace)
{
    const struct cd_step *s = &p->steps[from];
    json_t *x;

    for (; from + 1 < p->n; from++, s++) {
        x = own(holder, p, from);
        if (x == NULL || json_is_null(x)) {
            x = json_object();
            json_object_setn_new_nocheck(holder, p->names + s->at, s->n, x);
        }
        if (!json_is_object(x))
            return "stands in something that is no object";
        holder = x;
    }
    x = json_object_getn(holder, p->names + s->at, s->n);
    if (!replace && x != NULL && !json_is_null(x))
        return json_is_null(v) ? NULL : "is there already";
    return json_object_setn_nocheck(holder, p->names + s->at, s->n, v) == 0
               ? NULL
               : "stands in something that is no object";
}

static int
put(void *ctx, json_t *holder)
{
    struct putting *t = ctx;
    json_t *v = json_array_get(t->values, t->next++);

    if (v == NULL || v == absent(t->values))
        return 0;
    t->why = put_at(holder, t->p, t->from, v, false);
    return t->why != NULL ? -1 : 0;
}

const char *
members_put(json_t *rec, const struct cd_path *p, json_t *values)
{
    struct putting t = { p, members_common(p), values, 1, NULL };
    const struct walk w = { p, t.from, put, &t };

    walk(&w, rec, 0);
    return t.why;
}

const char *
members_set(json_t *rec, const struct cd_path *p, json_t *v)
{
    const char *why = put_at(rec, p, 0, v, true);

    json_decref(v);
    return why;
}
