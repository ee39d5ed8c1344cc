/* copydesk run */
#include <limits.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "host/talk.h"
#include "io/paths.h"

static struct {
    struct cli_list stages, sets, plugin_dirs;
    const char *out, *rejects, *isolation, *progress, *log_format;
    bool resume, force;
    unsigned long jobs, limit;
} a = { .isolation = "process", .progress = "auto", .log_format = "text",
    .limit = ULONG_MAX };

static const struct cli_option options[] = {
    { 'o', NULL, "DIR", "write the outputs into this folder", CLI_STRING,
        &a.out },
    { 's', NULL, "STAGE", "a stage, NAME[:OPTION=VALUE]..., in place of a file",
        CLI_LIST, &a.stages },
    { 'j', "jobs", "N", "most worker processes (default: processors)",
        CLI_NUMBER, &a.jobs },
    { 0, "resume", NULL, "continue the unfinished run in DIR", CLI_FLAG,
        &a.resume },
    { 0, "force", NULL, "remove the run in DIR and start anew", CLI_FLAG,
        &a.force },
    { 0, "limit", "N", "read the first N records only", CLI_NUMBER, &a.limit },
    { 0, "set", "S.O=VALUE", "set option O of stage or output S", CLI_LIST,
        &a.sets },
    { 0, "rejects", "FILE", "without -o: write rejects there, not to stderr",
        CLI_STRING, &a.rejects },
    { 0, "isolation", "HOW", "process (default), or none: for debuggers",
        CLI_STRING, &a.isolation },
    { 0, "progress", "WHEN", "auto (default), always or never", CLI_STRING,
        &a.progress },
    { 0, "log-format", "HOW", "text (default) or json", CLI_STRING,
        &a.log_format },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs },
    { 0 }
};

static const struct cli_command command = {
    "run", "run PIPELINE.json [INPUT...] -o DIR   or   run -s STAGE... INPUT...",
    "Run a pipeline over files of articles: gzip or plain JSON Lines; \"-\" is\n"
    "standard input.  Without -o, records go to standard output.",
    options,
    "exit status:\n"
    "  0  all done\n"
    "  2  refused before anything was written: usage, pipeline, plugin, folder\n"
    "  3  finished, some records rejected\n"
    "  4  finished, an input was damaged\n"
    "  5  stopped by an I/O or resource error or too many rejects\n"
    "  75, 130  stopped by SIGTERM, by SIGINT\n"
    "After 5, 75 and 130, --resume continues.\n"
};

static const struct cli_command replay_command = {
    "replay", "replay REJECTS PIPELINE.json -o DIR",
    "Run the records that another run has rejected through a pipeline, after it\n"
    "was repaired: what comes out is what that run would have written for them.\n"
    "Damage cannot be replayed and is left out.",
    options,
    "exit status: as of run\n"
};

/* Index of a word among choices, or -1 after complaining. */
static int
choose(const char *option, const char *word, const char *const choices[3])
{
    int i;

    for (i = 0; i < 3 && choices[i] != NULL; i++) {
        if (strcmp(word, choices[i]) == 0)
            return i;
    }
    cli_usage(&command, "--%s cannot be \"%s\"", option, word);
    return -1;
}

static unsigned
processors(void)
{
    cpu_set_t set;

    if (sched_getaffinity(0, sizeof(set), &set) != 0)
        return 1;
    return (unsigned)CPU_COUNT(&set);
}

/* What makes no sense together. */
static const char *
contradiction(const struct cli_list *rest)
{
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
    if (a.jobs > 1024)
        return "more than 1024 workers";
    return NULL;
}

/* The arguments as a request.  -1 after complaining. */
static int
request(struct run_request *q, const struct cli_list *rest)
{
    static const char *const isolations[3] = { "process", "none" };
    static const char *const progresses[3] = { "auto", "always", "never" };
    static const char *const formats[3] = { "text", "json" };
    int isolation = choose("isolation", a.isolation, isolations);
    int progress = choose("progress", a.progress, progresses);
    int format = choose("log-format", a.log_format, formats);
    size_t skip = a.stages.n == 0;
    const char *why = contradiction(rest);

    if (isolation < 0 || progress < 0 || format < 0)
        return -1;
    if (why != NULL) {
        cli_usage(&command, "%s", why);
        return -1;
    }
    talk_json(format == 1);
    q->zygote.config.file = skip ? rest->v[0] : NULL;
    q->zygote.config.stages = a.stages.v;
    q->zygote.config.nstages = a.stages.n;
    q->zygote.config.sets = a.sets.v;
    q->zygote.config.nsets = a.sets.n;
    q->zygote.config.to_stdout = a.out == NULL;
    q->zygote.plugin_dirs = a.plugin_dirs.v;
    q->zygote.nplugin_dirs = a.plugin_dirs.n;
    q->zygote.inputs = rest->n > skip ? rest->v + skip : NULL;
    q->zygote.ninputs = rest->n - skip;
    q->zygote.rejects.text = a.out == NULL && a.rejects == NULL;
    if (a.rejects != NULL ? paths_ends_with(a.rejects, ".gz") : a.out != NULL)
        q->zygote.rejects.level = GZOUT_LEVEL_DEFAULT;
    q->out = a.out;
    q->rejects = a.rejects;
    q->mode = a.force ? FOLDER_FORCE : a.resume ? FOLDER_RESUME : FOLDER_NEW;
    q->jobs = a.jobs > 0 ? (unsigned)a.jobs : processors();
    q->limit = a.limit;
    q->isolated = isolation == 0;
    q->progress = (enum progress_mode)progress;
    return 0;
}

int
cmd_replay(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    struct run_request q = { 0 };
    int rc = cli_parse(&replay_command, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n != 2 || a.out == NULL || a.stages.n > 0)
        return cli_usage(&replay_command,
            "replay needs a file of rejects, a pipeline and -o DIR");
    q.zygote.replay = rest.v[0];
    rest.v++;
    rest.n--;
    return request(&q, &rest) ? RUN_REFUSED : (int)run_main(&q);
}

int
cmd_run(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    struct run_request q = { 0 };
    int rc = cli_parse(&command, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    return request(&q, &rest) ? RUN_REFUSED : (int)run_main(&q);
}
