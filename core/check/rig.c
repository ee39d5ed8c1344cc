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
input_has(const struct subject *subject)
{
    json_t *all = json_object(), *list = build_array(), *input, *value;
    const char *name;
    size_t i;

    for (i = 0;
         i < subject->plugin->nexamples && subject->plugin->d.kind != CD_READER;
         i++) {
        input = json_loads(subject->plugin->examples[i].input, 0, NULL);
        json_object_update(all, input);
        json_decref(input);
    }
    for (i = 0; i < subject->plugin->nreads; i++) {
        const char *path = subject->plugin->reads[i].path;
        struct cd_path steps;

        if (cd_path_parse(&steps, path) == NULL && path[0] != '*' &&
            path[0] != '$')
            json_object_set_new(all, cd_path_name(&steps, 0), json_true());
    }
    for (i = 0; i < fields_count; i++)
        json_object_set_new(all, fields[i].name, json_true());
    json_object_foreach (all, name, value) {
        struct cd_path steps;

        if (cd_path_parse(&steps, name) == NULL && steps.n == 1)
            build_add(list, build_text(name));
    }
    json_decref(all);
    return list;
}

static json_t *
pipeline(const struct subject *subject, const json_t *options)
{
    const bool filter = subject->plugin->d.kind == CD_FILTER;
    const bool reader = subject->plugin->d.kind == CD_READER;
    const bool client = subject->plugin->d.flags & CD_NETWORK;
    json_t *root = build_object(), *node = build_object(),
           *list = build_array(), *input = build_object();

    build_set(input, "has", input_has(subject));
    build_set(reader ? input : node, reader ? "reader" : "plugin",
        json_string(subject->request->name));
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
write_file(const char *path, const json_t *root, struct cd_err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct buf text = { 0 };
    bool good;

    writer_value(&text, root);
    good = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n;
    if (fd >= 0 && close(fd) != 0)
        good = false;
    buf_free(&text);
    return good ? 0 : err_errno(err, "cannot write \"%s\"", path);
}

static void
loading(void *ctx, const char *plugin)
{
    (void)ctx;
    (void)plugin;
}

/* *err becomes the first error in it. */
struct plan *
rig_plan(struct subject *subject, const json_t *options, struct cd_err *err)
{
    const struct check_request *q = subject->request;
    char *file = mem_printf("%s/pipeline.json", subject->folder);
    const struct config_request request = { .file = file };
    const struct plan_files files = { 0 };
    json_t *root = pipeline(subject, options);
    struct plan *plan = NULL;
    struct registry *registry;
    size_t i;

    if (write_file(file, root, err) == 0 &&
        (registry = registry_new(q->plugin_dirs, q->nplugin_dirs, err)) != NULL)
        plan =
            plan_make(config_make(&request), registry, &files, loading, NULL);
    if (plan != NULL && plan->config->source.diags.errors > 0) {
        const struct diags *diags = &plan->config->source.diags;

        for (i = 0; i < diags->n && diags->v[i].level != DIAG_ERROR; i++)
            continue;
        err_set(err, "%s", diags->v[i].text);
        plan_free(plan);
        plan = NULL;
    }
    json_decref(root);
    free(file);
    return plan;
}

/* ---- its life ------------------------------------------------------------ */

json_t *
rig_options(const struct subject *subject)
{
    const struct plugin *plugin = subject->plugin;
    json_t *options = NULL;

    if (plugin->nexamples > 0 && plugin->examples[0].options != NULL)
        options = json_loads(plugin->examples[0].options, 0, NULL);
    if (!json_is_object(options)) {
        json_decref(options);
        options = build_object();
    }
    if (subject->request->options != NULL)
        json_object_update(
            options, (json_t *)(uintptr_t)subject->request->options);
    return options;
}

int
rig_prepare(struct rig *rig, struct subject *subject, const json_t *options,
    struct cd_err *err)
{
    const struct plan_node *node;
    int rc;

    memset(rig, 0, sizeof(*rig));
    rig->subject = subject;
    rig->scratch = arena_new();
    rig->texts = texts_new(rig->scratch);
    if ((rig->plan = rig_plan(subject, options, err)) == NULL)
        return -1;
    node = rig->plan->nstages > 0 ? rig->plan->stages : rig->plan->outputs;
    subject_calls(subject, "prepare");
    sandbox_commands(rig->plan->config->worker_bytes,
        chain_most(
            rig->plan->config->record_bytes, rig->plan->config->worker_bytes));
    rc = stage_prepare(
        &rig->stage, node, rig->scratch, rig->texts, RIG_RUN, NULL, err);
    subject_calls(subject, "");
    if (rc != 0 && rig->stage.service.reason[0] == '\0')
        return subject_fail(subject,
            "prepare returned an error and gave no reason: "
            "cd_fail does");
    return rc;
}

void
rig_twin(struct rig *rig, const struct rig *of)
{
    memset(rig, 0, sizeof(*rig));
    rig->subject = of->subject;
    rig->scratch = arena_new();
    rig->texts = texts_new(rig->scratch);
    rig->stage.node = of->stage.node;
    rig->stage.shared = of->stage.shared;
    service_init(&rig->stage.service, rig->scratch, rig->texts, RIG_RUN, NULL);
    if (of->stage.service.command != NULL)
        rig->stage.service.command =
            command_copy(of->stage.service.command, &rig->stage.service);
}

/* cd_host.scratch */
static void *
take_scratch(const struct cd_host *host, size_t n)
{
    char *service = host->impl;
    struct rig *rig =
        (struct rig *)(void *)(service - offsetof(struct rig, stage.service));

    return pieces_take(&rig->pieces, n);
}

int
rig_open(struct rig *rig, struct cd_err *err)
{
    struct subject *subject = rig->subject;
    struct service *service = &rig->stage.service;
    int rc;

    if (subject->plugin->d.flags & CD_NETWORK)
        return err_set(err, "it would write to a server");
    service->host.scratch = take_scratch;
    service->most = chain_most(CONFIG_RECORD_BYTES, CONFIG_WORKER_BYTES);
    if (subject->plugin->d.kind == CD_FORMAT)
        service->out = &rig->out;
    if (subject->plugin->d.kind == CD_STORE && rig->stage.node->path != NULL &&
        service->host.output == NULL)
        service->host.output = mem_printf("%s/output", subject->folder);
    subject_calls(subject, "open");
    rc = stage_open(&rig->stage, err);
    subject_calls(subject, "");
    rig->open = rc == 0;
    if (rc && service->reason[0] == '\0')
        return subject_fail(subject,
            "open returned an error and gave no reason: "
            "cd_fail does");
    return rc;
}

int
rig_start_as(struct rig *rig, struct subject *subject, const char *run_id)
{
    json_t *options = rig_options(subject);
    struct cd_err err;
    int rc = rig_prepare(rig, subject, options, &err);

    if (rc == 0) {
        rig->stage.service.host.run_id = run_id;
        rc = rig_open(rig, &err);
    }
    json_decref(options);
    return rc ? subject_fail(subject, "%s", err.text) : 0;
}

int
rig_start(struct rig *rig, struct subject *subject)
{
    return rig_start_as(rig, subject, RIG_RUN);
}

int
rig_close(struct rig *rig, struct cd_err *err)
{
    int rc = 0;

    if (rig->open) {
        subject_calls(rig->subject, "close");
        rc = stage_close(&rig->stage, err);
        subject_calls(rig->subject, "");
    }
    rig->open = false;
    return rc;
}

void
rig_free(struct rig *rig)
{
    struct cd_err err;

    rig_close(rig, &err);
    if (rig->subject->plugin->d.kind == CD_STORE)
        free((void *)(uintptr_t)rig->stage.service.host.output);
    if (rig->stage.node != NULL) {
        subject_calls(rig->subject, "release");
        stage_release(&rig->stage);
        subject_calls(rig->subject, "");
    }
    plan_free(rig->plan);
    texts_free(rig->texts);
    arena_free(rig->scratch);
    pieces_free(&rig->pieces);
    buf_free(&rig->out);
}

/* ---- one record -----------------------------------------------------------
 */

/* Did the host turn the record away, for a field that the plugin needs? */
static bool
outcome_refused(const struct outcome *outcome)
{
    return outcome->status == CD_ERROR &&
           strcmp(outcome->fault.code, "plugin_error") != 0;
}

/* What no stage may leave behind, whatever it was given. */
static void
inspect(struct rig *rig, const struct outcome *outcome)
{
    const char *why = pieces_done(&rig->pieces);
    struct subject *subject = rig->subject;
    struct tree_fault fault;

    if (why != NULL)
        subject_fail(subject, "%s: %s", subject->page->step, why);
    if (outcome->status == CD_ERROR && !outcome_refused(outcome) &&
        rig->stage.service.reason[0] == '\0')
        subject_fail(
            subject, "%s: %s", subject->page->step, outcome->fault.reason);
    if (!json_is_object(outcome->record))
        subject_fail(subject, "%s: the record is no object any more",
            subject->page->step);
    else if (tree_check(outcome->record, &fault))
        subject_fail(subject, "%s: \"%s\" of the record %s",
            subject->page->step, fault.key, fault.why);
}

void
rig_process(struct rig *rig, const json_t *record, struct outcome *outcome)
{
    struct subject *subject = rig->subject;
    struct buf text = { 0 };

    memset(outcome, 0, sizeof(*outcome));
    outcome->record = build(json_deep_copy(record));
    rig->out.n = 0;
    rig->stage.service.log.n = 0;
    if (subject->plugin->d.kind == CD_STORE) {
        writer_value(&text, record);
        rig->stage.service.host.json = buf_cstr(&text);
        rig->stage.service.host.json_size = text.n;
    }
    subject_calls(subject, "process");
    outcome->status =
        stage_process(&rig->stage, outcome->record, &outcome->fault);
    subject_calls(subject, "");
    inspect(rig, outcome);
    if (rig->stage.service.over && outcome->status == CD_KEEP)
        outcome->status = CD_ERROR;
    rig->stage.service.over = false;
    buf_add(&outcome->out, rig->out.p, rig->out.n);
    arena_reset(rig->scratch);
    buf_free(&text);
}

void
rig_read(struct rig *rig, const char *name, size_t number, const char *text,
    size_t n, struct outcome *outcome)
{
    const char *end = strcmp(rig->subject->plugin->d.framing, "csv") == 0
                          ? memchr(text, '\n', n)
                          : NULL;
    const size_t first = end != NULL ? (size_t)(end - text) : 0;
    const size_t from = end != NULL ? first + 1 : 0;
    const struct stage_entry entry = { name, name, number, text + from,
        n - from, text, first };

    memset(outcome, 0, sizeof(*outcome));
    outcome->record = build_object();
    rig->stage.service.log.n = 0;
    subject_calls(rig->subject, "read");
    outcome->status =
        stage_read(&rig->stage, &entry, outcome->record, &outcome->fault);
    subject_calls(rig->subject, "");
    inspect(rig, outcome);
    arena_reset(rig->scratch);
}

void
outcome_free(struct outcome *outcome)
{
    json_decref(outcome->record);
    buf_free(&outcome->out);
}

static const char *
status_name(enum cd_status status)
{
    return status == CD_KEEP   ? "kept"
           : status == CD_DROP ? "dropped"
                               : "rejected";
}

/* The first field in which a differs from b, not `without`. */
static const char *
different(const json_t *a, const json_t *b, const char *without)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)a, key, value) {
        if ((without == NULL || strcmp(key, without) != 0) &&
            !json_equal(value, json_object_get(b, key)))
            return key;
    }
    return NULL;
}

/* Of two records that are equal: would they be written alike? */
static bool
same_order(const json_t *a, const json_t *b)
{
    struct buf one = { 0 }, two = { 0 };
    bool same;

    writer_value(&one, a);
    writer_value(&two, b);
    same = one.n == two.n && memcmp(one.p, two.p, one.n) == 0;
    buf_free(&one);
    buf_free(&two);
    return same;
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
        return strcmp(a->fault.reason, b->fault.reason) == 0
                   ? NULL
                   : mem_printf("it is rejected, once as \"%.100s\", once as "
                                "\"%.100s\"",
                         a->fault.reason, b->fault.reason);
    if ((key = different(a->record, b->record, without)) != NULL ||
        (key = different(b->record, a->record, without)) != NULL)
        return mem_printf("\"%s\" differs", key);
    if (a->out.n != b->out.n ||
        (a->out.n > 0 && memcmp(a->out.p, b->out.p, a->out.n) != 0))
        return mem_strdup("other bytes are written");
    if (without == NULL && !same_order(a->record, b->record))
        return mem_strdup("its fields stand in another order");
    return NULL;
}
