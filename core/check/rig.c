/* SPDX-License-Identifier: MIT */
#include "check/rig.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/chain.h"
#include "engine/sandbox.h"
#include "host/command.h"
#include "host/fields.h"
#include "host/plan.h"
#include "json/build.h"
#include "json/tree.h"
#include "json/writer.h"

/* ---- the pipeline that holds the plugin ---------------------------------- */

/* All that the plugin may read is in the input. */
static json_t *
input_has(const struct subject *s)
{
    json_t *all = json_object(), *list = build_array(), *input, *v;
    const char *name;
    size_t i;

    for (i = 0; i < s->plugin->nexamples && s->plugin->d.kind != CD_READER;
         i++) {
        input = json_loads(s->plugin->examples[i].input, 0, NULL);
        json_object_update(all, input);
        json_decref(input);
    }
    for (i = 0; i < s->plugin->nreads; i++) {
        const char *path = s->plugin->reads[i].path;
        struct cd_path steps;

        if (cd_path_parse(&steps, path) == NULL && path[0] != '*' &&
            path[0] != '$')
            json_object_set_new(all, cd_path_name(&steps, 0), json_true());
    }
    for (i = 0; i < fields_count; i++)
        json_object_set_new(all, fields[i].name, json_true());
    json_object_foreach (all, name, v) {
        struct cd_path steps;

        if (cd_path_parse(&steps, name) == NULL && steps.n == 1)
            build_add(list, build_text(name));
    }
    json_decref(all);
    return list;
}

static json_t *
pipeline(const struct subject *s, const json_t *options)
{
    const bool filter = s->plugin->d.kind == CD_FILTER;
    const bool reader = s->plugin->d.kind == CD_READER;
    const bool client = s->plugin->d.flags & CD_NETWORK;
    json_t *root = build_object(), *node = build_object(),
           *list = build_array(), *input = build_object();

    build_set(input, "has", input_has(s));
    build_set(reader ? input : node, reader ? "reader" : "plugin",
        json_string(s->request->name));
    build_set(reader ? input : node, "options", build(json_deep_copy(options)));
    if (!filter && !client)
        build_set(node, "path", json_string("output"));
    if (!reader)
        build_add(list, node);
    else
        json_decref(node);
    build_set(root, "copydesk", json_integer(1));
    build_set(root, "input", input);
    build_set(root, filter ? "stages" : "outputs", list);
    return root;
}

static int
write_file(const char *path, const json_t *root, struct cd_err *e)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct buf text = { 0 };
    bool good;

    writer_value(&text, root);
    good = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n;
    if (fd >= 0 && close(fd) != 0)
        good = false;
    buf_free(&text);
    return good ? 0 : err_errno(e, "cannot write \"%s\"", path);
}

static void
loading(void *ctx, const char *plugin)
{
    (void)ctx;
    (void)plugin;
}

/* *e becomes the first error in it. */
struct plan *
rig_plan(struct subject *s, const json_t *options, struct cd_err *e)
{
    const struct check_request *q = s->request;
    char *file = mem_printf("%s/pipeline.json", s->folder);
    const struct config_request request = { .file = file };
    const struct plan_files files = { 0 };
    json_t *root = pipeline(s, options);
    struct plan *p = NULL;
    struct registry *registry;
    size_t i;

    if (write_file(file, root, e) == 0 &&
        (registry = registry_new(q->plugin_dirs, q->nplugin_dirs, e)) != NULL)
        p = plan_make(config_make(&request), registry, &files, loading, NULL);
    if (p != NULL && p->config->source.diags.errors > 0) {
        const struct diags *d = &p->config->source.diags;

        for (i = 0; i < d->n && d->v[i].level != DIAG_ERROR; i++)
            continue;
        err_set(e, "%s", d->v[i].text);
        plan_free(p);
        p = NULL;
    }
    json_decref(root);
    free(file);
    return p;
}

/* ---- its life ------------------------------------------------------------ */

json_t *
rig_options(const struct subject *s)
{
    const struct plugin *p = s->plugin;
    json_t *options = NULL;

    if (p->nexamples > 0 && p->examples[0].options != NULL)
        options = json_loads(p->examples[0].options, 0, NULL);
    if (!json_is_object(options)) {
        json_decref(options);
        options = build_object();
    }
    if (s->request->options != NULL)
        json_object_update(options, (json_t *)(uintptr_t)s->request->options);
    return options;
}

