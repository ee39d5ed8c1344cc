/* SPDX-License-Identifier: MIT */
/* copydesk lint */
#include "cli/cli.h"
#include "cli/inside.h"
#include "engine/chain.h"
#include "engine/folder.h"
#include "engine/reject.h"
#include "host/folders.h"
#include "host/plan.h"
#include "host/taken.h"
#include "host/tests.h"
#include "process/child.h"

static struct {
    struct cli_list plugin_dirs, sets, fields;
    struct cli_list files;
    const char *out;
    bool strict;
} a;

static const struct cli_option options[] = {
    { 'o', NULL, "DIR", "check for a new run into this folder, too", CLI_STRING,
        &a.out, CLI_FOLDER, NULL },
    { 0, "set", "S.O=VALUE", "set option O of stage or output S", CLI_LIST,
        &a.sets, CLI_WORD, NULL },
    { 0, "field", "F[=PATH]", "the input has field F; it stands at PATH there",
        CLI_LIST, &a.fields, CLI_WORD, NULL },
    { 0, "strict", NULL, "a warning is an error", CLI_FLAG, &a.strict, CLI_WORD,
        NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

/* A new run into the folder. */
static void
check_folder(struct plan *plan)
{
    struct buf text = { 0 };
    struct summary summary;
    struct ledger *ledger;
    struct cd_err err;
    int rc;

    summary_encode(&text, plan, NULL);
    rc = summary_decode(&summary, text.p, text.n);
    buf_free(&text);
    if (rc != 0) {
        err_set(&err, "the plan makes no sense: a fault in copydesk");
    } else {
        ledger = ledger_new(&summary, NULL);
        rc = folder_try(a.out, &summary, ledger, &err);
        ledger_free(ledger);
        summary_free(&summary);
    }
    if (rc != 0)
        diags_add(&plan->config->source.diags, DIAG_ERROR, "copydesk", 0, 0,
            "%s", err.text);
}

/* What `prepare` of a plugin refuses, run refuses; and so on. */
static void
go_on(struct plan *plan, struct child_note *note)
{
    const struct diags *found = &plan->config->source.diags;
    const struct taken_request taken = {
        .out = a.out, .run_id = "lint", .forget = ""
    };
    struct cd_err err;

    if (found->errors == 0 && a.out != NULL)
        taken_filter(plan, &taken);
    if (plan->bound)
        chain_free(chain_prepare(plan, "lint", child_doing, note, &err),
            &(struct closing){ child_doing, NULL, note });
    if (found->errors == 0 && a.out != NULL)
        check_folder(plan);
    if (found->errors == 0 && plan->tests != NULL)
        tests_prepare(plan, plan->tests);
}

/* In the child: check one file. */
static void
lint(struct inside_result *result, struct child_note *note, void *ctx)
{
    const struct config_request request = { .file = ctx,
        .sets = a.sets.v,
        .nsets = a.sets.n,
        .fields = a.fields.v,
        .nfields = a.fields.n };
    const struct plan_files files = { .run = false,
        .writes = a.out != NULL,
        .notes = true,
        .strict = a.strict,
        .look = true,
        .codes = reject_codes };
    struct config *config = config_make(&request);
    struct registry *registry;

    registry = folders_registry(config, a.plugin_dirs.v, a.plugin_dirs.n);
    if (registry != NULL)
        go_on(plan_make(config, registry, &files, child_loading, note), note);
    result->diags = config->source.diags;
    result->status = result->diags.errors > 0 ? RUN_FOUND : RUN_DONE;
}

static int
cmd_lint(int argc, char **argv)
{
    int rc = cli_parse(&command_lint, argc, argv, &a.files), status = RUN_DONE;
    size_t i;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (a.files.n == 0)
        return cli_usage(&command_lint, "which pipeline?");
    for (i = 0; i < a.files.n; i++) {
        if (inside_run(lint, (void *)(uintptr_t)a.files.v[i]) != RUN_DONE)
            status = RUN_FOUND;
    }
    return status;
}

const struct cli_command command_lint = {
    .name = "lint",
    .usage = "lint PIPELINE.json... [-o DIR]",
    .summary =
        "Check pipeline files: everything that `run` would refuse, all at once.\n"
        "Says which plugin reads inputs that are not JSON, and nothing else where all\n"
        "is well.",
    .brief = "check pipeline files",
    .options = options,
    .more = "exit status:\n"
            "  0  all is well\n"
            "  1  something is wrong\n",
    .arguments = CLI_FILE,
    .run = cmd_lint,
};
