/* SPDX-License-Identifier: MIT */
/* What a reader makes of entries, whatever is in them. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/guard.h"
#include "check/rig.h"
#include "host/fields.h"
#include "host/schema.h"

#define MOST_CUTS ((size_t)200)     /* places at which an entry is cut */
#define SHORT     ((size_t)1 << 12) /* bytes that are tried at both ends */
#define LONG      ((size_t)1 << 20) /* bytes of a long entry */

/* The declared write of the outermost field `name`, or NULL. */
static const struct plan_field *
write_of(const struct rig *r, const char *name)
{
    const struct plan_node *n = r->stage.node;
    size_t i;

    for (i = 0; i < n->nwrites; i++) {
        const struct cd_path *steps = n->writes[i].steps;

        if (steps == NULL || strcmp(cd_path_name(steps, 0), name) == 0)
            return &n->writes[i];
    }
    return NULL;
}

/* A record has what is declared: no more, no less, and in its types. */
static void
inspect(struct rig *r, const json_t *record)
{
    const struct plan_node *n = r->stage.node;
    const char *key;
    json_t *v;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)record, key, v) {
        if (write_of(r, key) == NULL)
            subject_fail(r->subject,
                "%s: it writes \"%s\" and does not "
                "declare it",
                r->subject->page->step, key);
    }
    for (i = 0; i < n->nwrites; i++) {
        const struct plan_field *w = &n->writes[i];

        if (w->steps == NULL)
            continue;
        v = (json_t *)(uintptr_t)cd_path_first(w->steps, record);
        if (v == NULL && !(w->flags & CD_OPTIONAL))
            subject_fail(r->subject,
                "%s: it does not write \"%s\", which it "
                "promises for every record",
                r->subject->page->step, w->path);
        if (v != NULL && !schema_is(v, w->types))
            subject_fail(r->subject,
                "%s: it promises that \"%s\" is %s, and "
                "writes %s",
                r->subject->page->step, w->path, fields_types(w->types),
                schema_type(v));
    }
}

static struct guard guard;

/* Read an entry with nothing behind it, and a short one with nothing in front
 * of it, too. */
static void
try_entry(struct rig *r, const char *name, const char *s, size_t n)
{
    int i, times = n <= SHORT ? 2 : 1;
    struct outcome o;

    for (i = 0; i < times; i++) {
        rig_read(r, name, 1, guard_hold(&guard, s, n, i == 0), n, &o);
        if (o.status == CD_KEEP)
            inspect(r, o.record);
        outcome_free(&o);
    }
}

/* The entry of an example cut off, and with a byte changed, at many places. */
static void
try_damage(struct rig *r, const struct cd_example *x)
{
    const size_t n = strlen(x->input), step = n / MOST_CUTS + 1;
    char *changed = mem_dup(x->input, n);
    size_t i;

    for (i = 0; i < n && !subject_failed(r->subject); i += step) {
        subject_step(
            r->subject, "the first %zu bytes of \"%.40s\"", i, x->title);
        try_entry(r, x->title, x->input, i);
        subject_step(r->subject, "byte %zu of \"%.40s\" changed", i, x->title);
        changed[i] = (char)(x->input[i] ^ 0x80);
        try_entry(r, x->title, changed, n);
        changed[i] = '\0';
        try_entry(r, x->title, changed, n);
        changed[i] = x->input[i];
    }
    free(changed);
}

/* Entries that are one byte, often. */
static void
try_bytes(struct rig *r, const char *name)
{
    static const char bytes[] = "\0\n\r\t \"',;:<&{[(=-#a0\x80\xc3\xe2\xf4\xff";
    char *s = mem_alloc(LONG);
    size_t i;

    for (i = 0; i + 1 < sizeof(bytes) && !subject_failed(r->subject); i++) {
        subject_step(r->subject, "bytes 0x%02x in \"%.40s\"",
            (unsigned char)bytes[i], name);
        memset(s, bytes[i], LONG);
        try_entry(r, name, s, 1);
        try_entry(r, name, s, LONG);
    }
    free(s);
}

/* The example gives the same behind all of that. */
static void
try_again(struct rig *r, const struct cd_example *x, const struct outcome *was)
{
    const size_t n = strlen(x->input);
    struct outcome o;
    char *difference;

    subject_step(r->subject, "\"%.80s\" once more", x->title);
    rig_read(r, x->title, 1, guard_hold(&guard, x->input, n, true), n, &o);
    difference = outcome_difference(was, &o, NULL);
    if (difference != NULL)
        subject_fail(r->subject, "%s: behind other entries %s",
            r->subject->page->step, difference);
    free(difference);
    outcome_free(&o);
}

void
checks_entries(struct subject *s)
{
    const struct plugin *p = s->plugin;
    size_t most = LONG, i;
    struct rig r;

    for (i = 0; i < p->nexamples; i++) {
        if (strlen(p->examples[i].input) > most)
            most = strlen(p->examples[i].input);
    }
    if (guard_make(&guard, s, most))
        return;
    if (rig_start(&r, s) == 0 &&
        subject_confine(s, r.stage.service.command) == 0) {
        for (i = 0; i < p->nexamples && !subject_failed(s); i++) {
            const struct cd_example *x = &p->examples[i];
            struct outcome first;

            subject_step(s, "\"%.80s\"", x->title);
            rig_read(&r, x->title, 1,
                guard_hold(&guard, x->input, strlen(x->input), true),
                strlen(x->input), &first);
            if (first.status == CD_KEEP)
                inspect(&r, first.record);
            try_damage(&r, x);
            try_entry(&r, x->title, "", 0);
            try_bytes(&r, x->title);
            try_again(&r, x, &first);
            outcome_free(&first);
        }
    }
    rig_free(&r);
    guard_free(&guard);
}
