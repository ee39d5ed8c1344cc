/* SPDX-License-Identifier: MIT */
/* copydesk test */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tty.h"
#include "check/rehearsal.h"
#include "cli/cli.h"
#include "cli/inside.h"
#include "cli/test_report.h"
#include "cli/test_update.h"
#include "engine/reject.h"
#include "host/folders.h"
#include "host/readers.h"
#include "host/tests.h"
#include "io/lookup.h"
#include "json/writer.h"
#include "process/child.h"
#include "process/talk.h"

static struct {
    struct cli_list plugin_dirs, files;
    bool update;
} a;

static const struct cli_option options[] = {
    { 0, "update", NULL, "write what came out into the tests that fail",
        CLI_FLAG, &a.update, CLI_WORD, NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

/* What the tests of one pipeline come to. */
struct session {
    struct plan *plan;
    struct chain *chain;
    struct inside_result *result;
    struct child_note *note;
    const char *file;
    struct edited {
        struct source *source;
        struct buf text;
        bool changed;
    } files[2]; /* the pipeline, and the file beside it */
    struct finding {
        bool good;
        struct edited *made_good; /* by what this file says now; or NULL */
        struct buf text;          /* what there is to say */
    } * findings;                 /* one a test */
};

/* ---- one test -------------------------------------------------------------
 */

/* A line of TAP, without its number; what there is to say stands behind it, in
 * comments. */
static void
say_tap(struct session *session, const struct test *test,
    const struct finding *found)
{
    const struct buf *text = &found->text;
    struct buf plain = { 0 }, name = { 0 };
    size_t i;

    buf_addf(&plain, "%s: %s", session->file, test->name);
    tty_escape(&name, plain.p, plain.n);
    buf_adds(&session->result->out, found->good ? "ok - " : "not ok - ");
    for (i = 0; i < name.n; i++) {
        if (name.p[i] == '#' || name.p[i] == '\\')
            buf_addc(&session->result->out, '\\');
        buf_addc(&session->result->out, name.p[i]);
    }
    buf_addc(&session->result->out, '\n');
    for (i = 0; i < text->n; i++) {
        if (i == 0 || text->p[i - 1] == '\n')
            buf_adds(&session->result->out, "# ");
        buf_addc(&session->result->out, text->p[i]);
    }
    if (text->n > 0 && text->p[text->n - 1] != '\n')
        buf_addc(&session->result->out, '\n');
    if (!found->good)
        session->result->status = RUN_FOUND;
    buf_free(&plain);
    buf_free(&name);
}

/* The record of a test in a file, which the pipeline's reader reads if it names
 * one. */
static int
look_up_test(const struct session *session, const struct test *test,
    struct lookup *entry, struct path *place, struct cd_err *err)
{
    const struct config *config = session->plan->config;
    struct paths paths = {
        .reader = config->reader != NULL ? config->reader->plugin : NULL,
        .items = (const char *const *)config->items
    };
    int rc;

    entry->line = test->line;
    place->name = (char *)(uintptr_t)test->shown;
    if (paths.reader == NULL && paths.items == NULL)
        return lookup_json(entry, test->file, config->record_bytes, err);
    rc = paths_add_file(&paths, "", test->file, err) < 0 ? -1 : 0;
    if (rc == 0) {
        readers_set(session->plan, &paths.v[0]);
        place->stage = paths.v[0].stage;
        rc = lookup_record(entry, &paths, config->record_bytes, err);
    }
    paths_free(&paths);
    return rc;
}

/* The record of a test, with what ids call its place. */
static int
record_of(const struct session *session, const struct test *test,
    struct lookup *entry, struct path *place, struct cd_err *err)
{
    static char name[] = "test";

    if (test->file != NULL)
        return look_up_test(session, test, entry, place, err);
    place->name = name;
    entry->line = test->number;
    writer_value(&entry->record, test->input);
    return 0;
}

/* Let the test expect what came out.  It is good once that is written. */
static void
edit_file(struct session *session, const struct test *test,
    const struct rehearsal *rehearsal, struct finding *found)
{
    struct edited *edited =
        &session->files[test->source != session->files[0].source];
    char *left;

    if (!edited->changed)
        buf_add(&edited->text, test->source->text, test->source->n);
    edited->changed = true;
    left = test_update(&edited->text, test, session->chain, rehearsal);
    if (left == NULL)
        found->made_good = edited;
    else
        buf_addf(&found->text, "a pipeline file cannot hold %s\n", left);
    free(left);
}

/* -1 with *err if no test can be made. */
static int
try(struct session *session, const struct test *test, struct finding *found,
    struct cd_err *err)
{
    struct rehearsal rehearsal;
    struct lookup entry = { 0 };
    struct path place = { .name = NULL };
    int rc = 0;

    if (record_of(session, test, &entry, &place, err)) {
        buf_adds(&found->text, err->text);
        goto done;
    }
    rc = rehearsal_run(
        &rehearsal, session->chain, &place, &entry, session->note, err);
    if (rc == 0) {
        found->good =
            test_report(&found->text, test, session->chain, &rehearsal);
        if (!found->good && a.update)
            edit_file(session, test, &rehearsal, found);
    }
    rehearsal_free(&rehearsal);
done:
    lookup_free(&entry);
    return rc;
}

/* ---- one pipeline ---------------------------------------------------------
 */

/* Write a file that tests changed, and judge these. */
static int
save(struct session *session, struct edited *edited, struct cd_err *err)
{
    const int rc = test_update_save(edited->source->name, &edited->text, err);
    size_t i;

    for (i = 0; i < session->plan->tests->n; i++) {
        struct finding *found = &session->findings[i];

        if (found->made_good != edited)
            continue;
        found->good = rc == 0;
        buf_addf(&found->text, "%s\n",
            rc == 0 ? "the test expects now what came out" : err->text);
    }
    return rc;
}

static int
run_all(struct session *session, struct cd_err *err)
{
    const struct tests *tests = session->plan->tests;
    int rc = 0;
    size_t i, n = 0; /* tests that were made */

    if (tests->n == 0)
        return err_set(err,
            "\"%s\" has no tests, nor is there a file of tests "
            "beside it",
            session->file);
    session->files[0].source = &session->plan->config->source;
    session->files[1].source =
        tests->beside != NULL ? &tests->beside->source : NULL;
    session->findings = mem_zalloc(tests->n, sizeof(*session->findings));
    while (n < tests->n && rc == 0) {
        rc = try(session, &tests->v[n], &session->findings[n], err);
        n += rc == 0;
    }
    for (i = 0; i < 2 && n == tests->n; i++) {
        if (session->files[i].changed && save(session, &session->files[i], err))
            rc = -1;
    }
    for (i = 0; i < n; i++)
        say_tap(session, &tests->v[i], &session->findings[i]);
    for (i = 0; i < tests->n; i++)
        buf_free(&session->findings[i].text);
    free(session->findings);
    buf_free(&session->files[0].text);
    buf_free(&session->files[1].text);
    return rc;
}

/* In the child. */
static void
test(struct inside_result *result, struct child_note *note, void *ctx)
{
    const struct config_request request = { .file = ctx };
    const struct plan_files files = { .no_inputs = true,
        .codes = reject_codes };
    struct config *config = config_make(&request);
    struct session session = { .result = result, .note = note, .file = ctx };
    struct registry *registry;
    struct cd_err err;

    registry = folders_registry(config, a.plugin_dirs.v, a.plugin_dirs.n);
    if (registry != NULL) {
        session.plan = plan_make(config, registry, &files, child_loading, note);
        if (config->source.diags.errors == 0)
            session.chain =
                chain_prepare(session.plan, "test", child_doing, note, &err);
        if (session.chain != NULL)
            tests_prepare(session.plan, session.plan->tests);
    }
    if (config->source.diags.errors == 0 && run_all(&session, &err))
        diags_add(&config->source.diags, DIAG_ERROR, "copydesk test", 0, 0,
            "%s", err.text);
    chain_free(session.chain, &(struct closing){ child_doing, NULL, note });
    result->diags = config->source.diags;
    if (result->diags.errors > 0)
        result->status = RUN_REFUSED;
}

/* ---- all of them ----------------------------------------------------------
 */

/* Number the tests.  How many there are by then. */
static size_t
print(const struct buf *out, size_t n)
{
    static const char *const begins[] = { "ok - ", "not ok - " };
    const char *at = out->p, *end = out->p + out->n, *line;
    size_t i, word;

    for (; at < end; at = line) {
        line = memchr(at, '\n', (size_t)(end - at));
        line = line != NULL ? line + 1 : end;
        for (i = 0; i < 2; i++) {
            word = strlen(begins[i]);
            if ((size_t)(line - at) <= word || memcmp(at, begins[i], word) != 0)
                continue;
            printf("%.*s %zu", (int)word - 3, at, ++n);
            at += word - 3;
        }
        fwrite(at, 1, (size_t)(line - at), stdout);
    }
    return n;
}

static int
cmd_test(int argc, char **argv)
{
    int rc = cli_parse(&command_test, argc, argv, &a.files), status = RUN_DONE;
    struct inside_result result;
    struct cd_err err;
    size_t i, n = 0;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (a.files.n == 0)
        return cli_usage(&command_test, "which pipeline?");
    printf("TAP version 13\n");
    for (i = 0; i < a.files.n; i++) {
        if (inside_call(test, (void *)(uintptr_t)a.files.v[i], &result, &err)) {
            talk(TALK_ERROR, "%s", err.text);
            status = RUN_REFUSED;
            continue;
        }
        talk_diags(&result.diags);
        n = result.out.n > 0 ? print(&result.out, n) : n;
        if ((int)result.status > status)
            status = (int)result.status;
        inside_free(&result);
    }
    printf("1..%zu\n", n);
    return status;
}

const struct cli_command command_test = {
    .name = "test",
    .usage = "test PIPELINE.json...",
    .summary =
        "Run the tests of pipelines, in \"tests\" or in NAME.tests.json beside "
        "NAME.json,\neach in a confined process.  Prints TAP.",
    .brief = "run the tests of pipelines",
    .options = options,
    .more =
        "exit status:\n"
        "  0  all tests passed, or --update made them expect what came out\n"
        "  1  some failed\n"
        "  2  a pipeline or its tests cannot be used\n",
    .arguments = CLI_FILE,
    .run = cmd_test,
};
