/* SPDX-License-Identifier: MIT */
/* copydesk run */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/cpus.h"
#include "cli/cli.h"
#include "engine/reject.h"
#include "engine/writer.h"
#include "io/paths.h"
#include "process/talk.h"

#define JOBS_MOST 1024

static struct {
    struct cli_list stages, sets, fields, plugin_dirs;
    const char *out, *list, *rejects, *input_name;
    unsigned isolation, progress;
    bool resume, force, strict, verbose;
    unsigned long jobs, limit;
} a = { .limit = ULONG_MAX };

static const char *const isolations[] = { "process", "none", NULL };
static const char *const progresses[] = { "auto", "always", "never", NULL };

/* clang-format off */
#define FOLDER_OPTION \
    { 'o', NULL, "DIR", "write the outputs into this folder", CLI_STRING, \
        &a.out, CLI_FOLDER, NULL }
#define INPUT_OPTIONS \
    { 's', NULL, "STAGE", "a stage, NAME[:OPTION=VALUE]..., in place of a file", \
        CLI_LIST, &a.stages, CLI_PLUGIN, NULL }, \
    { 0, "input-list", "FILE", "read the files named in FILE, too: one a line", \
        CLI_STRING, &a.list, CLI_FILE, NULL }, \
    { 0, "input-name", "NAME", "what ids and rejects call standard input", \
        CLI_STRING, &a.input_name, CLI_WORD, NULL }, \
    { 0, "rejects", "FILE", "without -o: write rejects there, not to stderr", \
        CLI_STRING, &a.rejects, CLI_FILE, NULL }
#define COMMON_OPTIONS \
    { 'j', "jobs", "N", "most worker processes (default: processors)", \
        CLI_NUMBER, &a.jobs, CLI_WORD, NULL }, \
    { 0, "resume", NULL, "continue the unfinished run in DIR", CLI_FLAG, \
        &a.resume, CLI_WORD, NULL }, \
    { 0, "force", NULL, "remove the run in DIR and start anew", CLI_FLAG, \
        &a.force, CLI_WORD, NULL }, \
    { 0, "limit", "N", "read the first N records only", CLI_NUMBER, &a.limit, \
        CLI_WORD, NULL }, \
    { 0, "set", "S.O=VALUE", "set option O of stage or output S", CLI_LIST, \
        &a.sets, CLI_WORD, NULL }, \
    { 0, "field", "F[=PATH]", "the input has field F; it stands at PATH there", \
        CLI_LIST, &a.fields, CLI_WORD, NULL }, \
    { 'v', "verbose", NULL, "say which plugin reads which inputs, and why", \
        CLI_FLAG, &a.verbose, CLI_WORD, NULL }, \
    { 0, "strict", NULL, "a warning about the pipeline is an error", CLI_FLAG, \
        &a.strict, CLI_WORD, NULL }, \
    { 0, "isolation", "HOW", "process (default), or none: for debuggers", \
        CLI_CHOICE, &a.isolation, CLI_WORD, isolations }, \
    { 0, "progress", "WHEN", "auto (default), always or never", CLI_CHOICE, \
        &a.progress, CLI_WORD, progresses }, \
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST, \
        &a.plugin_dirs, CLI_FOLDER, NULL }
/* clang-format on */

static const struct cli_option options[] = { FOLDER_OPTION, INPUT_OPTIONS,
    COMMON_OPTIONS, { 0 } };
static const struct cli_option replay_options[] = { FOLDER_OPTION,
    COMMON_OPTIONS, { 0 } };

static unsigned
default_jobs(void)
{
    unsigned n = cpus_usable();

    return n < JOBS_MOST ? n : JOBS_MOST;
}

/* What makes no sense together. */
static const char *
contradiction(const struct cli_list *rest)
{
    size_t i;

    if (a.stages.n == 0 && rest->n == 0)
        return "which pipeline?";
    if (a.resume && a.force)
        return "--resume and --force exclude each other";
    if (a.out == NULL && (a.resume || a.force))
        return "--resume and --force need -o DIR";
    if (a.out != NULL && a.rejects != NULL)
        return "--rejects is for runs without -o; with it, rejects go to "
               "DIR/rejects.jsonl.gz";
    if (a.out != NULL && a.stages.n > 0)
        return "-s writes to standard output; -o needs a pipeline file";
    for (i = a.stages.n == 0; a.list != NULL && i < rest->n; i++) {
        if (strcmp(a.list, "-") == 0 && strcmp(rest->v[i], "-") == 0)
            return "standard input cannot be the list of inputs and an input";
    }
    if (a.jobs > JOBS_MOST)
        return "more than 1024 workers";
    return NULL;
}

