/* SPDX-License-Identifier: MIT */
/* copydesk stats */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/sums.h"
#include "base/tty.h"
#include "engine/unfinished.h"
#include "io/files.h"
#include "io/paths.h"
#include "json/build.h"
#include "json/reader.h"
#include "process/talk.h"

static bool as_json;

static const struct cli_option options[] = {
    { 0, "json", NULL, "as JSON, in the form of run.json", CLI_FLAG, &as_json,
        CLI_WORD, NULL },
    { 0 }
};

static json_int_t
number_in(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

static double
real_in(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static const char *
text_in(const json_t *object, const char *key)
{
    const char *string = json_string_value(json_object_get(object, key));

    return string != NULL ? string : "?";
}

static void
print_numbers(const json_t *object)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
        if (json_is_integer(value))
            printf("  %-16s %12" JSON_INTEGER_FORMAT "\n", key,
                json_integer_value(value));
    }
}

static void
print_records(const json_t *run)
{
    const json_t *result = json_object_get(run, "records");
    const char *key;
    json_t *value;

    printf("records\n");
    print_numbers(result);
    json_object_foreach (json_object_get(result, "codes"), key, value)
        printf("    %-14s %12" JSON_INTEGER_FORMAT "\n", key,
            json_integer_value(value));
}

/* Numbers of a stage, by names that plugins or users choose. */
static void
print_counts(const json_t *counts, const char *before)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)counts, key, value) {
        struct buf b = { 0 };

        buf_adds(&b, before);
        tty_escape(&b, key, strlen(key));
        printf("    %-14s %12" JSON_INTEGER_FORMAT "\n", buf_cstr(&b),
            json_integer_value(value));
        buf_free(&b);
    }
}

static void
print_stage(const json_t *item, double records)
{
    printf("  %-16s %12.3f s CPU %9.1f us/record\n", text_in(item, "id"),
        real_in(item, "cpu_seconds"),
        records > 0 ? real_in(item, "cpu_seconds") * 1e6 / records : 0.0);
    print_counts(json_object_get(item, "counters"), "");
    print_counts(json_object_get(item, "without"), "without ");
}

/* Who they are, and how far. */
static void
print_head(const json_t *run)
{
    const json_t *input = json_object_get(run, "input");
    const char *state = json_string_value(json_object_get(run, "state"));
    double bytes = real_in(input, "bytes");

    if (json_object_get(run, "runs") != NULL)
        printf("%" JSON_INTEGER_FORMAT " runs of copydesk %s\n",
            number_in(run, "runs"), text_in(run, "copydesk"));
    else
        printf("run %s of copydesk %s\n", text_in(run, "run_id"),
            text_in(run, "copydesk"));
    if (json_object_get(input, "read") != NULL) {
        printf(
            "  %-16s %s", "state", state != NULL ? state : "not all finished");
        if (bytes > 0)
            printf(", %.0f %% read", 100 * real_in(input, "read") / bytes);
        printf(" at the last checkpoint\n");
    }
}

static void
print_time(const json_t *run)
{
    const json_t *time = json_object_get(run, "time");
    const json_t *input = json_object_get(run, "input");

    printf("  %-16s %s\n", "started", text_in(time, "started"));
    printf("  %-16s %12.3f s", "took", real_in(time, "seconds"));
    if (number_in(time, "legs") > 1)
        printf(" in %" JSON_INTEGER_FORMAT " legs", number_in(time, "legs"));
    printf("\n  %-16s %12" JSON_INTEGER_FORMAT " files, %" JSON_INTEGER_FORMAT
           " bytes\n",
        "input", number_in(input, "files"), number_in(input, "bytes"));
}

static void
print_outputs(const json_t *outputs)
{
    size_t i;
    json_t *value;

    printf("outputs\n");
    json_array_foreach (outputs, i, value) {
        printf("  %-16s %12" JSON_INTEGER_FORMAT " records",
            text_in(value, "id"), number_in(value, "records"));
        if (json_is_integer(json_object_get(value, "bytes")))
            printf(
                " %12" JSON_INTEGER_FORMAT " bytes", number_in(value, "bytes"));
        if (json_is_string(json_object_get(value, "path")))
            printf("  %s", text_in(value, "path"));
        printf("\n");
    }
}

