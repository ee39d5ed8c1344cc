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
begins(const char *path, const char *name)
{
    size_t n = strlen(name);

    return strncmp(path, name, n) == 0 && strchr(".[", path[n]) != NULL;
}

/* The declared write of the outermost field `name`, or NULL. */
static const struct plan_field *
write_of(const struct rig *r, const char *name)
{
    const struct plan_node *n = r->stage.node;
    size_t i;

    for (i = 0; i < n->nwrites; i++) {
        if (n->writes[i].steps == NULL || begins(n->writes[i].path, name))
            return &n->writes[i];
    }
    return NULL;
}

/* Does it say that what it does not name is gone? */
static bool
writes_only(const struct rig *r)
{
    size_t i;

    for (i = 0; i < r->stage.node->nwrites; i++) {
        if (r->stage.node->writes[i].flags & CD_ONLY)
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
try_blocks(struct rig *r, const json_t *after)
{
    const char *why = blocks_fault(after);

    if (why != NULL && write_of(r, "blocks") != NULL)
        subject_fail(r->subject, "\"blocks\" %s", why);
}

/* Members of an object that changed, where only some are declared. */
static void
undeclared_inside(
    struct rig *r, const char *key, const json_t *before, const json_t *after)
{
    const struct plan_node *n = r->stage.node;
    const char *member;
    json_t *v;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)after, member, v) {
        if (json_equal(v, json_object_get(before, member)))
            continue;
        for (i = 0; i < n->nwrites; i++) {
            if (inside_covers(n->writes[i].path, key, member))
                break;
        }
        if (i == n->nwrites)
            subject_fail(r->subject,
                "it writes \"%s.%s\" and does not declare it", key, member);
    }
}

static void
undeclared(struct rig *r, const json_t *before, const json_t *after)
{
    const char *key;
    json_t *v;

    json_object_foreach ((json_t *)(uintptr_t)after, key, v) {
        if (!json_equal(v, json_object_get(before, key)) &&
            write_of(r, key) == NULL)
            subject_fail(
                r->subject, "it writes \"%s\" and does not declare it", key);
        else if (write_of(r, key) != NULL)
            undeclared_inside(r, key, json_object_get(before, key), v);
    }
    json_object_foreach ((json_t *)(uintptr_t)before, key, v) {
        if (json_object_get(after, key) == NULL && write_of(r, key) == NULL &&
            !writes_only(r) && !dropped(key, before, after))
            subject_fail(
                r->subject, "it removes \"%s\" and does not declare it", key);
    }
}

/* A write of one step is there, in its type; `seen` notes it. */
static void
promised(
    struct rig *r, const struct plan_field *w, const json_t *after, bool *seen)
{
    const json_t *v = cd_path_first(w->steps, after);

    if (w->flags & CD_REMOVED) {
        *seen = *seen || v == NULL;
        if (v != NULL && !(w->flags & CD_OPTIONAL))
            subject_fail(r->subject,
                "\"%s\" is still there, and it says that "
                "it removes it",
                w->path);
        return;
    }
    *seen = *seen || v != NULL;
    if (v == NULL && !(w->flags & CD_OPTIONAL) && w->steps->n == 1)
        subject_fail(r->subject,
            "it does not write \"%s\", which it promises "
            "for every record",
            w->path);
    if (v != NULL && !schema_is(v, w->types))
        subject_fail(r->subject, "it promises that \"%s\" is %s, and writes %s",
            w->path, fields_types(w->types), schema_type(v));
}

static void
try_writes(struct rig *r, const json_t *record, bool *seen)
{
    const struct plan_node *n = r->stage.node;
    struct outcome o;
    size_t i;

    subject_step(r->subject, "a record");
    rig_process(r, record, &o);
    if (o.status == CD_KEEP && n->plugin->d.kind != CD_FILTER &&
        !json_equal(record, o.record))
        subject_fail(r->subject, "it changes the record, which only a filter "
                                 "may");
    if (o.status == CD_KEEP && n->plugin->d.kind == CD_FILTER) {
        undeclared(r, record, o.record);
        try_blocks(r, o.record);
        for (i = 0; i < n->nwrites; i++) {
            if (n->writes[i].steps != NULL && !(n->writes[i].flags & CD_ONLY))
                promised(r, &n->writes[i], o.record, &seen[i]);
            else
                seen[i] = true;
        }
    }
    outcome_free(&o);
}

/* Every record under these options.  `seen` has a row for each declared write
 * of the descriptor, which the options may turn into several. */
static void
try_options(struct subject *s, const json_t *options, const json_t *records,
    json_t *seen)
{
    struct cd_err e;
    struct rig r;
    json_t *record;
    bool *here;
    size_t i;

    if (rig_prepare(&r, s, options, &e) || rig_open(&r, &e)) {
        subject_fail(s, "%s", e.text);
    } else {
        here = mem_zalloc(r.stage.node->nwrites, sizeof(*here));
        json_array_foreach ((json_t *)(uintptr_t)records, i, record) {
            if (!subject_failed(s))
                try_writes(&r, record, here);
        }
        for (i = 0; i < r.stage.node->nwrites; i++) {
            if (here[i])
                json_object_set_new(
                    seen, r.stage.node->writes[i].path, json_true());
        }
        free(here);
    }
    rig_free(&r);
}

static void
try_examples(struct subject *s, json_t *seen)
{
    size_t i;

    for (i = 0; i < s->plugin->nexamples && !subject_failed(s); i++) {
        const struct cd_example *x = &s->plugin->examples[i];
        json_t *records = build_array(),
               *options =
                   json_loads(x->options != NULL ? x->options : "{}", 0, NULL);

        build_add(records, json_loads(x->input, 0, NULL));
        if (options != NULL && s->request->options != NULL)
            json_object_update_missing(
                options, (json_t *)(uintptr_t)s->request->options);
        if (options != NULL)
            try_options(s, options, records, seen);
        json_decref(records);
        json_decref(options);
    }
}

void
checks_writes(struct subject *s)
{
    json_t *seen = build_object(), *records = specimens(s),
           *options = rig_options(s);
    size_t i;

    try_examples(s, seen);
    if (!subject_failed(s))
        try_options(s, options, records, seen);
    for (i = 0; i < s->plugin->nwrites && !subject_failed(s); i++) {
        const char *path = s->plugin->writes[i].path;

        if (path[0] != '$' && path[0] != '*' &&
            json_object_get(seen, path) == NULL)
            subject_fail(s,
                "no example shows the \"%s\" that it declares to "
                "write",
                path);
    }
    json_decref(seen);
    json_decref(records);
    json_decref(options);
}
