/* SPDX-License-Identifier: MIT */
/* What stands in the descriptor: for people, and as examples. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/rig.h"

void
checks_load(struct subject *s)
{
    (void)s; /* the registry did, or has said why not */
}

static bool
is_text(const char *p)
{
    return p != NULL && *p != '\0' && utf8_valid(p, strlen(p)) == strlen(p);
}

static void
check_people(struct subject *s)
{
    const struct cd_plugin *d = &s->plugin->d;

    if (!is_text(d->summary) || strchr(d->summary, '\n') != NULL)
        subject_fail(s, "its summary must be one line of text");
    if (!is_text(d->version))
        subject_fail(s, "its version is empty");
    if (!is_text(d->author))
        subject_fail(s, "it names no author");
    if (!is_text(d->license))
        subject_fail(s, "it names no license");
}

/* An older host can refuse what it does not know only if it is told. */
static void
check_level(struct subject *s)
{
    const char *what = NULL;
    unsigned needs = abi_needs(s->plugin, &what);

    if (s->plugin->d.abi_minor < needs)
        subject_fail(s,
            "it uses %s, of ABI %d.%u, and asks for %d.%u: put "
            "#define CD_ABI_WANT %u in front of plugin.h",
            what, CD_ABI_MAJOR, needs, CD_ABI_MAJOR,
            (unsigned)s->plugin->d.abi_minor, needs);
}

static void
check_fields(
    struct subject *s, const struct cd_field *f, size_t n, const char *what)
{
    if (n > 0 && !is_text(f[0].help))
        subject_fail(s, "its %s \"%s\" has no help text", what, f[0].path);
}

static void
check_example(struct subject *s, const struct cd_example *x)
{
    const bool reader = s->plugin->d.kind == CD_READER;
    json_t *input, *options, *output = NULL;

    if (!is_text(x->title))
        subject_fail(s, "an example has no title");
    input = x->input != NULL && !reader ? json_loads(x->input, 0, NULL) : NULL;
    if (reader && x->input == NULL)
        subject_fail(s, "example \"%s\" has no input", x->title);
    else if (!reader && !json_is_object(input))
        subject_fail(
            s, "example \"%s\": its input is no JSON object", x->title);
    options = x->options != NULL ? json_loads(x->options, 0, NULL) : NULL;
    if (x->options != NULL && !json_is_object(options))
        subject_fail(
            s, "example \"%s\": its options are no JSON object", x->title);
    if (x->output != NULL && (s->plugin->d.kind == CD_FILTER || reader)) {
        output = json_loads(x->output, 0, NULL);
        if (!json_is_object(output))
            subject_fail(
                s, "example \"%s\": its output is no JSON object", x->title);
    }
    json_decref(input);
    json_decref(options);
    json_decref(output);
}

void
checks_descriptor(struct subject *s)
{
    const struct plugin *p = s->plugin;
    size_t i;

    check_people(s);
    check_level(s);
    check_fields(s, p->reads, p->nreads, "read");
    check_fields(s, p->writes, p->nwrites, "write");
    for (i = 0; i < p->noptions; i++) {
        if (!is_text(p->options[i].help))
            subject_fail(
                s, "its option \"%s\" has no help text", p->options[i].name);
    }
    for (i = 0; i < p->nexamples; i++)
        check_example(s, &p->examples[i]);
    if (p->nexamples == 0 && p->d.kind != CD_STORE)
        subject_fail(s, "it has no example");
}

/* ---- examples -------------------------------------------------------------
 */

static void
compare(struct subject *s, const struct cd_example *x, const struct outcome *o)
{
    json_t *want;

    if (x->output == NULL) {
        if (o->status != CD_DROP)
            subject_fail(
                s, "example \"%s\": the record is not dropped", x->title);
        return;
    }
    if (o->status == CD_ERROR) {
        subject_fail(s, "example \"%s\": %s", x->title, o->fault.reason);
    } else if (o->status == CD_DROP) {
        subject_fail(s, "example \"%s\": the record is dropped", x->title);
    } else if (s->plugin->d.kind == CD_FORMAT) {
        if (o->out.n != strlen(x->output) ||
            memcmp(o->out.p, x->output, o->out.n) != 0)
            subject_fail(s, "example \"%s\": it writes %.*s", x->title,
                (int)(o->out.n < 300 ? o->out.n : 300),
                o->out.n > 0 ? o->out.p : "");
    } else {
        char *got = json_dumps(o->record, JSON_COMPACT);

        want = json_loads(x->output, 0, NULL);
        if (!json_equal(want, o->record))
            subject_fail(s, "example \"%s\": it gives %.400s", x->title,
                got != NULL ? got : "what is no JSON");
        json_decref(want);
        free(got);
    }
}

static void
run_example(struct subject *s, const struct cd_example *x)
{
    const bool reader = s->plugin->d.kind == CD_READER;
    json_t *input = reader ? NULL : json_loads(x->input, 0, NULL),
           *options = x->options != NULL ? json_loads(x->options, 0, NULL)
                                         : json_object();
    struct outcome o;
    struct cd_err e;
    struct rig r;

    if (s->request->options != NULL)
        json_object_update_missing(
            options, (json_t *)(uintptr_t)s->request->options);
    subject_step(s, "example \"%s\"", x->title);
    if (rig_prepare(&r, s, options, &e) || rig_open(&r, &e)) {
        subject_fail(s, "example \"%s\": %s", x->title, e.text);
    } else {
        if (reader)
            rig_read(&r, x->title, 1, x->input, strlen(x->input), &o);
        else
            rig_process(&r, input, &o);
        compare(s, x, &o);
        outcome_free(&o);
    }
    rig_free(&r);
    json_decref(input);
    json_decref(options);
}

void
checks_examples(struct subject *s)
{
    size_t i;

    if (s->plugin->nexamples == 0)
        subject_skip(s, "it has no examples");
    for (i = 0; i < s->plugin->nexamples && !subject_failed(s); i++)
        run_example(s, &s->plugin->examples[i]);
}