int
rig_prepare(
    struct rig *r, struct subject *s, const json_t *options, struct cd_err *e)
{
    const struct plan_node *node;
    int rc;

    memset(r, 0, sizeof(*r));
    r->subject = s;
    r->scratch = arena_new();
    r->texts = texts_new(r->scratch);
    if ((r->plan = rig_plan(s, options, e)) == NULL)
        return -1;
    node = r->plan->nstages > 0 ? r->plan->stages : r->plan->outputs;
    subject_calls(s, "prepare");
    sandbox_commands(
        r->plan->config->worker_bytes, chain_most(r->plan->config->record_bytes,
                                           r->plan->config->worker_bytes));
    rc = stage_prepare(&r->stage, node, r->scratch, r->texts, RIG_RUN, NULL, e);
    subject_calls(s, "");
    if (rc == 0)
        r->prepared = true;
    else if (r->stage.service.reason[0] == '\0')
        return subject_fail(s, "prepare returned an error and gave no reason: "
                               "cd_fail does");
    return rc;
}

void
rig_twin(struct rig *r, const struct rig *of)
{
    memset(r, 0, sizeof(*r));
    r->subject = of->subject;
    r->scratch = arena_new();
    r->texts = texts_new(r->scratch);
    r->stage.node = of->stage.node;
    r->stage.shared = of->stage.shared;
    service_init(&r->stage.service, r->scratch, r->texts, RIG_RUN, NULL);
    if (of->stage.service.command != NULL)
        r->stage.service.command =
            command_copy(of->stage.service.command, &r->stage.service);
}

/* cd_host.scratch */
static void *
take(const struct cd_host *host, size_t n)
{
    char *service = host->impl;
    struct rig *r =
        (struct rig *)(void *)(service - offsetof(struct rig, stage.service));

    return pieces_take(&r->pieces, n);
}

int
rig_open(struct rig *r, struct cd_err *e)
{
    struct subject *s = r->subject;
    struct service *service = &r->stage.service;
    int rc;

    if (s->plugin->d.flags & CD_NETWORK)
        return err_set(e, "it would write to a server");
    service->host.scratch = take;
    service->most = chain_most(CONFIG_RECORD_BYTES, CONFIG_WORKER_BYTES);
    if (s->plugin->d.kind == CD_FORMAT)
        service->out = &r->out;
    if (s->plugin->d.kind == CD_STORE && r->stage.node->path != NULL &&
        service->host.output == NULL)
        service->host.output = mem_printf("%s/output", s->folder);
    subject_calls(s, "open");
    rc = stage_open(&r->stage, e);
    subject_calls(s, "");
    r->open = rc == 0;
    if (rc && service->reason[0] == '\0')
        return subject_fail(s, "open returned an error and gave no reason: "
                               "cd_fail does");
    return rc;
}

int
rig_start(struct rig *r, struct subject *s)
{
    json_t *options = rig_options(s);
    struct cd_err e;
    int rc = rig_prepare(r, s, options, &e) || rig_open(r, &e);

    json_decref(options);
    return rc ? subject_fail(s, "%s", e.text) : 0;
}

int
rig_close(struct rig *r, struct cd_err *e)
{
    int rc = 0;

    if (r->open) {
        subject_calls(r->subject, "close");
        rc = stage_close(&r->stage, e);
        subject_calls(r->subject, "");
    }
    r->open = false;
    return rc;
}

void
rig_free(struct rig *r)
{
    struct cd_err e;

    rig_close(r, &e);
    if (r->subject->plugin->d.kind == CD_STORE)
        free((void *)(uintptr_t)r->stage.service.host.output);
    if (r->plan == NULL && r->stage.node != NULL)
        service_free(&r->stage.service);
    if (r->prepared) {
        subject_calls(r->subject, "release");
        stage_release(&r->stage);
        subject_calls(r->subject, "");
    }
    plan_free(r->plan);
    texts_free(r->texts);
    arena_free(r->scratch);
    pieces_free(&r->pieces);
    buf_free(&r->out);
}

