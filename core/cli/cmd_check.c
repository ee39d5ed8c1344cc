/* SPDX-License-Identifier: MIT */
/* copydesk check */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "check/check.h"
#include "cli/cli.h"
#include "json/build.h"
#include "json/writer.h"
#include "process/talk.h"

static struct {
    struct cli_list plugin_dirs, sets, only;
    bool json, in_process;
} a;

static const struct cli_option options[] = {
    { 0, "only", "CHECK", "run that check; may be given more than once",
        CLI_LIST, &a.only, CLI_WORD, NULL },
    { 0, "set", "O=VALUE", "set option O of the plugin in all checks", CLI_LIST,
        &a.sets, CLI_WORD, NULL },
    { 0, "json", NULL, "one JSON object a check", CLI_FLAG, &a.json, CLI_WORD,
        NULL },
    { 0, "in-process", NULL, "in one process, unconfined: for gdb and valgrind",
        CLI_FLAG, &a.in_process, CLI_WORD, NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

static struct {
    size_t said, run, failed; /* checks; those that are for others do not run */
} counts;

/* ---- what is said ---------------------------------------------------------
 */

static void
say_result_json(const char *plugin, const struct check_item *item,
    const struct check_result *result)
{
    json_t *object = build_object();
    struct buf line = { 0 };

    build_set(object, "plugin", build_text(plugin));
    build_set(object, "check", json_string(item->name));
    build_set(object, "ok", json_boolean(result->verdict != CHECK_FAILED));
    if (result->verdict == CHECK_SKIPPED)
        build_set(object, "skipped", json_true());
    if (result->reason[0] != '\0')
        build_set(object, "reason", build_text(result->reason));
    writer_value(&line, object);
    buf_addc(&line, '\n');
    fwrite(line.p, 1, line.n, stdout);
    buf_free(&line);
    json_decref(object);
}

static void
say_result(const char *plugin, const struct check_item *item,
    const struct check_result *result)
{
    counts.said++;
    counts.failed += result->verdict == CHECK_FAILED;
    if (a.json) {
        say_result_json(plugin, item, result);
    } else {
        printf("%sok %zu - %s %s: %s",
            result->verdict == CHECK_FAILED ? "not " : "", counts.said, plugin,
            item->name, item->proves);
        if (result->verdict == CHECK_SKIPPED)
            printf(" # SKIP %s", result->reason);
        printf("\n");
        if (result->verdict == CHECK_FAILED)
            printf("# %s\n", result->reason);
    }
    fflush(stdout);
}

/* ---- arguments ------------------------------------------------------------
 */

static bool
is_wanted_check(const struct check_item *item)
{
    size_t i;

    for (i = 0; i < a.only.n; i++) {
        if (strcmp(a.only.v[i], item->name) == 0)
            return true;
    }
    return a.only.n == 0;
}

/* Every name of --only is a check's.  -1 after complaining. */
static int
know(const char *name)
{
    struct names_guess guess = { 0 };
    const struct check_item *item;

    for (item = check_items; item->name != NULL; item++) {
        if (strcmp(name, item->name) == 0)
            return 0;
        names_offer(&guess, name, item->name);
    }
    if (guess.best != NULL)
        talk(TALK_ERROR, "there is no check \"%s\"; did you mean \"%s\"?", name,
            guess.best);
    else
        talk(TALK_ERROR, "there is no check \"%s\"", name);
    return -1;
}

/* The options of --set; NULL after complaining. */
static json_t *
given_checks(void)
{
    json_t *object = build_object(), *value;
    size_t i;

    for (i = 0; i < a.sets.n; i++) {
        const char *equals = strchr(a.sets.v[i], '=');
        char *name;

        if (equals == NULL || equals == a.sets.v[i]) {
            talk(TALK_ERROR, "--set %s: write OPTION=VALUE", a.sets.v[i]);
            json_decref(object);
            return NULL;
        }
        name = mem_dup(a.sets.v[i], (size_t)(equals - a.sets.v[i]));
        value = json_loads(equals + 1, JSON_DECODE_ANY, NULL);
        build_set(object, name, value != NULL ? value : build_text(equals + 1));
        free(name);
    }
    return object;
}

/* The folder and the plugin's name in a path "DIR/NAME.so". */
static void
split_path(const char *arg, char **file, char **folder, char **name)
{
    const char *slash = strrchr(arg, '/'),
               *base = slash != NULL ? slash + 1 : arg;
    size_t n = strlen(base);

    *file = *folder = NULL;
    if (n < 4 || strcmp(base + n - 3, ".so") != 0) {
        *name = mem_strdup(arg);
        return;
    }
    *name = mem_dup(base, n - 3);
    if ((*file = realpath(arg, NULL)) == NULL) {
        *file = mem_strdup(arg);
        return;
    }
    *folder = mem_dup(*file, (size_t)(strrchr(*file, '/') - *file));
}

/* ---- one plugin -----------------------------------------------------------
 */

static int
check_all(const struct check_request *request)
{
    const struct check_item *item;
    struct check_result result;
    struct cd_err err;
    uint32_t kind = 0;

    for (item = check_items; item->name != NULL; item++) {
        if (item != check_items && !is_wanted_check(item))
            continue;
        if (item != check_items && !(item->kinds >> kind & 1)) {
            if (a.only.n > 0)
                say_result(request->name, item,
                    &(struct check_result){ CHECK_SKIPPED,
                        "it is no check for a plugin of this kind" });
            continue;
        }
        if (check_run(request, item, &result, &kind, &err)) {
            talk(TALK_ERROR, "%s", err.text);
            return -1;
        }
        counts.run += item != check_items || is_wanted_check(item);
        if (item != check_items || is_wanted_check(item) ||
            result.verdict == CHECK_FAILED)
            say_result(request->name, item, &result);
        if (item == check_items && result.verdict == CHECK_FAILED)
            break;
    }
    return 0;
}

static int
check_one_plugin(const char *arg, const json_t *set)
{
    struct check_request request = { .options = set,
        .in_process = a.in_process };
    char *file, *folder, *name;
    const char **dirs = mem_zalloc(a.plugin_dirs.n + 1, sizeof(*dirs));
    size_t i, n = 0;
    int rc;

    split_path(arg, &file, &folder, &name);
    if (folder != NULL)
        dirs[n++] = folder;
    for (i = 0; i < a.plugin_dirs.n; i++)
        dirs[n++] = a.plugin_dirs.v[i];
    request.name = name;
    request.file = file;
    request.plugin_dirs = dirs;
    request.nplugin_dirs = n;
    rc = check_all(&request);
    free(file);
    free(folder);
    free(name);
    free(dirs);
    return rc;
}

static int
cmd_check(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    int rc = cli_parse(&command_check, argc, argv, &rest);
    json_t *set;
    size_t i;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n == 0)
        return cli_usage(&command_check, "which plugin?");
    for (i = 0; i < a.only.n; i++) {
        if (know(a.only.v[i]))
            return RUN_REFUSED;
    }
    if ((set = given_checks()) == NULL)
        return RUN_REFUSED;
    if (!a.json)
        printf("TAP version 13\n");
    for (i = 0; i < rest.n && rc == 0; i++)
        rc = check_one_plugin(rest.v[i], set);
    json_decref(set);
    if (rc != 0)
        return RUN_FAILED;
    if (!a.json)
        printf("1..%zu\n", counts.said);
    if (counts.run == 0 && counts.failed == 0) {
        talk(TALK_ERROR, "nothing was checked: see what is skipped");
        return RUN_REFUSED;
    }
    return counts.failed > 0 ? RUN_FOUND : RUN_DONE;
}

const struct cli_command command_check = {
    .name = "check",
    .usage = "check FILE.so|PLUGIN...",
    .summary =
        "Check that a plugin does what its descriptor and plugin.h say, each\n"
        "check in a process of its own.  Prints TAP.",
    .brief = "check that a plugin keeps its promises",
    .options = options,
    .more = "exit status:\n"
            "  0  all checks passed\n"
            "  1  some failed\n"
            "  2  usage, or --only names no check for a plugin of this kind\n",
    .arguments = CLI_PLUGIN,
    .run = cmd_check,
};
