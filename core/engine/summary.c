/* SPDX-License-Identifier: MIT */
#include "engine/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "host/identity.h"
#include "io/gzout.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

#define MOST_INPUTS ((uint64_t)1 << 22)
#define MOST_DIAGS  1000
#define MOST_NEEDS  65536

void
summary_put_diags(struct buf *to, const struct diags *d)
{
    size_t i, n = d->n < MOST_DIAGS ? d->n : MOST_DIAGS;

    wire_put_u64(to, n);
    for (i = 0; i < n; i++) {
        wire_put_u64(to, d->v[i].level);
        wire_put_cstr(to, d->v[i].file);
        wire_put_u64(to, d->v[i].line);
        wire_put_u64(to, d->v[i].column);
        wire_put_cstr(to, d->v[i].text);
        wire_put_cstr(to, d->v[i].help);
    }
}

static void
put_node(struct buf *to, const struct plan_node *n)
{
    const struct config_node *x = n->config;
    bool file = n->plugin->d.kind == CD_FORMAT && n->fan == NULL;

    wire_put_cstr(to, n->id);
    wire_put_cstr(to, n->plugin->d.name);
    wire_put_cstr(to, n->plugin->d.version);
    wire_put_u64(to, n->fan != NULL ? CD_STORE : n->plugin->d.kind);
    wire_put_cstr(to, n->path);
    wire_put_cstr(to, file ? n->plugin->d.separator : NULL);
    wire_put_u64(
        to, file && paths_ends_with(x->path, ".gz") ? (uint64_t)x->level : 0);
    wire_put_u64(to, x->append);
    wire_put_u64(to, n->fan != NULL || n->plugin->d.undo != NULL);
}

static void
put_read(void *ctx, const char *what, const char *key, const char *file)
{
    struct buf *to = ctx;

    (void)key;
    wire_put_cstr(to, what);
    wire_put_cstr(to, file);
}

/* The files of plugins and options, and the pipeline file; NULL ends them. */
static void
put_reads(struct buf *to, const struct plan *p)
{
    const struct source *s = &p->config->source;

    identity_files(p, put_read, to);
    if (s->text != NULL)
        put_read(to, "pipeline file", "", s->name);
    wire_put_cstr(to, NULL);
}

/* Nobody asks for the identity of a run that cannot be continued. */
static void
put_identity(struct buf *to, const struct plan *p, const char *out)
{
    json_t *identity = out != NULL ? identity_make(p, out) : build_object();
    struct buf text = { 0 };

    writer_value(&text, identity);
    wire_put_str(to, text.p, text.n);
    buf_free(&text);
    json_decref(identity);
}

static void
put_input(struct buf *to, const struct input *x)
{
    wire_put_u64(to, x->device);
    wire_put_u64(to, x->inode);
    wire_put_u64(to, x->size);
    wire_put_u64(to, (uint64_t)x->written);
    wire_put_u64(to, x->stream);
}

static void
put_needs(struct buf *to, const struct plan *p)
{
    size_t i;

    wire_put_u64(to, p->nneeds);
    for (i = 0; i < p->nneeds; i++) {
        wire_put_u64(to, p->needs[i].kind);
        wire_put_u64(to, p->needs[i].judged);
        wire_put_u64(to, p->needs[i].node);
        wire_put_cstr(to, p->needs[i].path);
        wire_put_cstr(to, p->needs[i].from);
    }
}

