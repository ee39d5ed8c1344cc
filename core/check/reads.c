/* SPDX-License-Identifier: MIT */
/* What a plugin reads, beside what it declares. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/inside.h"
#include "check/rig.h"
#include "check/specimens.h"
#include "host/fields.h"
#include "json/build.h"

#define SURE 8 /* times that a difference is seen again */

static bool
again(struct rig *r, const json_t *record, const struct outcome *was)
{
    struct outcome o;
    char *difference;
    bool same;

    rig_process(r, record, &o);
    difference = outcome_difference(was, &o, NULL);
    same = difference == NULL;
    free(difference);
    outcome_free(&o);
    return same;
}

/* Is a difference that of the two records, rather than of two calls? */
static bool
stands(struct rig *r, const json_t *record, const json_t *other,
    const struct outcome *usual, const struct outcome *o)
{
    int i;

    for (i = 0; i < SURE; i++) {
        if (!again(r, record, usual) || !again(r, other, o))
            return false;
    }
    return true;
}

/* A record without what is not declared, or with it, is `other`: but for the
 * field that it belongs to, what becomes of it must be the same. */
static void
compare(struct rig *r, const json_t *record, const json_t *other,
    const struct outcome *usual, const char *field, const char *path)
{
    struct subject *s = r->subject;
    struct outcome o;
    char *difference;

    subject_step(s, "a record with and without \"%s\"", path);
    rig_process(r, other, &o);
    difference = outcome_difference(usual, &o, field);
    if (difference != NULL && !stands(r, record, other, usual, &o))
        subject_skip(s, "what it reads cannot be told: the same record gives "
                        "something else each time, see \"pure\"");
    else if (difference != NULL)
        subject_fail(s,
            "it reads \"%s\" and does not declare it: with and "
            "without, %s",
            path, difference);
    free(difference);
    outcome_free(&o);
}

/* The field `name`, which is not declared, is taken away, or put there. */
static void
try_without(struct rig *r, const json_t *record, const char *name,
    const struct outcome *usual)
{
    json_t *other = build(json_copy((json_t *)(uintptr_t)record)), *value;

    if (json_object_get(record, name) != NULL)
        json_object_del(other, name);
    else if ((value = specimens_value(name)) != NULL)
        json_object_set_new(other, name, value);
    compare(r, record, other, usual, name, name);
    json_decref(other);
}

/* Members of a declared field that are not declared are taken away. */
static void
try_inside(struct rig *r, const json_t *record, const char *name,
    const struct outcome *usual)
{
    const struct plugin *p = r->subject->plugin;
    json_t *members = inside_members(json_object_get(record, name)), *v;
    const char *member;
    json_t *other;
    char *path;
    size_t i;

    json_object_foreach (members, member, v) {

        for (i = 0; i < p->nreads; i++) {
            if (inside_covers(p->reads[i].path, name, member))
                break;
        }
        if (i < p->nreads || subject_failed(r->subject))
            continue;
        other = build(json_deep_copy(record));
        path = mem_printf("%s.%s", name, member);
        inside_remove(json_object_get(other, name), member);
        compare(r, record, other, usual, name, path);
        json_decref(other);
        free(path);
    }
    json_decref(members);
}

static void
try_record(struct rig *r, const json_t *record)
{
    struct subject *s = r->subject;
    struct outcome usual;
    const char *name;
    json_t *v;
    size_t i;

    subject_step(s, "a record");
    rig_process(r, record, &usual);
    if (usual.status != CD_ERROR) {
        for (i = 0; i < fields_count && !subject_failed(s); i++) {
            if (!subject_reads(s, fields[i].name))
                try_without(r, record, fields[i].name, &usual);
        }
        json_object_foreach ((json_t *)(uintptr_t)record, name, v) {
            if (subject_failed(s))
                break;
            if (subject_reads(s, name))
                try_inside(r, record, name, &usual);
            else if (fields_find(name, strlen(name)) == NULL)
                try_without(r, record, name, &usual);
        }
    }
    outcome_free(&usual);
}

/* Fields that options name are read, too. */
static bool
reads_what_options_name(const struct subject *s)
{
    size_t i;

    for (i = 0; i < s->plugin->nreads; i++) {
        if (s->plugin->reads[i].path[0] == '$')
            return true;
    }
    return false;
}

void
checks_reads(struct subject *s)
{
    struct rig r;
    json_t *records, *record;
    size_t i;

    if (subject_reads(s, "*") || reads_what_options_name(s)) {
        subject_skip(s, "it may read any field");
        return;
    }
    if (rig_start(&r, s) == 0) {
        records = specimens(s);
        json_array_foreach (records, i, record)
            try_record(&r, record);
        json_decref(records);
    }
    rig_free(&r);
}
