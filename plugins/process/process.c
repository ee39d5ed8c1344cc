/* SPDX-License-Identifier: MIT */
/* process - a command that runs as long as its worker changes, keeps or drops
 * each record. */
#include <copydesk/command.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct opts {
    struct cd_strings command;
    const char *folder;
};

static const struct cd_option options[] = {
    CD_OPT_STRINGS(struct opts, command, NULL,
        "The program, looked for in PATH, and its arguments.  No shell reads "
        "them."),
    CD_OPT_PATH(struct opts, folder, 0,
        "Where it runs.  A resume notices when something in it has changed."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "The record is sent as a line of JSON." }, { 0 }
};

static const struct cd_field writes[] = {
    { "*",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "What the command answers." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "The line that the command answers with takes the place of the record.",
        "{\"command\": [\"stdbuf\", \"-oL\", \"tr\", \"A-Z\", \"a-z\"]}",
        "{\"id\": \"a\", \"text\": \"ACME is bust.\"}",
        "{\"id\": \"a\", \"text\": \"acme is bust.\"}" },
    { "null drops it.",
        "{\"command\": [\"stdbuf\", \"-oL\", \"sed\", \"s/.*\\\"advert\\\".*/null/\"]}",
        "{\"id\": \"a\", \"section\": \"advert\"}", NULL },
    { 0 }
};

struct asked {
    const struct cd_command_1 *command;
};

static void
process_release(const struct cd_host *host, void *shared)
{
    (void)host;
    free(shared);
}

/* Where Python programs find copydesk_stage. */
static char *
python_path(void)
{
    static const char name[] = "PYTHONPATH=", own[] = PYTHON_FOLDER;
    const char *users = getenv("PYTHONPATH");
    const char *first = users != NULL ? users : "";
    const size_t size = sizeof(name) + strlen(first) + 1 + sizeof(own);
    char *text = malloc(size);

    if (text != NULL)
        snprintf(text, size, "%s%s%s%s", name, first,
            first[0] != '\0' ? ":" : "", own);
    return text;
}

static int
use(const struct cd_host *host, const struct cd_command_1 *command,
    const struct opts *opts)
{
    const char **argv = calloc(opts->command.n + 1, sizeof(*argv));
    char *python = python_path();
    const char *const env[] = { python, NULL };
    int rc = -1;

    if (argv == NULL || python == NULL) {
        cd_fail(host, "out of memory");
    } else {
        memcpy(argv, opts->command.v, opts->command.n * sizeof(*argv));
        rc = command->use(host, argv, env, opts->folder);
    }
    free(python);
    free(argv);
    return rc;
}

static int
process_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *o = opts;
    struct asked *a;

    if (o->command.n == 0)
        return cd_fail(host, "option \"command\" must name a program");
    a = calloc(1, sizeof(*a));
    if (a == NULL)
        return cd_fail(host, "out of memory");
    a->command = host->extension(host, CD_COMMAND_1);
    if (a->command == NULL)
        cd_fail(host, "this copydesk cannot run commands");
    if (a->command != NULL && use(host, a->command, o) == 0) {
        *shared = a;
        return 0;
    }
    free(a);
    return -1;
}

/* {"error": "..."}, and nothing else. */
static const char *
error_of(const json_t *answer)
{
    return json_object_size(answer) == 1
               ? json_string_value(json_object_get(answer, "error"))
               : NULL;
}

/* Put the answer in the place of the record.  An answer to another record is
 * known by its id. */
static enum cd_status
take_answer(const struct cd_host *host, const struct asked *a, json_t *answer,
    json_t *rec)
{
    const json_t *id = json_object_get(rec, "id");

    if (!json_is_object(answer)) {
        a->command->end(host,
            "the command answered with neither a record, null "
            "nor {\"error\": \"...\"}");
        return CD_ERROR;
    }
    if (id != NULL && !json_equal(id, json_object_get(answer, "id"))) {
        a->command->end(host,
            "the command answered with another \"id\" than that "
            "of the record");
        return CD_ERROR;
    }
    json_object_clear(rec);
    if (json_object_update(rec, answer) == 0)
        return CD_KEEP;
    cd_fail(host, "out of memory");
    return CD_ERROR;
}

static enum cd_status
process_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct asked *a = self;
    json_t *answer = a->command->ask(host, rec);
    enum cd_status status = CD_ERROR;

    if (answer == NULL)
        return CD_ERROR;
    if (json_is_null(answer))
        status = CD_DROP;
    else if (error_of(answer) != NULL)
        cd_fail(host, "%s", error_of(answer));
    else
        status = take_answer(host, a, answer, rec);
    json_decref(answer);
    return status;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "process",
    .version = "1.0",
    .summary = "A command, in any language, changes, keeps or drops each "
               "record.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = process_prepare,
    .process = process_process,
    .release = process_release,
};