void
summary_encode(struct buf *to, const struct plan *p, const char *out)
{
    const struct config *c = p->config;
    size_t i;

    summary_put_diags(to, &c->source.diags);
    wire_put_u64(to, c->source.diags.errors == 0);
    if (c->source.diags.errors > 0)
        return;
    wire_put_u64(to, p->nstages);
    wire_put_u64(to, p->noutputs);
    for (i = 0; i < p->nstages; i++)
        put_node(to, &p->stages[i]);
    for (i = 0; i < p->noutputs; i++)
        put_node(to, &p->outputs[i]);
    wire_put_u64(to, p->inputs.n);
    for (i = 0; i < p->inputs.n; i++) {
        wire_put_cstr(to, p->inputs.v[i].name);
        wire_put_cstr(to, p->inputs.v[i].file);
        put_input(to, &p->inputs.v[i].then);
        wire_put_u64(to, p->inputs.v[i].kind.frame.kind);
        wire_put_u64(to, p->inputs.v[i].kind.frame.told);
        wire_put_u64(to, (unsigned char)p->inputs.v[i].kind.frame.separator);
        wire_put_u64(to, (unsigned char)p->inputs.v[i].kind.frame.quote);
        wire_put_u64(to, p->inputs.v[i].kind.frame.names);
    }
    put_reads(to, p);
    wire_put_u64(to, c->record_bytes);
    wire_put_u64(to, c->worker_bytes);
    wire_put_str(to, (const char *)&c->rejects, sizeof(c->rejects));
    put_needs(to, p);
    put_identity(to, p, out);
}

void
summary_get_diags(struct diags *to, struct wire *w)
{
    uint64_t i, n = wire_get_max(w, MOST_DIAGS);

    for (i = 0; i < n && !w->bad; i++) {
        enum diag_level level = (enum diag_level)wire_get_max(w, DIAG_NOTE);
        char *file = wire_get_cstr(w);
        size_t line = (size_t)wire_get_u64(w), column = (size_t)wire_get_u64(w);
        char *text = wire_get_cstr(w), *help = wire_get_cstr(w);

        if (file != NULL && text != NULL) {
            struct diag *d =
                diags_add(to, level, file, line, column, "%s", text);

            if (help != NULL)
                diag_help(d, "%s", help);
        } else {
            w->bad = true;
        }
        free(file);
        free(text);
        free(help);
    }
}

static void
get_node(struct summary_node *n, struct wire *w)
{
    n->id = wire_get_cstr(w);
    n->plugin = wire_get_cstr(w);
    n->version = wire_get_cstr(w);
    n->kind = (uint32_t)wire_get_max(w, CD_READER);
    n->path = wire_get_cstr(w);
    n->separator = wire_get_cstr(w);
    n->level = (int)wire_get_max(w, GZOUT_LEVEL_MAX);
    n->append = wire_get_max(w, 1) != 0;
    n->undoes = wire_get_max(w, 1) != 0;
    if (n->id == NULL || n->plugin == NULL || n->version == NULL)
        w->bad = true;
    if (n->path != NULL && paths_output_fault(n->path, n->append) != NULL)
        w->bad = true;
    if (n->kind == CD_FORMAT && n->path == NULL)
        w->bad = true;
}

static void
get_input(struct input *x, struct wire *w)
{
    x->device = wire_get_u64(w);
    x->inode = wire_get_u64(w);
    x->size = wire_get_u64(w);
    x->written = (int64_t)wire_get_u64(w);
    x->stream = wire_get_max(w, 1) != 0;
}

static void
get_inputs(struct summary *m, struct wire *w)
{
    uint64_t i, n = wire_get_max(w, MOST_INPUTS);

    for (i = 0; i < n && !w->bad; i++) {
        struct path *p;

        vec_grow(m->inputs.v, m->inputs.n, m->inputs.cap);
        p = &m->inputs.v[m->inputs.n++];
        p->name = wire_get_cstr(w);
        p->file = wire_get_cstr(w);
        get_input(&p->then, w);
        p->kind.frame.kind = (enum frame_kind)wire_get_max(w, FRAME_KINDS - 1);
        p->kind.frame.told = wire_get_max(w, 1) != 0;
        p->kind.frame.separator = (char)wire_get_max(w, UINT8_MAX);
        p->kind.frame.quote = (char)wire_get_max(w, UINT8_MAX);
        p->kind.frame.names = wire_get_max(w, 1) != 0;
        if (p->name == NULL || p->file == NULL)
            w->bad = true;
    }
}

