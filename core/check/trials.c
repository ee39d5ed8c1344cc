/* SPDX-License-Identifier: MIT */
#include "check/trials.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/specimens.h"
#include "json/build.h"

#define CUTS 4 /* an entry whole, and cut at so many places less one */

void
trials_make(struct trials *t, const struct subject *s)
{
    const struct plugin *p = s->plugin;
    size_t i, k;

    memset(t, 0, sizeof(*t));
    if (p->d.kind != CD_READER) {
        t->records = specimens(s);
        t->n = json_array_size(t->records);
        return;
    }
    t->entries = mem_zalloc(p->nexamples * CUTS + 1, sizeof(*t->entries));
    for (k = 0; k < CUTS; k++) {
        for (i = 0; i < p->nexamples; i++) {
            const struct cd_example *x = &p->examples[i];

            t->entries[t->n++] = (struct trial_entry){ x->title, x->input,
                (x->input != NULL ? strlen(x->input) : 0) * (CUTS - k) / CUTS };
        }
    }
}

void
trials_free(struct trials *t)
{
    json_decref(t->records);
    free(t->entries);
}

const char *
trials_what(const struct trials *t)
{
    return t->records != NULL ? "a record" : "an entry";
}

void
trials_run(const struct trials *t, struct rig *r, size_t i, struct outcome *o)
{
    if (t->records != NULL)
        rig_process(r, json_array_get(t->records, i), o);
    else
        rig_read(
            r, t->entries[i].name, i + 1, t->entries[i].s, t->entries[i].n, o);
}

void
trials_all(const struct trials *t, struct rig *r)
{
    struct outcome o;
    size_t i;

    for (i = 0; i < t->n; i++) {
        subject_step(r->subject, "%s", trials_what(t));
        trials_run(t, r, i, &o);
        outcome_free(&o);
    }
}

/* ---- in a fresh process ---------------------------------------------------
 */

struct backward {
    const struct trials *trials;
    char *file; /* an array of results, the last trial's first */
};

/* An outcome as JSON, with the bytes that a format wrote in hexadecimal. */
static json_t *
to_json(const struct outcome *o)
{
    json_t *v = build_object();
    struct buf hex = { 0 };
    size_t i;

    for (i = 0; i < o->out.n; i++)
        buf_addf(&hex, "%02x", (unsigned char)o->out.p[i]);
    build_set(v, "status", json_integer(o->status));
    build_set(v, "record", json_incref(o->record));
    build_set(v, "out", build_text(buf_cstr(&hex)));
    buf_free(&hex);
    return v;
}

static void
from_json(const json_t *v, struct outcome *o)
{
    const char *hex = json_string_value(json_object_get(v, "out"));
    unsigned byte;

    o->status =
        (enum cd_status)json_integer_value(json_object_get(v, "status"));
    o->record = json_incref(json_object_get(v, "record"));
    for (; hex != NULL && sscanf(hex, "%2x", &byte) == 1; hex += 2)
        buf_addc(&o->out, (char)byte);
}

static void
write_backward(struct subject *s, void *ctx)
{
    struct backward *b = ctx;
    json_t *all = build_array();
    struct outcome o;
    struct rig r;
    size_t i;

    if (rig_start(&r, s))
        return;
    for (i = b->trials->n; i-- > 0 && !subject_failed(s);) {
        subject_step(s, "number %zu, and none before it", i + 1);
        trials_run(b->trials, &r, i, &o);
        build_add(all, to_json(&o));
        outcome_free(&o);
    }
    if (json_dump_file(all, b->file, 0) && !subject_failed(s))
        subject_fail(s, "cannot write \"%s\"", b->file);
}

int
trials_backward(
    const struct trials *t, struct subject *s, struct outcome *outcomes)
{
    struct backward b = { t, mem_printf("%s/backward.json", s->folder) };
    json_t *all = NULL;
    size_t i;
    int rc = subject_apart(s, write_backward, &b);

    if (rc == 0)
        all = json_load_file(b.file, JSON_ALLOW_NUL, NULL);
    if (rc == 0 && json_array_size(all) != t->n)
        rc = subject_fail(s, "there are no results in \"%s\"", b.file);
    for (i = 0; i < t->n && rc == 0; i++)
        from_json(json_array_get(all, t->n - 1 - i), &outcomes[i]);
    json_decref(all);
    free(b.file);
    return rc;
}
