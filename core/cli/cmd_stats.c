/* copydesk stats */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "base/tty.h"
#include "host/talk.h"
#include "io/paths.h"

static bool as_json;

static const struct cli_option options[] = {
    { 0, "json", NULL, "the run's run.json as it is", CLI_FLAG, &as_json,
        CLI_WORD, NULL },
    { 0 }
};

static json_int_t
number(const json_t *o, const char *key)
{
    return json_integer_value(json_object_get(o, key));
}

static double
real(const json_t *o, const char *key)
{
    return json_number_value(json_object_get(o, key));
}

static const char *
text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));

    return s != NULL ? s : "?";
}

static void
print_numbers(const json_t *o)
{
    const char *key;
    json_t *v;

    json_object_foreach((json_t *)(uintptr_t)o, key, v) {
        if (json_is_integer(v))
            printf("  %-16s %12" JSON_INTEGER_FORMAT "\n", key,
                json_integer_value(v));
    }
}

static void
print_records(const json_t *run)
{
    const json_t *r = json_object_get(run, "records");
    const char *key;
    json_t *v;

    printf("records\n");
    print_numbers(r);
    json_object_foreach(json_object_get(r, "codes"), key, v)
        printf("    %-14s %12" JSON_INTEGER_FORMAT "\n", key,
            json_integer_value(v));
}

static void
print_stage(const json_t *s, double records)
{
    const char *key;
    json_t *v;

    printf("  %-16s %12.3f s CPU %9.1f us/record\n", text(s, "id"),
        real(s, "cpu_seconds"),
        records > 0 ? real(s, "cpu_seconds") * 1e6 / records : 0.0);
    json_object_foreach (json_object_get(s, "counters"), key, v)
        printf("    %-14s %12" JSON_INTEGER_FORMAT "\n", key,
            json_integer_value(v));
}

static void
print_all(const json_t *run)
{
    const json_t *time = json_object_get(run, "time");
    const json_t *input = json_object_get(run, "input");
    double records = (double)number(json_object_get(run, "records"), "in");
    const char *key;
    size_t i;
    json_t *v;

    printf(
        "run %s of copydesk %s\n", text(run, "run_id"), text(run, "copydesk"));
    printf("  %-16s %s\n", "started", text(time, "started"));
    printf("  %-16s %12.3f s\n", "took", real(time, "seconds"));
    printf("  %-16s %12" JSON_INTEGER_FORMAT " files, %" JSON_INTEGER_FORMAT
           " bytes\n",
        "read", number(input, "files"), number(input, "bytes"));
    print_records(run);
    printf("workers\n");
    print_numbers(json_object_get(run, "workers"));
    printf("stages\n");
    json_object_foreach ((json_t *)(uintptr_t)time, key, v) {
        size_t n = strcspn(key, "_");

        if (paths_ends_with(key, "_cpu_seconds"))
            printf("  %-16.*s %12.3f s CPU %9.1f us/record\n", (int)n, key,
                json_number_value(v),
                records > 0 ? json_number_value(v) * 1e6 / records : 0.0);
    }
    json_array_foreach (json_object_get(run, "stages"), i, v)
        print_stage(v, records);
    json_array_foreach (json_object_get(run, "outputs"), i, v)
        print_stage(v, records);
    printf("outputs\n");
    json_array_foreach (json_object_get(run, "outputs"), i, v)
        printf("  %-16s %12" JSON_INTEGER_FORMAT
               " records %12" JSON_INTEGER_FORMAT " bytes  %s\n",
            text(v, "id"), number(v, "records"), number(v, "bytes"),
            text(v, "path"));
}

static int
cmd_stats(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    json_error_t e;
    json_t *run;
    char *file;
    int rc = cli_parse(&command_stats, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n != 1)
        return cli_usage(&command_stats, "which folder?");
    file = paths_join(rest.v[0], "run.json");
    run = json_load_file(file, 0, &e);
    if (!json_is_object(run)) {
        talk(TALK_ERROR, "\"%s\" holds no finished run: %s", rest.v[0],
            run == NULL ? e.text : "run.json is no object");
        rc = RUN_REFUSED;
    } else if (as_json) {
        json_dumpf(run, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(9));
        putchar('\n');
    } else {
        print_all(run);
    }
    json_decref(run);
    free(file);
    return rc;
}

const struct cli_command command_stats = {
    .name = "stats",
    .usage = "stats DIR [--json]",
    .summary =
        "Show the numbers of the finished run in DIR: records, outputs, and CPU\n"
        "time and counters of each stage.",
    .brief = "show the numbers of a run",
    .options = options,
    .arguments = CLI_FOLDER,
    .run = cmd_stats,
};
