/* SPDX-License-Identifier: MIT */
#include "host/readers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/option.h"
#include "host/rows.h"
#include "io/records.h"

/* Who asks for a reader that cannot be had: the pipeline, or a file. */
static struct diag *
complain_of_reader(struct plan *plan, const char *reader, const char *text)
{
    struct source *source = &plan->config->source;
    size_t i;

    if (plan->config->reader != NULL)
        return source_error(source, "/input/reader", SOURCE_VALUE, "%s", text);
    for (i = 0; plan->inputs.v[i].kind.reader == NULL; i++)
        continue;
    return diags_add(&source->diags, DIAG_ERROR, plan->inputs.v[i].name, 0, 0,
        "\"%s\" would read it, as %s, but: %s", reader,
        plan->inputs.v[i].kind.why, text);
}

/* Why the reader cannot be had: no plugin, or one of another kind. */
static void
no_reader(struct plan *plan, const char *name, const struct plugin *plugin,
    const struct cd_err *err)
{
    char text[200];

    if (strcmp(name, "json") == 0 || strcmp(name, "jsonl") == 0) {
        diag_help(
            complain_of_reader(plan, name, "JSON is read without a \"reader\""),
            "leave it out: what an input begins with tells lines, an array or "
            "objects, and \"items\" an array inside of them");
        return;
    }
    if (plugin == NULL) {
        complain_of_reader(plan, name, err->text);
        return;
    }
    snprintf(text, sizeof(text), "plugin \"%.80s\" is a %s, not a reader", name,
        abi_kind(plugin));
    diag_help(complain_of_reader(plan, name, text),
        "`copydesk list` shows which plugins are readers");
}

/* Put it in front of the stages. */
static void
add_reader(struct plan *plan, const struct config_node *node,
    const struct plugin *plugin)
{
    struct plan_node *stage = --plan->stages;

    memset(stage, 0, sizeof(*stage));
    plan->nstages++;
    plan->nreaders++;
    stage->config = node;
    stage->id = node->id;
    stage->plugin = plugin;
    stage->options = option_bind(plan->config, node, plugin, plan->arena);
    rows_resolve(plan, stage);
}

/* The reader of that name or, where a plugin of another kind has it, "read_" in
 * front of it. */
static const struct plugin *
find_reader(struct plan *plan, const char *name, struct cd_err *err)
{
    const struct plugin *plugin = registry_load(plan->registry, name, err),
                        *reader;
    char *other;
    struct cd_err none;

    if (plugin == NULL || plugin->d.kind == CD_READER)
        return plugin;
    other = mem_printf("read_%s", name);
    reader = registry_load(plan->registry, other, &none);
    free(other);
    return reader != NULL && reader->d.kind == CD_READER ? reader : plugin;
}

static void
load_reader(struct plan *plan, const struct config_node *node,
    void (*loading)(void *, const char *), void *ctx)
{
    const struct plugin *plugin;
    struct cd_err err;

    loading(ctx, node->plugin);
    plugin = find_reader(plan, node->plugin, &err);
    loading(ctx, "");
    if (plugin == NULL || plugin->d.kind != CD_READER)
        no_reader(plan, node->plugin, plugin, &err);
    else
        add_reader(plan, node, plugin);
}

/* The node of a reader that a file needs and the pipeline does not name. */
static struct config_node *
found_reader(struct plan *plan, const char *reader)
{
    struct config_node *node = arena_alloc(plan->arena, sizeof(*node));

    memset(node, 0, sizeof(*node));
    node->plugin = node->id = reader;
    node->pointer = arena_alloc(plan->arena, sizeof("/input"));
    memcpy(node->pointer, "/input", sizeof("/input"));
    return node;
}

/* The place of a reader among the stages, from 1; 0 if it is not there. */
static size_t
stage_of(const struct plan *plan, const char *reader)
{
    size_t i;

    for (i = 0; i < plan->nreaders; i++) {
        if (strcmp(plan->stages[i].config->plugin, reader) == 0)
            return i + 1;
    }
    return 0;
}

/* The first byte of an option of text, or `none` if there is no such option. */
static char
byte_option(const struct plan_node *node, const char *name, char none)
{
    const char *const *strings;

    return option_texts(node->plugin, node->options, name, &strings) > 0
               ? strings[0][0]
               : none;
}

/* How the node's reader wants the input framed. */
static struct frame_spec
framing(const struct plan_node *node, const char *input)
{
    const char *const *names;

    return (struct frame_spec){
        .kind = frame_named(node->plugin->d.framing),
        .told = true,
        .separator = byte_option(node, "separator", '\0'),
        .quote = byte_option(node, "quote", '"'),
        .escape = byte_option(node, "escape", '\0'),
        .tabs = cd_table_tabs(input),
        .names =
            option_texts(node->plugin, node->options, "names", &names) == 0,
    };
}

