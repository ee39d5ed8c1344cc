/* SPDX-License-Identifier: MIT */
/* copydesk list */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/installed.h"
#include "base/tty.h"
#include "json/build.h"
#include "json/writer.h"
#include "process/talk.h"

static struct {
    struct cli_list plugin_dirs;
    bool broken, json;
} a;

static const struct cli_option options[] = {
    { 0, "broken", NULL, "only those that cannot be used, and why", CLI_FLAG,
        &a.broken, CLI_WORD, NULL },
    { 0, "json", NULL, "a JSON object a line", CLI_FLAG, &a.json, CLI_WORD,
        NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

/* In a child of its own: a plugin's line, as JSON. */
static void
list_plugin(struct inside_result *result, struct child_note *note, void *ctx)
{
    const struct plugin *plugin =
        installed_load(&a.plugin_dirs, ctx, result, note);
    json_t *object;

    if (plugin == NULL)
        return;
    object = build_object();
    build_set(object, "name", json_string(plugin->d.name));
    build_set(object, "kind", json_string(abi_kind(plugin)));
    build_set(object, "version", json_string(plugin->d.version));
    build_set(object, "summary", json_string(plugin->d.summary));
    build_set(object, "file", json_string(plugin->file));
    writer_value(&result->out, object);
}

/* ---- printing ----------------------------------------------------------- */

static void
print_broken(const char *name, const char *file, const char *why)
{
    struct buf b = { 0 };

    if (a.json) {
        json_t *object = build_object();

        build_set(object, "name", json_string(name));
        build_set(object, "file", json_string(file));
        build_set(object, "broken", json_string(why));
        writer_value(&b, object);
        printf("%.*s\n", (int)b.n, b.p);
        json_decref(object);
    } else {
        tty_escape(&b, why, strlen(why));
        printf("%-12s broken  %.*s\n", name, (int)b.n, b.p);
    }
    buf_free(&b);
}

static void
print_line(const struct buf *json)
{
    json_t *object;

    if (a.json) {
        printf("%.*s\n", (int)json->n, json->p);
        return;
    }
    object = json_loadb(json->p, json->n, 0, NULL);
    printf("%-12s %-7s %-6s %s\n",
        json_string_value(json_object_get(object, "name")),
        json_string_value(json_object_get(object, "kind")),
        json_string_value(json_object_get(object, "version")),
        json_string_value(json_object_get(object, "summary")));
    json_decref(object);
}

/* One plugin.  Returns 1 if it is broken. */
static int
list_one(const char *name, const char *file)
{
    struct inside_result result;
    struct cd_err err;
    int broken;

    if (inside_call(list_plugin, (void *)(uintptr_t)name, &result, &err) == 0) {
        broken = result.status != RUN_DONE;
        if (broken)
            print_broken(name, file, buf_cstr(&result.out));
        else if (!a.broken)
            print_line(&result.out);
    } else {
        broken = 1;
        print_broken(name, file, err.text);
    }
    inside_free(&result);
    return broken;
}

static int
cmd_list(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    struct inside_result result;
    struct cd_err err;
    const char *text;
    int rc = cli_parse(&command_list, argc, argv, &rest), broken = 0;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n > 0)
        return cli_usage(&command_list, "what is \"%s\"?", rest.v[0]);
    if (installed_names(&a.plugin_dirs, &result, &err)) {
        talk(TALK_ERROR, "%s", err.text);
        return RUN_REFUSED;
    }
    talk_diags(&result.diags);
    rc = (int)result.status;
    for (text = result.out.p;
         text != NULL && rc == RUN_DONE && *text != '\0';) {
        const char *file = text + strlen(text) + 1;

        broken += list_one(text, file);
        text = file + strlen(file) + 1;
    }
    if (rc == RUN_DONE && *result.out.p == '\0') {
        talk(TALK_INFO, "no plugins were found; looked in:");
        for (text++; text < result.out.p + result.out.n;
             text += strlen(text) + 1)
            talk(TALK_INFO, "  %s", text);
    }
    inside_free(&result);
    return rc != RUN_DONE ? rc : a.broken && broken > 0 ? RUN_FOUND : RUN_DONE;
}

const struct cli_command command_list = {
    .name = "list",
    .usage = "list [--broken] [--json]",
    .summary =
        "List the plugins that are found, each loaded in a process of its own.",
    .brief = "list the plugins there are",
    .options = options,
    .more = "exit status:\n"
            "  0  done\n"
            "  1  --broken, and there are some\n",
    .arguments = CLI_WORD,
    .run = cmd_list,
};
