/* SPDX-License-Identifier: MIT */
#include "engine/summary.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "host/identity.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

#define MOST_INPUTS ((uint64_t)1 << 22)
#define MOST_DIAGS  1000
#define MOST_NEEDS  65536

void
summary_put_diags(struct buf *to, const struct diags *diags)
{
    size_t i, n = diags->n < MOST_DIAGS ? diags->n : MOST_DIAGS;

    wire_put_u64(to, n);
    for (i = 0; i < n; i++) {
        wire_put_u64(to, diags->v[i].level);
        wire_put_cstr(to, diags->v[i].file);
        wire_put_u64(to, diags->v[i].line);
        wire_put_u64(to, diags->v[i].column);
        wire_put_cstr(to, diags->v[i].text);
        wire_put_cstr(to, diags->v[i].help);
    }
}

static void
put_plan_node(struct buf *to, const struct plan_node *node)
{
    const struct config_node *config = node->config;
    bool file = node->plugin->d.kind == CD_FORMAT && node->fan == NULL;

    wire_put_cstr(to, node->id);
    wire_put_cstr(to, node->plugin->d.name);
    wire_put_cstr(to, node->plugin->d.version);
    wire_put_u64(to, node->fan != NULL ? CD_STORE : node->plugin->d.kind);
    wire_put_cstr(to, node->path);
    wire_put_cstr(to, file ? node->plugin->d.separator : NULL);
    wire_put_u64(to, file ? (uint64_t)config->packing.level : 0);
    wire_put_u64(to, config->append);
    wire_put_u64(to, node->fan != NULL || node->plugin->d.undo != NULL);
}

static void
put_read(void *ctx, const char *what, const char *key, const char *file)
{
    struct buf *to = ctx;

    (void)key;
    wire_put_cstr(to, what);
    wire_put_cstr(to, file);
}

/* The files of plugins and options, and the pipeline file; a NULL ends the
 * list. */
static void
put_reads(struct buf *to, const struct plan *plan)
{
    const struct source *source = &plan->config->source;

    identity_files(plan, put_read, to);
    if (source->text != NULL)
        put_read(to, "pipeline file", "", source->name);
    wire_put_cstr(to, NULL);
}

/* Only a run in a folder can be continued, and needs an identity. */
static void
put_identity(struct buf *to, const struct plan *plan, const char *out)
{
    json_t *identity = out != NULL ? identity_make(plan, out) : build_object();
    struct buf text = { 0 };

    writer_value(&text, identity);
    wire_put_str(to, text.p, text.n);
    buf_free(&text);
    json_decref(identity);
}

static void
put_input(struct buf *to, const struct input *input)
{
    wire_put_u64(to, input->device);
    wire_put_u64(to, input->inode);
    wire_put_u64(to, input->size);
    wire_put_u64(to, (uint64_t)input->written);
    wire_put_u64(to, input->stream);
}

static void
put_needs(struct buf *to, const struct plan *plan)
{
    size_t i;

    wire_put_u64(to, plan->nneeds);
    for (i = 0; i < plan->nneeds; i++) {
        wire_put_u64(to, plan->needs[i].kind);
        wire_put_u64(to, plan->needs[i].judged);
        wire_put_u64(to, plan->needs[i].node);
        wire_put_cstr(to, plan->needs[i].path);
        wire_put_cstr(to, plan->needs[i].from);
    }
}

static void
put_items(struct buf *to, const char *const *items)
{
    size_t i, n = 0;

    while (items != NULL && items[n] != NULL)
        n++;
    wire_put_u64(to, n);
    for (i = 0; i < n; i++)
        wire_put_cstr(to, items[i]);
}

void
summary_encode(struct buf *to, const struct plan *plan, const char *out)
{
    const struct config *config = plan->config;
    size_t i;

    summary_put_diags(to, &config->source.diags);
    wire_put_u64(to, config->source.diags.errors == 0);
    if (config->source.diags.errors > 0)
        return;
    wire_put_u64(to, plan->nstages);
    wire_put_u64(to, plan->noutputs);
    for (i = 0; i < plan->nstages; i++)
        put_plan_node(to, &plan->stages[i]);
    for (i = 0; i < plan->noutputs; i++)
        put_plan_node(to, &plan->outputs[i]);
    put_items(to, plan->inputs.items);
    wire_put_u64(to, plan->inputs.n);
    for (i = 0; i < plan->inputs.n; i++) {
        wire_put_cstr(to, plan->inputs.v[i].name);
        wire_put_cstr(to, plan->inputs.v[i].file);
        put_input(to, &plan->inputs.v[i].then);
        wire_put_u64(to, plan->inputs.v[i].kind.frame.kind);
        wire_put_u64(to, plan->inputs.v[i].kind.frame.told);
        wire_put_u64(to, (unsigned char)plan->inputs.v[i].kind.frame.separator);
        wire_put_u64(to, (unsigned char)plan->inputs.v[i].kind.frame.quote);
        wire_put_u64(to, (unsigned char)plan->inputs.v[i].kind.frame.escape);
        wire_put_u64(to, plan->inputs.v[i].kind.frame.tabs);
        wire_put_u64(to, plan->inputs.v[i].kind.frame.names);
        wire_put_u64(to, plan->inputs.v[i].kind.frame.items != NULL);
    }
    put_reads(to, plan);
    wire_put_u64(to, config->record_bytes);
    wire_put_u64(to, config->worker_bytes);
    wire_put_str(to, (const char *)&config->rejects, sizeof(config->rejects));
    put_needs(to, plan);
    put_identity(to, plan, out);
}

