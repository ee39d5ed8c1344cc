/* SPDX-License-Identifier: MIT */
/* copydesk describe */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/inside.h"
#include "host/fields.h"
#include "host/option.h"
#include "host/registry.h"
#include "json/build.h"
#include "json/writer.h"
#include "process/child.h"

static struct {
    struct cli_list plugin_dirs;
    bool json;
} a;

static const struct cli_option options[] = { { 0, "json", NULL,
                                                 "as one JSON object", CLI_FLAG,
                                                 &a.json, CLI_WORD, NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 } };

/* ---- as JSON ------------------------------------------------------------ */

/* JSON text as a value: defaults and examples are shown as such. */
static json_t *
json_of(const char *text)
{
    json_t *value =
        text != NULL ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;

    return value != NULL  ? value
           : text != NULL ? build_text(text)
                          : json_null();
}

static json_t *
option_json(const struct cd_option *option)
{
    json_t *object = build_object();
    char *def = option_default(option), *range = option_range(option);
    size_t i;

    build_set(object, "name", json_string(option->name));
    build_set(object, "help", build_text(option->help));
    build_set(object, "is", build_text(range));
    if (option->flags & CD_O_REQUIRED)
        build_set(object, "required", json_true());
    else
        build_set(object, "default", json_of(def));
    if (option->flags & CD_O_DEPRECATED)
        build_set(object, "deprecated", json_true());
    if (option->type == CD_O_ENUM) {
        json_t *choices = build_array();

        for (i = 0; option->choices[i] != NULL; i++)
            build_add(choices, build_text(option->choices[i]));
        build_set(object, "choices", choices);
    }
    free(def);
    free(range);
    return object;
}

static json_t *
fields_json(const struct cd_field *field, size_t n)
{
    json_t *list = build_array();
    size_t i;

    for (i = 0; i < n; i++) {
        json_t *object = build_object();

        build_set(object, "path", build_text(field[i].path));
        build_set(object, "type", json_string(fields_types(field[i].types)));
        if (field[i].flags & CD_OPTIONAL)
            build_set(object, "optional", json_true());
        if (field[i].flags & CD_REMOVED)
            build_set(object, "removed", json_true());
        build_set(object, "help",
            build_text(field[i].help != NULL ? field[i].help : ""));
        build_add(list, object);
    }
    return list;
}

static json_t *
examples_json(const struct plugin *plugin)
{
    json_t *list = build_array();
    size_t i;

    for (i = 0; i < plugin->nexamples; i++) {
        const struct cd_example *example = &plugin->examples[i];
        json_t *object = build_object();

        build_set(object, "title", build_text(example->title));
        build_set(object, "options", json_of(example->options));
        build_set(object, "input", json_of(example->input));
        build_set(object, "output",
            plugin->d.kind == CD_FORMAT && example->output != NULL
                ? build_text(example->output)
                : json_of(example->output));
        build_add(list, object);
    }
    return list;
}

static void
describe_json(struct buf *out, const struct plugin *plugin)
{
    json_t *object = build_object(), *list = build_array();
    size_t i;

    for (i = 0; i < plugin->noptions; i++)
        build_add(list, option_json(&plugin->options[i]));
    build_set(object, "name", json_string(plugin->d.name));
    build_set(object, "kind", json_string(abi_kind(plugin)));
    build_set(object, "version", build_text(plugin->d.version));
    build_set(object, "summary", build_text(plugin->d.summary));
    build_set(object, "author", json_of(plugin->d.author));
    build_set(object, "license", json_of(plugin->d.license));
    build_set(object, "file", build_text(plugin->file));
    build_set(object, "abi", json_integer(plugin->d.abi_major));
    build_set(object, "options", list);
    build_set(object, "reads", fields_json(plugin->reads, plugin->nreads));
    build_set(object, "writes", fields_json(plugin->writes, plugin->nwrites));
    build_set(object, "examples", examples_json(plugin));
    writer_value(out, object);
    buf_addc(out, '\n');
    json_decref(object);
}

/* ---- as text ------------------------------------------------------------ */

