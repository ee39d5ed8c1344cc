/* SPDX-License-Identifier: MIT */
#include "engine/normal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/fields.h"
#include "host/schema.h"
#include "json/build.h"

/* ---- input.fields ------------------------------------------------------- */

/* A value on its way to another place. */
struct move {
    json_t *from, *v; /* what it stands in; NULL: there is nothing to move */
};

static json_t *
step_into(json_t *v, const struct cd_path *p, size_t i)
{
    const struct cd_step *s = &p->steps[i];

    return s->index == CD_STEP_MEMBER
               ? json_object_getn(v, p->names + s->at, s->n)
               : json_array_get(v, (size_t)s->index);
}

static struct move
find(json_t *rec, const struct cd_path *p)
{
    struct move m = { NULL, rec };
    size_t i;

    for (i = 0; i < p->n && m.v != NULL; i++) {
        m.from = m.v;
        m.v = step_into(m.v, p, i);
    }
    if (json_is_null(m.v))
        m.v = NULL;
    return m;
}

/* Take it out.  Elements before it may have gone: it is known by itself. */
static void
take_out(const struct move *m, const struct cd_path *p)
{
    const struct cd_step *last = &p->steps[p->n - 1];
    size_t i;

    if (last->index == CD_STEP_MEMBER) {
        json_object_deln(m->from, p->names + last->at, last->n);
        return;
    }
    for (i = 0; i < json_array_size(m->from); i++) {
        if (json_array_get(m->from, i) == m->v) {
            json_array_remove(m->from, i);
            return;
        }
    }
}

/* Is there nothing in it but empty objects and arrays? */
static bool
hollow(const json_t *v)
{
    const char *key;
    size_t i;
    json_t *x;

    if (!json_is_object(v) && !json_is_array(v))
        return false;
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        if (!hollow(x))
            return false;
    }
    json_array_foreach (v, i, x) {
        if (!hollow(x))
            return false;
    }
    return true;
}

/* May the field be set?  What it was moved out of may stand there itself, if
 * that leaves nothing. */
static bool
room(const json_t *rec, const struct config_map *m)
{
    const json_t *v = json_object_get(rec, m->to);

    return v == NULL || json_is_null(v) ||
           (strcmp(cd_path_name(&m->steps, 0), m->to) == 0 && hollow(v));
}

int
normal_map(json_t *rec, const struct config *c, uint64_t *mapped,
    struct stage_fault *f)
{
    struct move moves[CONFIG_MAPS];
    size_t i;
    int rc = 0;

    if (c->nmaps == c->nrenames)
        return 0;
    for (i = 0; i < c->nmaps; i++) {
        moves[i] = c->maps[i].steps.n > 1 ? find(rec, &c->maps[i].steps)
                                          : (struct move){ NULL, NULL };
        json_incref(moves[i].v);
    }
    for (i = 0; i < c->nmaps; i++) {
        if (moves[i].v != NULL)
            take_out(&moves[i], &c->maps[i].steps);
    }
    for (i = 0; i < c->nmaps; i++) {
        const struct config_map *m = &c->maps[i];

        if (moves[i].v == NULL)
            continue;
        *mapped |= m->bit;
        if (rc == 0 && !room(rec, m)) {
            f->code = "field_conflict";
            snprintf(f->reason, sizeof(f->reason),
                "\"%s\" stands beside \"%s\", which input.fields maps to it",
                m->to, m->from);
            rc = -1;
        }
        if (rc == 0)
            build_set(rec, m->to, moves[i].v);
        else
            json_decref(moves[i].v);
    }
    return rc;
}

/* ---- what a reader made -------------------------------------------------- */

/* The name that the field gets, which may be its own. */
static const char *
renamed(const struct config *c, const char *key, uint64_t *mapped)
{
    size_t i;

    for (i = 0; i < c->nrenames; i++) {
        if (strcmp(c->renames[i].from, key) == 0) {
            *mapped |= c->renames[i].bit;
            return c->renames[i].to;
        }
    }
    return key;
}

int
normal_rename(json_t **rec, const struct config *c, uint64_t *mapped,
    struct stage_fault *f)
{
    json_t *to, *v;
    const char *key;

    if (c->nrenames == 0)
        return 0;
    to = build_object();
    json_object_foreach (*rec, key, v) {
        const char *name = renamed(c, key, mapped);

        if (json_object_get(to, name) != NULL) {
            f->code = "field_conflict";
            snprintf(f->reason, sizeof(f->reason),
                "two fields would be called \"%s\" by input.fields", name);
            json_decref(to);
            return -1;
        }
        build_set(to, name, json_incref(v));
    }
    json_decref(*rec);
    *rec = to;
    return 0;
}

/* ---- the standard fields ------------------------------------------------ */

static void
drop_nulls(json_t *rec)
{
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (json_is_null(json_object_get(rec, fields[i].name)))
            json_object_del(rec, fields[i].name);
    }
}

static json_t *
make_id(const char *input, uint64_t line)
{
    char *s = mem_printf("%s:%ju", input, (uintmax_t)line);
    json_t *id = build_text(s);

    free(s);
    return id;
}

static int
normal_id(json_t *rec, const char *input, uint64_t line, struct stage_fault *f)
{
    json_t *id = json_object_get(rec, "id");
    char s[32];

    if (json_is_string(id))
        return 0;
    if (id == NULL) {
        build_set(rec, "id", make_id(input, line));
        return 0;
    }
    if (json_is_integer(id)) {
        snprintf(s, sizeof(s), "%" JSON_INTEGER_FORMAT, json_integer_value(id));
        build_set(rec, "id", json_string(s));
        return 0;
    }
    f->code = "wrong_type";
    snprintf(f->reason, sizeof(f->reason),
        "\"id\" must be a string or an integer, not %s", schema_type(id));
    return -1;
}

int
normal_apply(
    json_t *rec, const char *input, uint64_t line, struct stage_fault *f)
{
    json_t *authors;

    drop_nulls(rec);
    if (normal_id(rec, input, line, f))
        return -1;
    authors = json_object_get(rec, "authors");
    if (json_is_string(authors)) {
        json_t *list = build_array();

        build_add(list, json_incref(authors));
        build_set(rec, "authors", list);
    }
    return 0;
}
