/* SPDX-License-Identifier: MIT */
/* copydesk describe */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/inside.h"
#include "host/child.h"
#include "host/fields.h"
#include "host/option.h"
#include "host/registry.h"
#include "json/build.h"
#include "json/writer.h"

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
    json_t *v = text != NULL ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;

    return v != NULL ? v : text != NULL ? build_text(text) : json_null();
}

static json_t *
option_json(const struct cd_option *o)
{
    json_t *x = build_object();
    char *def = option_default(o), *range = option_range(o);
    size_t i;

    build_set(x, "name", json_string(o->name));
    build_set(x, "help", build_text(o->help));
    build_set(x, "is", build_text(range));
    if (o->flags & CD_O_REQUIRED)
        build_set(x, "required", json_true());
    else
        build_set(x, "default", json_of(def));
    if (o->flags & CD_O_DEPRECATED)
        build_set(x, "deprecated", json_true());
    if (o->type == CD_O_ENUM) {
        json_t *choices = build_array();

        for (i = 0; o->choices[i] != NULL; i++)
            build_add(choices, build_text(o->choices[i]));
        build_set(x, "choices", choices);
    }
    free(def);
    free(range);
    return x;
}

static json_t *
fields_json(const struct cd_field *f, size_t n)
{
    json_t *list = build_array();
    size_t i;

    for (i = 0; i < n; i++) {
        json_t *x = build_object();

        build_set(x, "path", build_text(f[i].path));
        build_set(x, "type", json_string(fields_types(f[i].types)));
        if (f[i].flags & CD_OPTIONAL)
            build_set(x, "optional", json_true());
        if (f[i].flags & CD_REMOVED)
            build_set(x, "removed", json_true());
        build_set(x, "help", build_text(f[i].help != NULL ? f[i].help : ""));
        build_add(list, x);
    }
    return list;
}

static json_t *
examples_json(const struct plugin *p)
{
    json_t *list = build_array();
    size_t i;

    for (i = 0; i < p->nexamples; i++) {
        const struct cd_example *e = &p->examples[i];
        json_t *x = build_object();

        build_set(x, "title", build_text(e->title));
        build_set(x, "options", json_of(e->options));
        build_set(x, "input", json_of(e->input));
        build_set(x, "output",
            p->d.kind == CD_FORMAT && e->output != NULL ? build_text(e->output)
                                                        : json_of(e->output));
        build_add(list, x);
    }
    return list;
}

static void
describe_json(struct buf *out, const struct plugin *p)
{
    json_t *x = build_object(), *list = build_array();
    size_t i;

    for (i = 0; i < p->noptions; i++)
        build_add(list, option_json(&p->options[i]));
    build_set(x, "name", json_string(p->d.name));
    build_set(x, "kind", json_string(abi_kind(p)));
    build_set(x, "version", build_text(p->d.version));
    build_set(x, "summary", build_text(p->d.summary));
    build_set(x, "author", json_of(p->d.author));
    build_set(x, "license", json_of(p->d.license));
    build_set(x, "file", build_text(p->file));
    build_set(x, "abi", json_integer(p->d.abi_major));
    build_set(x, "options", list);
    build_set(x, "reads", fields_json(p->reads, p->nreads));
    build_set(x, "writes", fields_json(p->writes, p->nwrites));
    build_set(x, "examples", examples_json(p));
    writer_value(out, x);
    buf_addc(out, '\n');
    json_decref(x);
}

/* ---- as text ------------------------------------------------------------ */

static void
describe_options(struct buf *out, const struct plugin *p)
{
    size_t i;

    if (p->noptions > 0)
        buf_adds(out, "\noptions:\n");
    for (i = 0; i < p->noptions; i++) {
        const struct cd_option *o = &p->options[i];
        char *def = option_default(o), *range = option_range(o);

        buf_addf(out, "  %-14s %s\n  %-14s %s", o->name, o->help, "", range);
        if (o->flags & CD_O_REQUIRED)
            buf_adds(out, "; required");
        else
            buf_addf(out, "; default %s", def);
        buf_adds(out, o->flags & CD_O_DEPRECATED ? "; deprecated\n" : "\n");
        free(def);
        free(range);
    }
}

static void
describe_fields(
    struct buf *out, const char *title, const struct cd_field *f, size_t n)
{
    size_t i;

    if (n > 0)
        buf_addf(out, "\n%s:\n", title);
    for (i = 0; i < n; i++)
        buf_addf(out, "  %-14s %s%s%s\n", f[i].path,
            f[i].help != NULL ? f[i].help : "",
            f[i].flags & CD_OPTIONAL ? " (optional)" : "",
            f[i].flags & CD_REMOVED ? " (removed)" : "");
}

static void
describe_examples(struct buf *out, const struct plugin *p)
{
    size_t i, n;

    if (p->nexamples > 0)
        buf_adds(out, "\nexamples:\n");
    for (i = 0; i < p->nexamples; i++) {
        const struct cd_example *e = &p->examples[i];

        buf_addf(out, "  %s\n", e->title);
        if (e->options != NULL && strcmp(e->options, "{}") != 0)
            buf_addf(out, "    options  %s\n", e->options);
        buf_addf(out, "    input    %s\n", e->input);
        n = e->output != NULL ? strlen(e->output) : 0;
        if (n > 0 && e->output[n - 1] == '\n')
            n--;
        if (e->output != NULL)
            buf_addf(out, "    output   %.*s\n", (int)n, e->output);
        else
            buf_adds(out, "    dropped\n");
    }
}

static void
describe_text(struct buf *out, const struct plugin *p)
{
    buf_addf(out, "%s %s - %s\n\n", p->d.name, p->d.version, p->d.summary);
    buf_addf(out, "  kind           %s\n", abi_kind(p));
    if (p->d.author != NULL)
        buf_addf(out, "  author         %s\n", p->d.author);
    if (p->d.license != NULL)
        buf_addf(out, "  license        %s\n", p->d.license);
    buf_addf(out, "  file           %s\n",
        p->file[0] != '\0' ? p->file : "built in");
    describe_options(out, p);
    describe_fields(out, "reads", p->reads, p->nreads);
    describe_fields(out, "writes", p->writes, p->nwrites);
    describe_examples(out, p);
}

/* In the child. */
static void
describe(struct inside_result *r, struct child_note *note, void *ctx)
{
    const struct plugin *p = NULL;
    struct registry *registry;
    struct cd_err e;

    registry = registry_new(a.plugin_dirs.v, a.plugin_dirs.n, &e);
    if (registry != NULL) {
        child_loading(note, ctx);
        p = registry_load(registry, ctx, &e);
    }
    if (p == NULL) {
        diags_add(&r->diags, DIAG_ERROR, "copydesk", 0, 0, "%s", e.text);
        r->status = RUN_REFUSED;
    } else {
        (a.json ? describe_json : describe_text)(&r->out, p);
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
    return inside_run(describe, (void *)(uintptr_t)rest.v[0]);
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