static void
describe_options(struct buf *out, const struct plugin *plugin)
{
    size_t i;

    if (plugin->noptions > 0)
        buf_adds(out, "\noptions:\n");
    for (i = 0; i < plugin->noptions; i++) {
        const struct cd_option *option = &plugin->options[i];
        char *def = option_default(option), *range = option_range(option);

        buf_addf(out, "  %-14s %s\n  %-14s %s", option->name, option->help, "",
            range);
        if (option->flags & CD_O_REQUIRED)
            buf_adds(out, "; required");
        else
            buf_addf(out, "; default %s", def);
        buf_adds(
            out, option->flags & CD_O_DEPRECATED ? "; deprecated\n" : "\n");
        free(def);
        free(range);
    }
}

static void
describe_fields(
    struct buf *out, const char *title, const struct cd_field *field, size_t n)
{
    size_t i;

    if (n > 0)
        buf_addf(out, "\n%s:\n", title);
    for (i = 0; i < n; i++)
        buf_addf(out, "  %-14s %s%s%s\n", field[i].path,
            field[i].help != NULL ? field[i].help : "",
            field[i].flags & CD_OPTIONAL ? " (optional)" : "",
            field[i].flags & CD_REMOVED ? " (removed)" : "");
}

static void
describe_examples(struct buf *out, const struct plugin *plugin)
{
    size_t i, n;

    if (plugin->nexamples > 0)
        buf_adds(out, "\nexamples:\n");
    for (i = 0; i < plugin->nexamples; i++) {
        const struct cd_example *example = &plugin->examples[i];

        buf_addf(out, "  %s\n", example->title);
        if (example->options != NULL && strcmp(example->options, "{}") != 0)
            buf_addf(out, "    options  %s\n", example->options);
        buf_addf(out, "    input    %s\n", example->input);
        n = example->output != NULL ? strlen(example->output) : 0;
        if (n > 0 && example->output[n - 1] == '\n')
            n--;
        if (example->output != NULL)
            buf_addf(out, "    output   %.*s\n", (int)n, example->output);
        else
            buf_adds(out, "    dropped\n");
    }
}

static void
describe_text(struct buf *out, const struct plugin *plugin)
{
    buf_addf(out, "%s %s - %s\n\n", plugin->d.name, plugin->d.version,
        plugin->d.summary);
    buf_addf(out, "  kind           %s\n", abi_kind(plugin));
    if (plugin->d.author != NULL)
        buf_addf(out, "  author         %s\n", plugin->d.author);
    if (plugin->d.license != NULL)
        buf_addf(out, "  license        %s\n", plugin->d.license);
    buf_addf(out, "  file           %s\n",
        plugin->file[0] != '\0' ? plugin->file : "built in");
    describe_options(out, plugin);
    describe_fields(out, "reads", plugin->reads, plugin->nreads);
    describe_fields(out, "writes", plugin->writes, plugin->nwrites);
    describe_examples(out, plugin);
}

/* In the child. */
static void
describe_file(struct inside_result *result, struct child_note *note, void *ctx)
{
    const struct plugin *plugin = NULL;
    struct registry *registry;
    struct cd_err err;

    registry = registry_new(a.plugin_dirs.v, a.plugin_dirs.n, &err);
    if (registry != NULL) {
        child_loading(note, ctx);
        plugin = registry_load(registry, ctx, &err);
    }
    if (plugin == NULL) {
        diags_add(&result->diags, DIAG_ERROR, "copydesk", 0, 0, "%s", err.text);
        result->status = RUN_REFUSED;
    } else {
        (a.json ? describe_json : describe_text)(&result->out, plugin);
    }
    child_loading(note, "");
}

static int
cmd_describe(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    int rc = cli_parse(&command_describe, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n != 1)
        return cli_usage(
            &command_describe, "which plugin?  `copydesk list` shows all");
    return inside_run(describe_file, (void *)(uintptr_t)rest.v[0]);
}

const struct cli_command command_describe = {
    .name = "describe",
    .usage = "describe PLUGIN [--json]",
    .summary =
        "Describe a plugin: its options, the fields it reads and writes, and\n"
        "examples of what it does.",
    .brief = "describe a plugin: options, fields, examples",
    .options = options,
    .arguments = CLI_PLUGIN,
    .run = cmd_describe,
};
