/* SPDX-License-Identifier: MIT */
/* copydesk show */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/difference.h"
#include "cli/inside.h"
#include "base/mem.h"
#include "base/tty.h"
#include "engine/chain.h"
#include "engine/entry.h"
#include "host/folders.h"
#include "io/lookup.h"
#include "json/build.h"
#include "json/writer.h"
#include "process/child.h"

#define SHOWN ((size_t)60) /* bytes of a value in a message */

static struct {
    struct cli_list plugin_dirs, sets, fields;
    const char *pipeline;
    char *file;
    uint64_t line; /* 0: the first record */
} a;

static const struct cli_option options[] = {
    { 0, "pipeline", "FILE", "show what each of its stages does to the record",
        CLI_STRING, &a.pipeline, CLI_FILE, NULL },
    { 0, "set", "S.O=VALUE", "set option O of stage S", CLI_LIST, &a.sets,
        CLI_WORD, NULL },
    { 0, "field", "F[=PATH]", "the input has field F; it stands at PATH there",
        CLI_LIST, &a.fields, CLI_WORD, NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

/* ---- showing it --------------------------------------------------------- */

/* A record for people: one field a paragraph, texts as they read. */
static void
print_record(struct buf *out, const json_t *rec)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)rec, key, value) {
        struct buf text = { 0 };
        const char *string = json_string_value(value), *end;
        size_t n = json_string_length(value);

        buf_addf(out, "%s: ", key);
        if (string == NULL) {
            writer_value(&text, value);
            tty_escape(out, text.p, text.n);
            n = 0;
        }
        while (n > 0) {
            size_t len;

            end = memchr(string, '\n', n);
            len = end != NULL ? (size_t)(end - string) : n;
            tty_escape(out, string, len);
            if (end != NULL)
                buf_addc(out, '\n');
            len += end != NULL;
            string += len;
            n -= len;
        }
        buf_addc(out, '\n');
        buf_free(&text);
    }
}

/* One stage's turn.  Returns false if the record does not go on. */
static bool
show_stage(struct buf *out, struct stage *stage, json_t *rec)
{
    json_t *before = build(json_deep_copy(rec));
    struct stage_fault fault;
    enum cd_status status = stage_process(stage, rec, &fault);

    buf_addf(out, "== %s\n", stage->node->id);
    difference_add(out, before, rec);
    if (status == CD_ERROR)
        buf_addf(out, "  rejected: %s: %s\n", fault.code, fault.reason);
    else if (status == CD_DROP)
        buf_adds(out, "  dropped\n");
    else if (json_equal(before, rec))
        buf_adds(out, "  no change\n");
    json_decref(before);
    buf_add(out, stage->service.log.p, stage->service.log.n);
    return status == CD_KEEP;
}

#define DROPPED_MOST 64 /* entries in front of the first record */

/* What the reader makes of the entry or, where no line is asked for and it
 * drops that, of the first one behind it that it keeps. */
static json_t *
read_record(struct chain *chain, const struct plan *plan, struct lookup *entry,
    enum chain_result *what, struct chain_fault *fault)
{
    struct cd_err none;
    json_t *rec;

    for (;;) {
        struct lookup next = { .line = entry->line + 1 };

        chain->first = entry->first.p;
        chain->nfirst = entry->first.n;
        rec = entry_read(chain, &plan->inputs.v[0], entry->line,
            entry->record.n > 0 ? entry->record.p : "", entry->record.n, what,
            fault);
        if (rec != NULL || *what != CHAIN_DROPPED || a.line > 0 ||
            entry->line == DROPPED_MOST ||
            lookup_record(
                &next, &plan->inputs, plan->config->record_bytes, &none))
            return rec;
        lookup_free(entry);
        *entry = next;
    }
}

/* 1 if a plugin cannot start: that is told already. */
static int
show_stages(struct buf *out, struct plan *plan, struct child_note *note,
    struct lookup *entry, struct cd_err *err)
{
    volatile struct chain_cursor cursor = { 0 };
    struct chain *chain = chain_prepare(plan, "show", child_doing, note, err);
    enum chain_result what;
    struct chain_fault fault;
    json_t *rec;
    size_t i;

    if (chain == NULL)
        return 1;
    if (chain_open(chain, &cursor, child_doing, note, err))
        return -1;
    rec = read_record(chain, plan, entry, &what, &fault);
    if (rec == NULL && what == CHAIN_DROPPED)
        return err_set(err, "%s:%ju: \"%s\" drops it", a.file,
            (uintmax_t)entry->line, chain->stages[fault.stage - 1].node->id);
    if (rec == NULL)
        return err_set(err, "%s:%ju: %s: %s", a.file, (uintmax_t)entry->line,
            fault.fault.code, fault.fault.reason);
    if (a.pipeline == NULL)
        print_record(out, rec);
    for (i = plan->nreaders; i < chain->nstages; i++) {
        bool on;

        child_doing(note, "process", chain->stages[i].node->id);
        on = show_stage(out, &chain->stages[i], rec);
        arena_reset(chain->scratch);
        if (!on)
            break;
    }
    child_doing(note, "", "");
    json_decref(rec);
    return 0;
}

