/* SPDX-License-Identifier: MIT */
/* What a plugin writes, beside what it declares. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/inside.h"
#include "check/rig.h"
#include "check/specimens.h"
#include "host/blocks.h"
#include "host/fields.h"
#include "host/schema.h"
#include "json/build.h"

static bool
path_begins_with(const char *path, const char *name)
{
    size_t n = strlen(name);

    return strncmp(path, name, n) == 0 && strchr(".[", path[n]) != NULL;
}

/* The declared write of the outermost field `name`, or NULL. */
static const struct plan_field *
write_of(const struct rig *rig, const char *name)
{
    const struct plan_node *node = rig->stage.node;
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        if (node->writes[i].steps == NULL ||
            path_begins_with(node->writes[i].path, name))
            return &node->writes[i];
    }
    return NULL;
}

/* Does it say that what it does not name is gone? */
static bool
writes_only(const struct rig *rig)
{
    size_t i;

    for (i = 0; i < rig->stage.node->nwrites; i++) {
        if (rig->stage.node->writes[i].flags & CD_ONLY)
            return true;
    }
    return false;
}

/* The host takes `blocks` away where they are no longer those of the text. */
static bool
dropped(const char *key, const json_t *before, const json_t *after)
{
    return strcmp(key, "blocks") == 0 &&
           !json_equal(
               json_object_get(before, "text"), json_object_get(after, "text"));
}

/* What the plugin says of a text that it has made has to be so. */
static void
try_blocks(struct rig *rig, const json_t *after)
{
    const char *why = blocks_fault(after);

    if (why != NULL && write_of(rig, "blocks") != NULL)
        subject_fail(rig->subject, "\"blocks\" %s", why);
}

static bool
covers_member(const struct plan_node *node, const char *key, const char *member)
{
    size_t i = 0;

    while (
        i < node->nwrites && !inside_covers(node->writes[i].path, key, member))
        i++;
    return i < node->nwrites;
}

/* Members of an object that changed, where only some are declared. */
static void
undeclared_members(
    struct rig *rig, const char *key, const json_t *before, const json_t *after)
{
    const char *member;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)after, member, value) {
        if (!json_equal(value, json_object_get(before, member)) &&
            !covers_member(rig->stage.node, key, member))
            subject_fail(rig->subject,
                "it writes \"%s.%s\" and does not declare it", key, member);
    }
    json_object_foreach ((json_t *)(uintptr_t)before, member, value) {
        if (json_object_get(after, member) == NULL &&
            !covers_member(rig->stage.node, key, member))
            subject_fail(rig->subject,
                "it removes \"%s.%s\" and does not declare it", key, member);
    }
}

/* The same of an object, or of each object in an array. */
static void
undeclared_inside(
    struct rig *rig, const char *key, const json_t *before, const json_t *after)
{
    json_t *item;
    size_t i;

    undeclared_members(rig, key, before, after);
    json_array_foreach (after, i, item)
        undeclared_members(rig, key, json_array_get(before, i), item);
}

static void
undeclared(struct rig *rig, const json_t *before, const json_t *after)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)after, key, value) {
        if (!json_equal(value, json_object_get(before, key)) &&
            write_of(rig, key) == NULL)
            subject_fail(
                rig->subject, "it writes \"%s\" and does not declare it", key);
        else if (write_of(rig, key) != NULL)
            undeclared_inside(rig, key, json_object_get(before, key), value);
    }
    json_object_foreach ((json_t *)(uintptr_t)before, key, value) {
        if (json_object_get(after, key) == NULL && write_of(rig, key) == NULL &&
            !writes_only(rig) && !dropped(key, before, after))
            subject_fail(
                rig->subject, "it removes \"%s\" and does not declare it", key);
    }
}

