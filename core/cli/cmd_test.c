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
#include "host/child.h"
#include "host/folders.h"
#include "host/readers.h"
#include "host/talk.h"
#include "host/tests.h"
#include "io/lookup.h"
#include "json/writer.h"

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
say(struct session *s, const struct test *t, const struct finding *found)
{
    const struct buf *text = &found->text;
    struct buf plain = { 0 }, name = { 0 };
    size_t i;

    buf_addf(&plain, "%s: %s", s->file, t->name);
    tty_escape(&name, plain.p, plain.n);
    buf_adds(&s->result->out, found->good ? "ok - " : "not ok - ");
    for (i = 0; i < name.n; i++) {
        if (name.p[i] == '#' || name.p[i] == '\\')
            buf_addc(&s->result->out, '\\');
        buf_addc(&s->result->out, name.p[i]);
    }
    buf_addc(&s->result->out, '\n');
    for (i = 0; i < text->n; i++) {
        if (i == 0 || text->p[i - 1] == '\n')
            buf_adds(&s->result->out, "# ");
        buf_addc(&s->result->out, text->p[i]);
    }
    if (text->n > 0 && text->p[text->n - 1] != '\n')
        buf_addc(&s->result->out, '\n');
    if (!found->good)
        s->result->status = RUN_FOUND;
    buf_free(&plain);
    buf_free(&name);
}

/* The record of a test in a file, which the pipeline's reader reads if it names
 * one. */
static int
look_up(const struct session *s, const struct test *t, struct lookup *entry,
    struct path *place, struct cd_err *e)
{
    const struct config *c = s->plan->config;
    struct paths p = { .reader = c->reader != NULL ? c->reader->plugin : NULL,
        .items = (const char *const *)c->items };
    int rc;

    entry->line = t->line;
    place->name = (char *)(uintptr_t)t->shown;
    if (p.reader == NULL && p.items == NULL)
        return lookup_json(entry, t->file, c->record_bytes, e);
    rc = paths_add_file(&p, "", t->file, e) < 0 ? -1 : 0;
    if (rc == 0) {
        readers_set(s->plan, &p.v[0]);
        place->stage = p.v[0].stage;
        rc = lookup_record(entry, &p, c->record_bytes, e);
    }
    paths_free(&p);
    return rc;
}

/* The record of a test, with what ids call its place. */
static int
record_of(const struct session *s, const struct test *t, struct lookup *entry,
    struct path *place, struct cd_err *e)
{
    static char name[] = "test";

    if (t->file != NULL)
        return look_up(s, t, entry, place, e);
    place->name = name;
    entry->line = t->number;
    writer_value(&entry->record, t->input);
    return 0;
}

/* Let the test expect what came out.  It is good once that is written. */
static void
edit(struct session *s, const struct test *t, const struct rehearsal *r,
    struct finding *found)
{
    struct edited *f = &s->files[t->source != s->files[0].source];
    char *left;

    if (!f->changed)
        buf_add(&f->text, t->source->text, t->source->n);
    f->changed = true;
    left = test_update(&f->text, t, s->chain, r);
    if (left == NULL)
        found->made_good = f;
    else
        buf_addf(&found->text, "a pipeline file cannot hold %s\n", left);
    free(left);
}

/* -1 with *e if no test can be made. */
static int
try(struct session *s, const struct test *t, struct finding *found,
    struct cd_err *e)
{
    struct rehearsal r;
    struct lookup entry = { 0 };
    struct path place = { .name = NULL };
    int rc = 0;

    if (record_of(s, t, &entry, &place, e)) {
        buf_adds(&found->text, e->text);
        goto done;
    }
    rc = rehearsal_run(&r, s->chain, &place, &entry, s->note, e);
    if (rc == 0) {
        found->good = test_report(&found->text, t, s->chain, &r);
        if (!found->good && a.update)
            edit(s, t, &r, found);
    }
    rehearsal_free(&r);
done:
    lookup_free(&entry);
    return rc;
}

/* ---- one pipeline ---------------------------------------------------------
 */

