/* SPDX-License-Identifier: MIT */
/* copydesk schema */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/installed.h"
#include "cli/pipeline_schema.h"
#include "cli/plugin_schema.h"
#include "host/talk.h"
#include "json/build.h"
#include "json/writer.h"

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
look(struct inside_result *r, struct child_note *note, void *name)
{
    const struct plugin *p = installed_load(&a.plugin_dirs, name, r, note);
    json_t *o;

    if (p == NULL)
        return;
    o = plugin_schema(p);
    writer_value(&r->out, o);
    json_decref(o);
}

/* Add it to the list, or say why it is left out. */
static void
add(json_t *list, const char *name)
{
    struct inside_result r;
    struct cd_err e;
    json_t *o = NULL;

    if (inside_call(look, (void *)(uintptr_t)name, &r, &e) != 0)
        talk(TALK_WARNING, "plugin \"%s\" is left out: %s", name, e.text);
    else if (r.status != RUN_DONE)
        talk(TALK_WARNING, "plugin \"%s\" is left out: %s", name,
            buf_cstr(&r.out));
    else
        o = json_loadb(r.out.p, r.out.n, 0, NULL);
    if (o != NULL)
        build_add(list, o);
    inside_free(&r);
}

static int
print(const json_t *plugins)
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
    struct inside_result r;
    struct cd_err e;
    json_t *list;
    const char *s;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n > 0)
        return cli_usage(&command_schema, "what is \"%s\"?", rest.v[0]);
    if (installed_names(&a.plugin_dirs, &r, &e)) {
        talk(TALK_ERROR, "%s", e.text);
        return RUN_REFUSED;
    }
    talk_diags(&r.diags);
    rc = (int)r.status;
    list = build_array();
    for (s = r.out.p; rc == RUN_DONE && *s != '\0'; s += strlen(s) + 1) {
        add(list, s);
        s += strlen(s) + 1; /* to its file */
    }
    if (rc == RUN_DONE && json_array_size(list) == 0)
        talk(TALK_WARNING, "no plugins were found: the schema knows none");
    rc = rc == RUN_DONE ? print(list) : rc;
    json_decref(list);
    inside_free(&r);
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