/* A write of one step is there, in its type; `seen` notes it. */
static void
promised(struct rig *rig, const struct plan_field *field, const json_t *after,
    bool *seen)
{
    const json_t *value = cd_path_first(field->steps, after);

    if (field->flags & CD_REMOVED) {
        *seen = *seen || value == NULL;
        if (value != NULL && !(field->flags & CD_OPTIONAL))
            subject_fail(rig->subject,
                "\"%s\" is still there, and it says that "
                "it removes it",
                field->path);
        return;
    }
    *seen = *seen || value != NULL;
    if (value == NULL && !(field->flags & CD_OPTIONAL) && field->steps->n == 1)
        subject_fail(rig->subject,
            "it does not write \"%s\", which it promises "
            "for every record",
            field->path);
    if (value != NULL && !schema_is(value, field->types))
        subject_fail(rig->subject,
            "it promises that \"%s\" is %s, and writes %s", field->path,
            fields_types(field->types), schema_type(value));
}

static void
try_writes(struct rig *rig, const json_t *record, bool *seen)
{
    const struct plan_node *node = rig->stage.node;
    struct outcome outcome;
    size_t i;

    subject_step(rig->subject, "a record");
    rig_process(rig, record, &outcome);
    if (outcome.status == CD_KEEP && node->plugin->d.kind != CD_FILTER &&
        !json_equal(record, outcome.record))
        subject_fail(rig->subject, "it changes the record, which only a filter "
                                   "may");
    if (outcome.status == CD_KEEP && node->plugin->d.kind == CD_FILTER) {
        undeclared(rig, record, outcome.record);
        try_blocks(rig, outcome.record);
        for (i = 0; i < node->nwrites; i++) {
            if (node->writes[i].steps != NULL &&
                !(node->writes[i].flags & CD_ONLY))
                promised(rig, &node->writes[i], outcome.record, &seen[i]);
            else
                seen[i] = true;
        }
    }
    outcome_free(&outcome);
}

/* Every record under these options.  `seen` has a row for each declared write
 * of the descriptor, which the options may turn into several. */
static void
try_options(struct subject *subject, const json_t *options,
    const json_t *records, json_t *seen)
{
    struct cd_err err;
    struct rig rig;
    json_t *record;
    bool *here;
    size_t i;

    if (rig_prepare(&rig, subject, options, &err) || rig_open(&rig, &err)) {
        subject_fail(subject, "%s", err.text);
    } else {
        here = mem_zalloc(rig.stage.node->nwrites, sizeof(*here));
        json_array_foreach ((json_t *)(uintptr_t)records, i, record) {
            if (!subject_failed(subject))
                try_writes(&rig, record, here);
        }
        for (i = 0; i < rig.stage.node->nwrites; i++) {
            if (here[i])
                json_object_set_new(
                    seen, rig.stage.node->writes[i].path, json_true());
        }
        free(here);
    }
    rig_free(&rig);
}

static void
try_examples(struct subject *subject, json_t *seen)
{
    size_t i;

    for (i = 0; i < subject->plugin->nexamples && !subject_failed(subject);
         i++) {
        const struct cd_example *example = &subject->plugin->examples[i];
        json_t *records = build_array(),
               *options = json_loads(
                   example->options != NULL ? example->options : "{}", 0, NULL);

        build_add(records, json_loads(example->input, 0, NULL));
        if (options != NULL && subject->request->options != NULL)
            json_object_update_missing(
                options, (json_t *)(uintptr_t)subject->request->options);
        if (options != NULL)
            try_options(subject, options, records, seen);
        json_decref(records);
        json_decref(options);
    }
}

void
checks_writes(struct subject *subject)
{
    json_t *seen = build_object(), *records = specimens(subject),
           *options = rig_options(subject);
    size_t i;

    try_examples(subject, seen);
    if (!subject_failed(subject))
        try_options(subject, options, records, seen);
    for (i = 0; i < subject->plugin->nwrites && !subject_failed(subject); i++) {
        const char *path = subject->plugin->writes[i].path;

        if (path[0] != '$' && path[0] != '*' &&
            json_object_get(seen, path) == NULL)
            subject_fail(subject,
                "no example shows the \"%s\" that it declares to "
                "write",
                path);
    }
    json_decref(seen);
    json_decref(records);
    json_decref(options);
}