/* In the child: with a pipeline, or with a plan of none for an input that a
 * plugin reads. */
static int
with_pipeline(
    struct inside_result *result, struct child_note *note, struct cd_err *err)
{
    const struct config_request request = { .file = a.pipeline,
        .sets = a.sets.v,
        .nsets = a.sets.n,
        .fields = a.fields.v,
        .nfields = a.fields.n };
    const char *const inputs[] = { a.file };
    const struct plan_files files = {
        .inputs = inputs, .ninputs = 1, .run = true
    };
    struct config *config = config_make(&request);
    struct lookup entry = { .line = a.line };
    struct registry *registry;
    struct plan *plan = NULL;
    int rc;

    registry = folders_registry(config, a.plugin_dirs.v, a.plugin_dirs.n);
    if (registry != NULL)
        plan = plan_make(config, registry, &files, child_loading, note);
    result->diags = config->source.diags;
    if (result->diags.errors > 0) {
        result->status = RUN_REFUSED;
        return 0;
    }
    if (lookup_record(&entry, &plan->inputs, config->record_bytes, err))
        return -1;
    rc = show_stages(&result->out, plan, note, &entry, err);
    if (rc == 1) { /* the plan's diagnostics say why */
        result->diags = config->source.diags;
        result->status = RUN_REFUSED;
        rc = 0;
    }
    return rc;
}

static int
without_pipeline(
    const struct paths *paths, struct inside_result *result, struct cd_err *err)
{
    struct lookup entry = { .line = a.line };
    struct buf text = { 0 }, shown = { 0 };
    struct reader_error re;
    json_t *rec;

    if (lookup_record(&entry, paths, CONFIG_RECORD_BYTES, err))
        return -1;
    rec = reader_parse(entry.record.p, entry.record.n, NULL, &re);
    if (rec == NULL)
        return err_set(err, "%s:%ju: %s: byte %zu: %s", a.file,
            (uintmax_t)entry.line, re.code, re.offset, re.text);
    if (!json_is_object(rec)) {
        writer_value(&text, rec);
        tty_escape(&shown, text.p, text.n < SHOWN ? text.n : SHOWN);
        err_set(err,
            "%s:%ju: not_object: a record is a JSON object, and this is "
            "%s%s",
            a.file, (uintmax_t)entry.line, buf_cstr(&shown),
            text.n > SHOWN ? "..." : "");
        buf_free(&text);
        buf_free(&shown);
        return -1;
    }
    print_record(&result->out, rec);
    return 0;
}

static void
show(struct inside_result *result, struct child_note *note, void *ctx)
{
    struct paths paths = { 0 };
    struct cd_err err;
    int rc = 0;

    (void)ctx;
    if (a.pipeline == NULL)
        rc = paths_add(&paths, "", a.file, &err) < 0 ? -1 : 0;
    if (rc == 0)
        rc = a.pipeline != NULL || paths.v[0].kind.reader != NULL
                 ? with_pipeline(result, note, &err)
                 : without_pipeline(&paths, result, &err);
    paths_free(&paths);
    if (rc) {
        diags_add(
            &result->diags, DIAG_ERROR, "copydesk show", 0, 0, "%s", err.text);
        result->status = RUN_REFUSED;
    }
}

/* "FILE:LINE"; lines are counted from 1. */
static void
split_name(const char *text)
{
    const char *colon = strrchr(text, ':');
    size_t digits = colon != NULL ? strspn(colon + 1, "0123456789") : 0;

    if (digits > 0 && digits < 19 && colon[1 + digits] == '\0' &&
        strtoull(colon + 1, NULL, 10) > 0) {
        a.file = mem_dup(text, (size_t)(colon - text));
        a.line = strtoull(colon + 1, NULL, 10);
    } else {
        a.file = mem_strdup(text);
    }
}

static int
cmd_show(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    int rc = cli_parse(&command_show, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n != 1)
        return cli_usage(&command_show, "which file?");
    split_name(rest.v[0]);
    return inside_run(show, NULL);
}

const struct cli_command command_show = {
    .name = "show",
    .usage = "show FILE[:LINE] [--pipeline PIPELINE.json]",
    .summary =
        "Show the record on a line of a file (the first one without LINE), or,\n"
        "with a pipeline, what each stage does to it.",
    .brief = "show a record, or what each stage does to it",
    .options = options,
    .arguments = CLI_FILE,
    .run = cmd_show,
};