/* The arguments as a request.  -1 after complaining. */
static int
request(const struct cli_command *command, struct run_request *q,
    const struct cli_list *rest)
{
    size_t skip = a.stages.n == 0;
    struct cd_err err;
    const char *why = contradiction(rest);

    if (why != NULL) {
        cli_usage(command, "%s", why);
        return -1;
    }
    if (a.list != NULL && listing_read(&q->zygote.listed, a.list, &err)) {
        cli_usage(command, "%s", err.text);
        return -1;
    }
    q->zygote.config.file = skip ? rest->v[0] : NULL;
    q->zygote.config.stages = a.stages.v;
    q->zygote.config.nstages = a.stages.n;
    q->zygote.config.sets = a.sets.v;
    q->zygote.config.nsets = a.sets.n;
    q->zygote.config.fields = a.fields.v;
    q->zygote.config.nfields = a.fields.n;
    q->zygote.verbose = a.verbose;
    q->zygote.strict = a.strict;
    q->zygote.config.to_stdout = a.out == NULL;
    q->zygote.plugin_dirs = a.plugin_dirs.v;
    q->zygote.nplugin_dirs = a.plugin_dirs.n;
    q->zygote.inputs = rest->n > skip ? rest->v + skip : NULL;
    q->zygote.ninputs = rest->n - skip;
    q->zygote.input_name = a.input_name;
    q->zygote.rejects.write = a.out != NULL || a.rejects != NULL ? rejects_write
                              : talk_is_json()                   ? reject_log
                                                                 : reject_text;
    if (a.rejects != NULL || a.out != NULL)
        q->zygote.rejects.packing =
            packing_of(a.rejects != NULL ? a.rejects : WRITER_REJECTS);
    q->out = a.out;
    q->rejects = a.rejects;
    q->mode = a.force ? FOLDER_FORCE : a.resume ? FOLDER_RESUME : FOLDER_NEW;
    q->jobs = a.jobs > 0 ? (unsigned)a.jobs : default_jobs();
    q->limit = a.limit;
    q->isolated = a.isolation == 0;
    q->progress = (enum progress_mode)a.progress;
    return 0;
}

static int
cmd_replay(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    struct run_request q = { 0 };
    int rc = cli_parse(&command_replay, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n != 2 || a.out == NULL)
        return cli_usage(&command_replay,
            "replay needs a file of rejects, a pipeline and -o DIR");
    q.zygote.replay = rest.v[0];
    rest.v++;
    rest.n--;
    return request(&command_replay, &q, &rest) ? RUN_REFUSED
                                               : (int)run_main(&q);
}

static int
cmd_run(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    struct run_request q = { 0 };
    int rc = cli_parse(&command_run, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    rc = request(&command_run, &q, &rest) ? RUN_REFUSED : (int)run_main(&q);
    listing_free(&q.zygote.listed);
    return rc;
}

const struct cli_command command_run = {
    .name = "run",
    .usage = "run PIPELINE.json [INPUT...] -o DIR   or   "
             "run -s STAGE... INPUT...",
    .summary =
        "Run a pipeline over files of articles: JSON Lines or what a reader "
        "reads\n(`copydesk list`), plain, gzip or zstd; \"-\" is standard "
        "input.  Without -o,\nrecords go to standard output.",
    .brief = "run a pipeline over files of articles",
    .options = options,
    .more = "exit status:\n"
            "  0  all done\n"
            "  2  refused before anything was written: usage, pipeline, "
            "plugin, folder\n"
            "  3  finished, some records rejected\n"
            "  4  finished, an input was damaged\n"
            "  5  stopped by an I/O or resource error or too many rejects\n"
            "  75, 130  stopped by SIGTERM, by SIGINT\n"
            "After 5, 75 and 130, --resume continues.\n",
    .arguments = CLI_FILE,
    .run = cmd_run,
};

const struct cli_command command_replay = {
    .name = "replay",
    .usage = "replay REJECTS PIPELINE.json -o DIR",
    .summary =
        "Run the records that another run has rejected through a pipeline, "
        "after it\nwas repaired: what comes out is what that run would have "
        "written for them.\nDamage cannot be replayed and is left out.",
    .brief = "run rejects through a repaired pipeline",
    .options = replay_options,
    .more = "exit status: as of run\n",
    .arguments = CLI_FILE,
    .run = cmd_replay,
};