/* ---- one record -----------------------------------------------------------
 */

/* Did the host turn the record away, for a field that the plugin needs? */
static bool
outcome_refused(const struct outcome *o)
{
    return o->status == CD_ERROR && strcmp(o->fault.code, "plugin_error") != 0;
}

/* What no stage may leave behind, whatever it was given. */
static void
inspect(struct rig *r, const struct outcome *o)
{
    const char *why = pieces_done(&r->pieces);
    struct subject *s = r->subject;
    struct tree_fault f;

    if (why != NULL)
        subject_fail(s, "%s: %s", s->page->step, why);
    if (o->status == CD_ERROR && !outcome_refused(o) &&
        r->stage.service.reason[0] == '\0')
        subject_fail(s, "%s: %s", s->page->step, o->fault.reason);
    if (!json_is_object(o->record))
        subject_fail(s, "%s: the record is no object any more", s->page->step);
    else if (tree_check(o->record, &f))
        subject_fail(
            s, "%s: \"%s\" of the record %s", s->page->step, f.key, f.why);
}

void
rig_process(struct rig *r, const json_t *record, struct outcome *o)
{
    struct subject *s = r->subject;
    struct buf text = { 0 };

    memset(o, 0, sizeof(*o));
    o->record = build(json_deep_copy(record));
    r->out.n = 0;
    r->stage.service.log.n = 0;
    if (s->plugin->d.kind == CD_STORE) {
        writer_value(&text, record);
        r->stage.service.host.json = buf_cstr(&text);
        r->stage.service.host.json_size = text.n;
    }
    subject_calls(s, "process");
    o->status = stage_process(&r->stage, o->record, &o->fault);
    subject_calls(s, "");
    inspect(r, o);
    if (r->stage.service.over && o->status == CD_KEEP)
        o->status = CD_ERROR;
    r->stage.service.over = false;
    buf_add(&o->out, r->out.p, r->out.n);
    arena_reset(r->scratch);
    buf_free(&text);
}

void
rig_read(struct rig *r, const char *name, size_t number, const char *s,
    size_t n, struct outcome *o)
{
    const char *end = strcmp(r->subject->plugin->d.framing, "csv") == 0
                          ? memchr(s, '\n', n)
                          : NULL;
    const size_t first = end != NULL ? (size_t)(end - s) : 0;
    const size_t from = end != NULL ? first + 1 : 0;
    const struct stage_entry entry = { name, name, number, s + from, n - from,
        s, first };

    memset(o, 0, sizeof(*o));
    o->record = build_object();
    r->stage.service.log.n = 0;
    subject_calls(r->subject, "read");
    o->status = stage_read(&r->stage, &entry, o->record, &o->fault);
    subject_calls(r->subject, "");
    inspect(r, o);
    arena_reset(r->scratch);
}

void
outcome_free(struct outcome *o)
{
    json_decref(o->record);
    buf_free(&o->out);
}

static const char *
status_name(enum cd_status s)
{
    return s == CD_KEEP ? "kept" : s == CD_DROP ? "dropped" : "rejected";
}

/* The first field in which a differs from b, not `without`. */
static const char *
different(const json_t *a, const json_t *b, const char *without)
{
    const char *key;
    json_t *v;

    json_object_foreach ((json_t *)(uintptr_t)a, key, v) {
        if ((without == NULL || strcmp(key, without) != 0) &&
            !json_equal(v, json_object_get(b, key)))
            return key;
    }
    return NULL;
}

char *
outcome_difference(
    const struct outcome *a, const struct outcome *b, const char *without)
{
    const char *key;

    if (a->status != b->status)
        return mem_printf("it is %s, and %s the other time",
            status_name(a->status), status_name(b->status));
    if (a->status == CD_ERROR)
        return NULL;
    if ((key = different(a->record, b->record, without)) != NULL ||
        (key = different(b->record, a->record, without)) != NULL)
        return mem_printf("\"%s\" differs", key);
    if (a->out.n != b->out.n ||
        (a->out.n > 0 && memcmp(a->out.p, b->out.p, a->out.n) != 0))
        return mem_strdup("other bytes are written");
    return NULL;
}