/* Write a file that tests changed, and judge these. */
static int
save(struct session *s, struct edited *f, struct cd_err *e)
{
    const int rc = test_update_save(f->source->name, &f->text, e);
    size_t i;

    for (i = 0; i < s->plan->tests->n; i++) {
        struct finding *found = &s->findings[i];

        if (found->made_good != f)
            continue;
        found->good = rc == 0;
        buf_addf(&found->text, "%s\n",
            rc == 0 ? "the test expects now what came out" : e->text);
    }
    return rc;
}

static int
run_all(struct session *s, struct cd_err *e)
{
    const struct tests *t = s->plan->tests;
    int rc = 0;
    size_t i, n = 0; /* tests that were made */

    if (t->n == 0)
        return err_set(e,
            "\"%s\" has no tests, nor is there a file of tests "
            "beside it",
            s->file);
    s->files[0].source = &s->plan->config->source;
    s->files[1].source = t->beside != NULL ? &t->beside->source : NULL;
    s->findings = mem_zalloc(t->n, sizeof(*s->findings));
    while (n < t->n && rc == 0) {
        rc = try(s, &t->v[n], &s->findings[n], e);
        n += rc == 0;
    }
    for (i = 0; i < 2 && n == t->n; i++) {
        if (s->files[i].changed && save(s, &s->files[i], e))
            rc = -1;
    }
    for (i = 0; i < n; i++)
        say(s, &t->v[i], &s->findings[i]);
    for (i = 0; i < t->n; i++)
        buf_free(&s->findings[i].text);
    free(s->findings);
    buf_free(&s->files[0].text);
    buf_free(&s->files[1].text);
    return rc;
}

/* In the child. */
static void
test(struct inside_result *r, struct child_note *note, void *ctx)
{
    const struct config_request q = { .file = ctx };
    const struct plan_files files = { .no_inputs = true,
        .codes = reject_codes };
    struct config *c = config_make(&q);
    struct session s = { .result = r, .note = note, .file = ctx };
    struct registry *registry;
    struct cd_err e;

    registry = folders_registry(c, a.plugin_dirs.v, a.plugin_dirs.n);
    if (registry != NULL) {
        s.plan = plan_make(c, registry, &files, child_loading, note);
        if (c->source.diags.errors == 0)
            s.chain = chain_prepare(s.plan, "test", child_doing, note, &e);
        if (s.chain != NULL)
            tests_prepare(s.plan, s.plan->tests);
    }
    if (c->source.diags.errors == 0 && run_all(&s, &e))
        diags_add(
            &c->source.diags, DIAG_ERROR, "copydesk test", 0, 0, "%s", e.text);
    chain_free(s.chain, &(struct closing){ child_doing, NULL, note });
    r->diags = c->source.diags;
    if (r->diags.errors > 0)
        r->status = RUN_REFUSED;
}

/* ---- all of them ----------------------------------------------------------
 */

/* Number the tests.  How many there are by then. */
static size_t
print(const struct buf *out, size_t n)
{
    static const char *const begins[] = { "ok - ", "not ok - " };
    const char *p = out->p, *end = out->p + out->n, *line;
    size_t i, word;

    for (; p < end; p = line) {
        line = memchr(p, '\n', (size_t)(end - p));
        line = line != NULL ? line + 1 : end;
        for (i = 0; i < 2; i++) {
            word = strlen(begins[i]);
            if ((size_t)(line - p) <= word || memcmp(p, begins[i], word) != 0)
                continue;
            printf("%.*s %zu", (int)word - 3, p, ++n);
            p += word - 3;
        }
        fwrite(p, 1, (size_t)(line - p), stdout);
    }
    return n;
}

static int
cmd_test(int argc, char **argv)
{
    int rc = cli_parse(&command_test, argc, argv, &a.files), status = RUN_DONE;
    struct inside_result r;
    struct cd_err e;
    size_t i, n = 0;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (a.files.n == 0)
        return cli_usage(&command_test, "which pipeline?");
    printf("TAP version 13\n");
    for (i = 0; i < a.files.n; i++) {
        if (inside_call(test, (void *)(uintptr_t)a.files.v[i], &r, &e)) {
            talk(TALK_ERROR, "%s", e.text);
            status = RUN_REFUSED;
            continue;
        }
        talk_diags(&r.diags);
        n = r.out.n > 0 ? print(&r.out, n) : n;
        if ((int)r.status > status)
            status = (int)r.status;
        inside_free(&r);
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
