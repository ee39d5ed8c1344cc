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
try_again_with(struct rig *rig, const json_t *record, const struct outcome *was)
{
    struct outcome outcome;
    char *difference;
    bool same;

    rig_process(rig, record, &outcome);
    difference = outcome_difference(was, &outcome, NULL);
    same = difference == NULL;
    free(difference);
    outcome_free(&outcome);
    return same;
}

/* Is a difference that of the two records, rather than of two calls? */
static bool
value_stands(struct rig *rig, const json_t *record, const json_t *other,
    const struct outcome *usual, const struct outcome *outcome)
{
    int i;

    for (i = 0; i < SURE; i++) {
        if (!try_again_with(rig, record, usual) ||
            !try_again_with(rig, other, outcome))
            return false;
    }
    return true;
}

/* A record without what is not declared, or with it, is `other`: but for the
 * field that it belongs to, what becomes of it must be the same. */
static void
compare_records(struct rig *rig, const json_t *record, const json_t *other,
    const struct outcome *usual, const char *field, const char *path)
{
    struct subject *subject = rig->subject;
    struct outcome outcome;
    char *difference;

    subject_step(subject, "a record with and without \"%s\"", path);
    rig_process(rig, other, &outcome);
    difference = outcome_difference(usual, &outcome, field);
    if (difference != NULL &&
        !value_stands(rig, record, other, usual, &outcome))
        subject_skip(subject,
            "what it reads cannot be told: the same record gives "
            "something else each time, see \"pure\"");
    else if (difference != NULL)
        subject_fail(subject,
            "it reads \"%s\" and does not declare it: with and "
            "without, %s",
            path, difference);
    free(difference);
    outcome_free(&outcome);
}

/* The field `name`, which is not declared, is taken away, or put there. */
static void
try_without(struct rig *rig, const json_t *record, const char *name,
    const struct outcome *usual)
{
    json_t *other = build(json_copy((json_t *)(uintptr_t)record)), *value;

    if (json_object_get(record, name) != NULL)
        json_object_del(other, name);
    else if ((value = specimens_value(name)) != NULL)
        json_object_set_new(other, name, value);
    compare_records(rig, record, other, usual, name, name);
    json_decref(other);
}

/* Members of a declared field that are not declared are taken away. */
static void
try_inside(struct rig *rig, const json_t *record, const char *name,
    const struct outcome *usual)
{
    const struct plugin *plugin = rig->subject->plugin;
    json_t *members = inside_members(json_object_get(record, name)), *value;
    const char *member;
    json_t *other;
    char *path;
    size_t i;

    json_object_foreach (members, member, value) {

        for (i = 0; i < plugin->nreads; i++) {
            if (inside_covers(plugin->reads[i].path, name, member))
                break;
        }
        if (i < plugin->nreads || subject_failed(rig->subject))
            continue;
        other = build(json_deep_copy(record));
        path = mem_printf("%s.%s", name, member);
        inside_remove(json_object_get(other, name), member);
        compare_records(rig, record, other, usual, name, path);
        json_decref(other);
        free(path);
    }
    json_decref(members);
}

static void
try_record(struct rig *rig, const json_t *record)
{
    struct subject *subject = rig->subject;
    struct outcome usual;
    const char *name;
    json_t *value;
    size_t i;

    subject_step(subject, "a record");
    rig_process(rig, record, &usual);
    if (usual.status != CD_ERROR) {
        for (i = 0; i < fields_count && !subject_failed(subject); i++) {
            if (!subject_reads(subject, fields[i].name))
                try_without(rig, record, fields[i].name, &usual);
        }
        json_object_foreach ((json_t *)(uintptr_t)record, name, value) {
            if (subject_failed(subject))
                break;
            if (subject_reads(subject, name))
                try_inside(rig, record, name, &usual);
            else if (fields_find(name, strlen(name)) == NULL)
                try_without(rig, record, name, &usual);
        }
    }
    outcome_free(&usual);
}

/* Fields that options name are read, too. */
static bool
reads_what_options_name(const struct subject *subject)
{
    size_t i;

    for (i = 0; i < subject->plugin->nreads; i++) {
        if (subject->plugin->reads[i].path[0] == '$')
            return true;
    }
    return false;
}

void
checks_reads(struct subject *subject)
{
    struct rig rig;
    json_t *records, *record;
    size_t i;

    if (subject_reads(subject, "*") || reads_what_options_name(subject)) {
        subject_skip(subject, "it may read any field");
        return;
    }
    if (rig_start(&rig, subject) == 0) {
        records = specimens(subject);
        json_array_foreach (records, i, record)
            try_record(&rig, record);
        json_decref(records);
    }
    rig_free(&rig);
}