void
readers_set(const struct plan *plan, struct path *path)
{
    path->stage =
        path->kind.reader != NULL ? stage_of(plan, path->kind.reader) : 0;
    if (path->stage > 0)
        path->kind.frame = framing(&plan->stages[path->stage - 1], path->name);
}

void
readers_load(
    struct plan *plan, void (*loading)(void *, const char *), void *ctx)
{
    const struct config_node *named = plan->config->reader;
    const char *failed = NULL;
    size_t i;

    if (named != NULL)
        load_reader(plan, named, loading, ctx);
    for (i = 0; i < plan->inputs.n; i++) {
        struct input_kind *kind = &plan->inputs.v[i].kind;

        if (kind->reader == NULL ||
            (failed != NULL && kind->reader == failed) ||
            (named != NULL && strcmp(named->plugin, kind->reader) == 0))
            continue;
        if (stage_of(plan, kind->reader) == 0)
            load_reader(plan, found_reader(plan, kind->reader), loading, ctx);
        if (stage_of(plan, kind->reader) == 0)
            failed = kind->reader;
    }
    for (i = 0; i < plan->inputs.n; i++)
        readers_set(plan, &plan->inputs.v[i]);
}

/* ---- what is told -------------------------------------------------------- */

/* Inputs of which the same is told. */
struct told {
    const struct path *first;
    char *text;
    size_t n;
};

/* Add what cells of the table end with, as the framing takes it. */
static void
add_separator(const struct plan *plan, const struct path *path, struct buf *to)
{
    const struct frame_spec *spec = &path->kind.frame;
    struct paths one = { .v = (struct path *)(uintptr_t)path, .n = 1 };
    struct records *records;
    struct batch *batch;
    struct cd_err err;
    char separator = spec->separator;
    bool sure = true;

    if (separator == '\0' && !path->then.stream) {
        records = records_new(&one, plan->config->record_bytes, 1);
        batch = batch_new();
        if (records_next(records, batch, &err) >= 0)
            separator = records_separator(records, &sure);
        batch_free(batch);
        records_free(records);
    }
    if (separator == '\0')
        buf_adds(to, "; the first row will tell what cells end with");
    else if (!sure)
        buf_adds(to, "; what cells end with cannot be told from the first row: "
                     "say \"separator\"");
    else
        buf_addf(to, "; cells end with \"%s\", as %s",
            separator == '\t' ? "\\t" : (char[]){ separator, '\0' },
            spec->separator != '\0'           ? "\"separator\" says"
            : spec->tabs && separator == '\t' ? "its name says"
                                              : "the first row tells");
}

/* Who reads the input, and why. */
static char *
describe(const struct plan *plan, const struct path *path)
{
    const struct frame_spec *spec = &path->kind.frame;
    struct buf text = { 0 };

    if (path->stage > 0) {
        buf_addf(&text, "\"%s\" reads it: %s", plan->stages[path->stage - 1].id,
            path->kind.why);
        if (spec->kind == FRAME_CSV)
            add_separator(plan, path, &text);
    } else if (spec->items != NULL) {
        buf_adds(&text, "it is read as JSON: the elements of the array that "
                        "\"items\" leads to");
    } else if (path->then.stream) {
        buf_adds(&text, "it is read as JSON: what it begins with will tell "
                        "whether lines or values");
    } else if (spec->kind == FRAME_JSON) {
        buf_adds(&text, "it is read as JSON values: it begins as an array, or "
                        "as an object over many lines");
    } else {
        buf_adds(&text, "it is read as JSON Lines");
    }
    return buf_cstr(&text);
}

void
readers_tell(struct plan *plan, bool lines)
{
    struct diags *diags = &plan->config->source.diags;
    struct told *told = mem_zalloc(plan->inputs.n + 1, sizeof(*told));
    size_t i, j;

    for (i = 0; i < plan->inputs.n; i++) {
        const struct path *path = &plan->inputs.v[i];
        char *text;

        if (!lines && path->stage == 0 && path->kind.frame.kind == FRAME_LINES)
            continue;
        text = describe(plan, path);
        for (j = 0; told[j].n > 0 && strcmp(told[j].text, text) != 0; j++)
            continue;
        if (told[j].n++ > 0) {
            free(text);
            continue;
        }
        told[j].first = path;
        told[j].text = text;
    }
    for (j = 0; told[j].n > 0; j++) {
        if (told[j].n == 1)
            diags_add(diags, DIAG_NOTE, told[j].first->name, 0, 0, "%s",
                told[j].text);
        else
            diags_add(diags, DIAG_NOTE, told[j].first->name, 0, 0,
                "%s; and %zu input%s more", told[j].text, told[j].n - 1,
                told[j].n == 2 ? "" : "s");
        free(told[j].text);
    }
    free(told);
}
