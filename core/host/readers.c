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
complain(struct plan *p, const char *reader, const char *text)
{
    struct source *s = &p->config->source;
    size_t i;

    if (p->config->reader != NULL)
        return source_error(s, "/input/reader", SOURCE_VALUE, "%s", text);
    for (i = 0; p->inputs.v[i].kind.reader == NULL; i++)
        continue;
    return diags_add(&s->diags, DIAG_ERROR, p->inputs.v[i].name, 0, 0,
        "\"%s\" would read it, as %s, but: %s", reader, p->inputs.v[i].kind.why,
        text);
}

/* Why the reader cannot be had: no plugin, or one of another kind. */
static void
no_reader(struct plan *p, const char *name, const struct plugin *plugin,
    const struct cd_err *e)
{
    char text[200];

    if (strcmp(name, "json") == 0 || strcmp(name, "jsonl") == 0) {
        diag_help(complain(p, name, "JSON is read without a \"reader\""),
            "leave it out: what an input begins with tells lines, an array or "
            "objects, and \"items\" an array inside of them");
        return;
    }
    if (plugin == NULL) {
        complain(p, name, e->text);
        return;
    }
    snprintf(text, sizeof(text), "plugin \"%.80s\" is a %s, not a reader", name,
        abi_kind(plugin));
    diag_help(complain(p, name, text),
        "`copydesk list` shows which plugins are readers");
}

/* Put it in front of the stages. */
static void
add(struct plan *p, const struct config_node *x, const struct plugin *plugin)
{
    struct plan_node *n = --p->stages;

    memset(n, 0, sizeof(*n));
    p->nstages++;
    p->nreaders++;
    n->config = x;
    n->id = x->id;
    n->plugin = plugin;
    n->options = option_bind(p->config, x, plugin, p->arena);
    rows_resolve(p, n);
}

/* The reader of that name or, where a plugin of another kind has it, "read_" in
 * front of it. */
static const struct plugin *
find(struct plan *p, const char *name, struct cd_err *e)
{
    const struct plugin *plugin = registry_load(p->registry, name, e), *reader;
    char *other;
    struct cd_err none;

    if (plugin == NULL || plugin->d.kind == CD_READER)
        return plugin;
    other = mem_printf("read_%s", name);
    reader = registry_load(p->registry, other, &none);
    free(other);
    return reader != NULL && reader->d.kind == CD_READER ? reader : plugin;
}

static void
load(struct plan *p, const struct config_node *x,
    void (*loading)(void *, const char *), void *ctx)
{
    const struct plugin *plugin;
    struct cd_err e;

    loading(ctx, x->plugin);
    plugin = find(p, x->plugin, &e);
    loading(ctx, "");
    if (plugin == NULL || plugin->d.kind != CD_READER)
        no_reader(p, x->plugin, plugin, &e);
    else
        add(p, x, plugin);
}

/* The node of a reader that a file needs and the pipeline does not name. */
static struct config_node *
found(struct plan *p, const char *reader)
{
    struct config_node *x = arena_alloc(p->arena, sizeof(*x));

    memset(x, 0, sizeof(*x));
    x->plugin = x->id = reader;
    x->pointer = arena_alloc(p->arena, sizeof("/input"));
    memcpy(x->pointer, "/input", sizeof("/input"));
    return x;
}

/* The place of a reader among the stages, from 1; 0 if it is not there. */
static size_t
stage_of(const struct plan *p, const char *reader)
{
    size_t i;

    for (i = 0; i < p->nreaders; i++) {
        if (strcmp(p->stages[i].config->plugin, reader) == 0)
            return i + 1;
    }
    return 0;
}

/* The first byte of an option of text, or `none` if there is no such option. */
static char
byte_option(const struct plan_node *n, const char *name, char none)
{
    const char *const *v;

    return option_texts(n->plugin, n->options, name, &v) > 0 ? v[0][0] : none;
}

/* How the node's reader wants the input framed. */
static struct frame_spec
framing(const struct plan_node *n, const char *input)
{
    const char *const *names;

    return (struct frame_spec){
        .kind = frame_named(n->plugin->d.framing),
        .told = true,
        .separator = byte_option(n, "separator", '\0'),
        .quote = byte_option(n, "quote", '"'),
        .escape = byte_option(n, "escape", '\0'),
        .tabs = cd_table_tabs(input),
        .names = option_texts(n->plugin, n->options, "names", &names) == 0,
    };
}

void
readers_set(const struct plan *p, struct path *x)
{
    x->stage = x->kind.reader != NULL ? stage_of(p, x->kind.reader) : 0;
    if (x->stage > 0)
        x->kind.frame = framing(&p->stages[x->stage - 1], x->name);
}

void
readers_load(struct plan *p, void (*loading)(void *, const char *), void *ctx)
{
    const struct config_node *named = p->config->reader;
    const char *failed = NULL;
    size_t i;

    if (named != NULL)
        load(p, named, loading, ctx);
    for (i = 0; i < p->inputs.n; i++) {
        struct input_kind *k = &p->inputs.v[i].kind;

        if (k->reader == NULL || (failed != NULL && k->reader == failed) ||
            (named != NULL && strcmp(named->plugin, k->reader) == 0))
            continue;
        if (stage_of(p, k->reader) == 0)
            load(p, found(p, k->reader), loading, ctx);
        if (stage_of(p, k->reader) == 0)
            failed = k->reader;
    }
    for (i = 0; i < p->inputs.n; i++)
        readers_set(p, &p->inputs.v[i]);
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
add_separator(const struct plan *p, const struct path *x, struct buf *to)
{
    const struct frame_spec *spec = &x->kind.frame;
    struct paths one = { .v = (struct path *)(uintptr_t)x, .n = 1 };
    struct records *records;
    struct batch *batch;
    struct cd_err e;
    char separator = spec->separator;
    bool sure = true;

    if (separator == '\0' && !x->then.stream) {
        records = records_new(&one, p->config->record_bytes, 1);
        batch = batch_new();
        if (records_next(records, batch, &e) >= 0)
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
describe(const struct plan *p, const struct path *x)
{
    const struct frame_spec *spec = &x->kind.frame;
    struct buf text = { 0 };

    if (x->stage > 0) {
        buf_addf(&text, "\"%s\" reads it: %s", p->stages[x->stage - 1].id,
            x->kind.why);
        if (spec->kind == FRAME_CSV)
            add_separator(p, x, &text);
    } else if (spec->items != NULL) {
        buf_adds(&text, "it is read as JSON: the elements of the array that "
                        "\"items\" leads to");
    } else if (x->then.stream) {
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
readers_tell(struct plan *p, bool lines)
{
    struct diags *diags = &p->config->source.diags;
    struct told *told = mem_zalloc(p->inputs.n + 1, sizeof(*told));
    size_t i, j;

    for (i = 0; i < p->inputs.n; i++) {
        const struct path *x = &p->inputs.v[i];
        char *text;

        if (!lines && x->stage == 0 && x->kind.frame.kind == FRAME_LINES)
            continue;
        text = describe(p, x);
        for (j = 0; told[j].n > 0 && strcmp(told[j].text, text) != 0; j++)
            continue;
        if (told[j].n++ > 0) {
            free(text);
            continue;
        }
        told[j].first = x;
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