static void
get_reads(struct summary *m, struct wire *w)
{
    size_t cap = 0;
    char *what;

    while ((what = wire_get_cstr(w)) != NULL && !w->bad) {
        vec_grow(m->reads, m->nreads, cap);
        m->reads[m->nreads].what = what;
        m->reads[m->nreads].file = wire_get_cstr(w);
        if (m->reads[m->nreads++].file == NULL)
            w->bad = true;
    }
}

static void
get_identity(struct summary *m, struct wire *w)
{
    struct reader_error re;
    size_t n;
    const char *text = wire_get_str(w, &n);

    if (text != NULL)
        m->identity = reader_parse(text, n, NULL, &re);
    if (!json_is_object(m->identity))
        w->bad = true;
}

static void
get_needs(struct need_names *names, const struct summary *m, struct wire *w)
{
    size_t i, nodes = m->nstages + m->noutputs;
    size_t n = (size_t)wire_get_max(w, MOST_NEEDS);

    names->v = mem_zalloc(n, sizeof(*names->v));
    for (i = 0; i < n && !w->bad; i++) {
        struct need_name *x = &names->v[names->n++];

        x->kind = (enum need_kind)wire_get_max(w, NEED_SOURCE);
        x->judged = wire_get_max(w, 1) != 0;
        x->node = (size_t)wire_get_max(w, nodes);
        x->path = wire_get_cstr(w);
        x->from = wire_get_cstr(w);
        if (x->path == NULL || (x->kind == NEED_SOURCE) != (x->node == 0) ||
            (x->kind == NEED_SOURCE && x->from == NULL))
            w->bad = true;
    }
    names->ids = mem_zalloc(nodes, sizeof(*names->ids));
    for (i = 0; i < nodes; i++)
        names->ids[i] = m->nodes[i].id;
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
summary_decode(struct summary *m, const char *s, size_t n)
{
    struct wire w = { s, s + n, false };
    const char *rejects;
    size_t i;

    memset(m, 0, sizeof(*m));
    summary_get_diags(&m->diags, &w);
    m->ok = wire_get_max(&w, 1) != 0;
    if (m->ok) {
        m->nstages = (size_t)wire_get_max(&w, CONFIG_NODES);
        m->noutputs = (size_t)wire_get_max(&w, CONFIG_NODES);
        m->nodes = mem_zalloc(m->nstages + m->noutputs, sizeof(*m->nodes));
        for (i = 0; i < m->nstages + m->noutputs && !w.bad; i++)
            get_node(&m->nodes[i], &w);
        get_inputs(m, &w);
        get_reads(m, &w);
        m->record_bytes = wire_get_max(&w, (uint64_t)1 << 30);
        m->worker_bytes = wire_get_u64(&w);
        rejects = wire_get_str(&w, &n);
        if (rejects != NULL && n == sizeof(m->rejects))
            memcpy(&m->rejects, rejects, n);
        else
            w.bad = true;
        get_needs(&m->needs, m, &w);
        get_identity(m, &w);
    }
    if (wire_done(&w))
        return 0;
    summary_free(m);
    return -1;
}

void
summary_free(struct summary *m)
{
    size_t i;

    diags_free(&m->diags);
    for (i = 0; m->nodes != NULL && i < m->nstages + m->noutputs; i++) {
        free(m->nodes[i].id);
        free(m->nodes[i].plugin);
        free(m->nodes[i].version);
        free(m->nodes[i].path);
        free(m->nodes[i].separator);
    }
    free(m->nodes);
    free_needs(&m->needs);
    paths_free(&m->inputs);
    for (i = 0; i < m->nreads; i++) {
        free(m->reads[i].what);
        free(m->reads[i].file);
    }
    free(m->reads);
    json_decref(m->identity);
    memset(m, 0, sizeof(*m));
}