void
summary_get_diags(struct diags *to, struct wire *wire)
{
    uint64_t i, n = wire_get_max(wire, MOST_DIAGS);

    for (i = 0; i < n && !wire->bad; i++) {
        enum diag_level level = (enum diag_level)wire_get_max(wire, DIAG_NOTE);
        char *file = wire_get_cstr(wire);
        size_t line = (size_t)wire_get_u64(wire),
               column = (size_t)wire_get_u64(wire);
        char *text = wire_get_cstr(wire), *help = wire_get_cstr(wire);

        if (file != NULL && text != NULL) {
            struct diag *diag =
                diags_add(to, level, file, line, column, "%s", text);

            if (help != NULL)
                diag_help(diag, "%s", help);
        } else {
            wire->bad = true;
        }
        free(file);
        free(text);
        free(help);
    }
}

/* Is there such a level of what the path is compressed by? */
static bool
get_packing(struct packing *packing, const char *path, int level)
{
    const struct codec *codec = path != NULL ? codec_named(path) : NULL;

    *packing = (struct packing){ codec, level };
    return codec != NULL && level >= codec->levels.least &&
           level <= codec->levels.most;
}

static void
get_node(struct summary_node *node, struct wire *wire)
{
    int level;

    node->id = wire_get_cstr(wire);
    node->plugin = wire_get_cstr(wire);
    node->version = wire_get_cstr(wire);
    node->kind = (uint32_t)wire_get_max(wire, CD_READER);
    node->path = wire_get_cstr(wire);
    node->separator = wire_get_cstr(wire);
    level = (int)wire_get_max(wire, INT_MAX);
    node->append = wire_get_max(wire, 1) != 0;
    node->undoes = wire_get_max(wire, 1) != 0;
    if (node->id == NULL || node->plugin == NULL || node->version == NULL)
        wire->bad = true;
    if (node->path != NULL &&
        paths_output_fault(node->path, node->append) != NULL)
        wire->bad = true;
    if (node->kind == CD_FORMAT && node->path == NULL)
        wire->bad = true;
    if (level > 0 && !get_packing(&node->packing, node->path, level))
        wire->bad = true;
}

static void
get_input(struct input *input, struct wire *wire)
{
    input->device = wire_get_u64(wire);
    input->inode = wire_get_u64(wire);
    input->size = wire_get_u64(wire);
    input->written = (int64_t)wire_get_u64(wire);
    input->stream = wire_get_max(wire, 1) != 0;
}

static void
get_items(struct summary *summary, struct wire *wire)
{
    uint64_t i, n = wire_get_max(wire, FRAME_STEPS);

    for (i = 0; i < n && !wire->bad; i++) {
        summary->items[i] = wire_get_cstr(wire);
        wire->bad = wire->bad || summary->items[i] == NULL;
    }
}

static void
get_inputs(struct summary *summary, struct wire *wire)
{
    uint64_t i, n = wire_get_max(wire, MOST_INPUTS);

    for (i = 0; i < n && !wire->bad; i++) {
        struct path *path;

        vec_grow(summary->inputs.v, summary->inputs.n, summary->inputs.cap);
        path = &summary->inputs.v[summary->inputs.n++];
        *path = (struct path){ .name = wire_get_cstr(wire) };
        path->file = wire_get_cstr(wire);
        get_input(&path->then, wire);
        path->kind.frame.kind =
            (enum frame_kind)wire_get_max(wire, FRAME_KINDS - 1);
        path->kind.frame.told = wire_get_max(wire, 1) != 0;
        path->kind.frame.separator = (char)wire_get_max(wire, UINT8_MAX);
        path->kind.frame.quote = (char)wire_get_max(wire, UINT8_MAX);
        path->kind.frame.escape = (char)wire_get_max(wire, UINT8_MAX);
        path->kind.frame.tabs = wire_get_max(wire, 1) != 0;
        path->kind.frame.names = wire_get_max(wire, 1) != 0;
        path->kind.frame.items = wire_get_max(wire, 1) != 0
                                     ? (const char *const *)summary->items
                                     : NULL;
        if (path->name == NULL || path->file == NULL)
            wire->bad = true;
    }
}