static void
print_all(const json_t *run)
{
    const json_t *time = json_object_get(run, "time");
    double records = real_in(json_object_get(run, "records"), "in");
    const char *key;
    size_t i;
    json_t *value;

    print_head(run);
    print_time(run);
    print_records(run);
    printf("workers\n");
    print_numbers(json_object_get(run, "workers"));
    printf("stages\n");
    json_object_foreach ((json_t *)(uintptr_t)time, key, value) {
        size_t n = strcspn(key, "_");

        if (paths_ends_with(key, "_cpu_seconds"))
            printf("  %-16.*s %12.3f s CPU %9.1f us/record\n", (int)n, key,
                json_number_value(value),
                records > 0 ? json_number_value(value) * 1e6 / records : 0.0);
    }
    json_array_foreach (json_object_get(run, "stages"), i, value)
        print_stage(value, records);
    json_array_foreach (json_object_get(run, "outputs"), i, value)
        print_stage(value, records);
    print_outputs(json_object_get(run, "outputs"));
}

/* What the folder says of its run: run.json or, without one, the journal.
 * NULL after complaining. */
static json_t *
load_run(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct buf text = { 0 };
    struct reader_error re;
    struct cd_err err = { .text = "" };
    json_t *run = NULL;

    if (folder < 0) {
        err_errno(&err, "it cannot be opened");
    } else if (files_read(folder, "run.json", &text) == 0) {
        run = reader_parse(text.p, text.n, NULL, &re);
        if (!json_is_object(json_object_get(run, "records"))) {
            json_decref(run);
            run = NULL;
            err_set(&err, "its run.json is not one of copydesk");
        }
    } else {
        run = unfinished_read(folder, &err);
    }
    if (run == NULL)
        talk(TALK_ERROR, "\"%s\" holds no run: %s", path, err.text);
    if (folder >= 0)
        close(folder);
    buf_free(&text);
    return run;
}

/* Was the run in that folder counted, by another name of it or a copy?  Its id
 * is kept in `seen` if not. */
static bool
counted(json_t *seen, const json_t *run, const char *path)
{
    const char *id = json_string_value(json_object_get(run, "run_id")),
               *before = id != NULL
                             ? json_string_value(json_object_get(seen, id))
                             : NULL;

    if (before == NULL) {
        if (id != NULL)
            build_set(seen, id, build_text(path));
        return false;
    }
    talk(TALK_WARNING,
        "\"%s\" holds the same run as \"%s\": it is counted once", path,
        before);
    return true;
}

static int
cmd_stats(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    json_t *run = NULL, *only = NULL, *sum, *seen;
    size_t i, failed = 0, runs = 0;
    int rc = cli_parse(&command_stats, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n == 0)
        return cli_usage(&command_stats, "which folder?");
    sum = build_object();
    seen = build_object();
    for (i = 0; i < rest.n; i++) {
        run = load_run(rest.v[i]);
        if (run == NULL) {
            failed++;
        } else if (!counted(seen, run, rest.v[i])) {
            sums_add(sum, run);
            if (++runs == 1)
                only = json_incref(run);
        }
        json_decref(run);
    }
    if (runs == 1) {
        json_decref(sum);
        sum = json_incref(only);
    }
    if (failed == 0 && as_json) {
        json_dumpf(sum, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(9));
        putchar('\n');
    } else if (failed == 0) {
        print_all(sum);
    }
    json_decref(only);
    json_decref(seen);
    json_decref(sum);
    return failed == 0 ? RUN_DONE : RUN_REFUSED;
}

const struct cli_command command_stats = {
    .name = "stats",
    .usage = "stats DIR... [--json]",
    .summary =
        "Show the numbers of the run in DIR: records, outputs, and CPU time "
        "and\ncounters of each stage.  Of a run that is not finished, as "
        "they were at its\nlast checkpoint; of several folders, their sums.",
    .brief = "show the numbers of a run",
    .options = options,
    .arguments = CLI_FOLDER,
    .run = cmd_stats,
};
