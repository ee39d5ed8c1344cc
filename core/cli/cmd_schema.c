/* SPDX-License-Identifier: MIT */
/* copydesk schema */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/installed.h"
#include "cli/pipeline_schema.h"
#include "cli/plugin_schema.h"
#include "json/build.h"
#include "json/writer.h"
#include "process/talk.h"

static struct {
    struct cli_list plugin_dirs;
} a;

static const struct cli_option options[] = {
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

/* In a child of its own: what a pipeline may say of a plugin, as JSON. */
static void
describe_plugin(
    struct inside_result *result, struct child_note *note, void *name)
{
    const struct plugin *plugin =
        installed_load(&a.plugin_dirs, name, result, note);
    json_t *object;

    if (plugin == NULL)
        return;
    object = plugin_schema(plugin);
    writer_value(&result->out, object);
    json_decref(object);
}

/* Add it to the list, or say why it is left out. */
static void
add_plugin(json_t *list, const char *name)
{
    struct inside_result result;
    struct cd_err err;
    json_t *object = NULL;

    if (inside_call(describe_plugin, (void *)(uintptr_t)name, &result, &err) !=
        0)
        talk(TALK_WARNING, "plugin \"%s\" is left out: %s", name, err.text);
    else if (result.status != RUN_DONE)
        talk(TALK_WARNING, "plugin \"%s\" is left out: %s", name,
            buf_cstr(&result.out));
    else
        object = json_loadb(result.out.p, result.out.n, 0, NULL);
    if (object != NULL)
        build_add(list, object);
    inside_free(&result);
}

static int
print_schema(const json_t *plugins)
{
    json_t *schema = pipeline_schema(plugins);
    int rc = json_dumpf(schema, stdout, JSON_INDENT(2));

    json_decref(schema);
    putchar('\n');
    if (rc != 0)
        talk(TALK_ERROR, "cannot write the schema");
    return rc != 0 ? RUN_FAILED : RUN_DONE;
}

static int
cmd_schema(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    int rc = cli_parse(&command_schema, argc, argv, &rest);
    struct inside_result result;
    struct cd_err err;
    json_t *list;
    const char *text;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n > 0)
        return cli_usage(&command_schema, "what is \"%s\"?", rest.v[0]);
    if (installed_names(&a.plugin_dirs, &result, &err)) {
        talk(TALK_ERROR, "%s", err.text);
        return RUN_REFUSED;
    }
    talk_diags(&result.diags);
    rc = (int)result.status;
    list = build_array();
    for (text = result.out.p; rc == RUN_DONE && *text != '\0';
         text += strlen(text) + 1) {
        add_plugin(list, text);
        text += strlen(text) + 1; /* to its file */
    }
    if (rc == RUN_DONE && json_array_size(list) == 0)
        talk(TALK_WARNING, "no plugins were found: the schema knows none");
    rc = rc == RUN_DONE ? print_schema(list) : rc;
    json_decref(list);
    inside_free(&result);
    return rc;
}

const struct cli_command command_schema = {
    .name = "schema",
    .usage = "schema [--plugin-dir DIR]",
    .summary =
        "Print the JSON Schema (2020-12) of pipeline files, with the options of "
        "the\nplugins that are found: for completion in an editor.",
    .brief = "print the JSON Schema of pipeline files",
    .options = options,
    .arguments = CLI_WORD,
    .run = cmd_schema,
};