static void
get_reads(struct summary *summary, struct wire *wire)
{
    size_t cap = 0;
    char *what;

    while ((what = wire_get_cstr(wire)) != NULL && !wire->bad) {
        vec_grow(summary->reads, summary->nreads, cap);
        summary->reads[summary->nreads].what = what;
        summary->reads[summary->nreads].file = wire_get_cstr(wire);
        if (summary->reads[summary->nreads++].file == NULL)
            wire->bad = true;
    }
}

static void
get_identity(struct summary *summary, struct wire *wire)
{
    struct reader_error re;
    size_t n;
    const char *text = wire_get_str(wire, &n);

    if (text != NULL)
        summary->identity = reader_parse(text, n, NULL, &re);
    if (!json_is_object(summary->identity))
        wire->bad = true;
}

static void
get_needs(
    struct need_names *names, const struct summary *summary, struct wire *wire)
{
    size_t i, nodes = summary->nstages + summary->noutputs;
    size_t n = (size_t)wire_get_max(wire, MOST_NEEDS);

    names->v = mem_zalloc(n, sizeof(*names->v));
    for (i = 0; i < n && !wire->bad; i++) {
        struct need_name *name = &names->v[names->n++];

        name->kind = (enum need_kind)wire_get_max(wire, NEED_SOURCE);
        name->judged = wire_get_max(wire, 1) != 0;
        name->node = (size_t)wire_get_max(wire, nodes);
        name->path = wire_get_cstr(wire);
        name->from = wire_get_cstr(wire);
        if (name->path == NULL ||
            (name->kind == NEED_SOURCE) != (name->node == 0) ||
            (name->kind == NEED_SOURCE && name->from == NULL))
            wire->bad = true;
    }
    names->ids = mem_zalloc(nodes, sizeof(*names->ids));
    for (i = 0; i < nodes; i++)
        names->ids[i] = summary->nodes[i].id;
}

static void
free_needs(struct need_names *names)
{
    size_t i;

    for (i = 0; i < names->n; i++) {
        free(names->v[i].path);
        free(names->v[i].from);
    }
    free(names->v);
    free(names->ids);
}

int
summary_decode(struct summary *summary, const char *message, size_t n)
{
    struct wire wire = { message, message + n, false };
    const char *rejects;
    size_t i;

    memset(summary, 0, sizeof(*summary));
    summary_get_diags(&summary->diags, &wire);
    summary->ok = wire_get_max(&wire, 1) != 0;
    if (summary->ok) {
        summary->nstages = (size_t)wire_get_max(&wire, CONFIG_NODES);
        summary->noutputs = (size_t)wire_get_max(&wire, CONFIG_NODES);
        summary->nodes = mem_zalloc(
            summary->nstages + summary->noutputs, sizeof(*summary->nodes));
        for (i = 0; i < summary->nstages + summary->noutputs && !wire.bad; i++)
            get_node(&summary->nodes[i], &wire);
        get_items(summary, &wire);
        get_inputs(summary, &wire);
        get_reads(summary, &wire);
        summary->record_bytes = wire_get_max(&wire, (uint64_t)1 << 30);
        summary->worker_bytes = wire_get_u64(&wire);
        rejects = wire_get_str(&wire, &n);
        if (rejects != NULL && n == sizeof(summary->rejects))
            memcpy(&summary->rejects, rejects, n);
        else
            wire.bad = true;
        get_needs(&summary->needs, summary, &wire);
        get_identity(summary, &wire);
    }
    if (wire_done(&wire))
        return 0;
    summary_free(summary);
    return -1;
}

void
summary_free(struct summary *summary)
{
    size_t i;

    diags_free(&summary->diags);
    for (i = 0;
         summary->nodes != NULL && i < summary->nstages + summary->noutputs;
         i++) {
        free(summary->nodes[i].id);
        free(summary->nodes[i].plugin);
        free(summary->nodes[i].version);
        free(summary->nodes[i].path);
        free(summary->nodes[i].separator);
    }
    free(summary->nodes);
    free_needs(&summary->needs);
    paths_free(&summary->inputs);
    for (i = 0; i < FRAME_STEPS; i++)
        free(summary->items[i]);
    for (i = 0; i < summary->nreads; i++) {
        free(summary->reads[i].what);
        free(summary->reads[i].file);
    }
    free(summary->reads);
    json_decref(summary->identity);
    memset(summary, 0, sizeof(*summary));
}
