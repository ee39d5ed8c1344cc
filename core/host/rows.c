/* SPDX-License-Identifier: MIT */
#include "host/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/template.h>

#include "base/mem.h"
#include "base/vec.h"
#include "host/option.h"
#include "json/position.h"

/* What one row of a table stands for is added to the list. */
struct fields {
    struct plan *plan;
    const struct plan_node *node;
    const struct cd_field *row;
    bool told; /* what the row names has been looked at before */
    struct plan_field *v;
    size_t n, cap;
};

#define ANY_TYPE \
    (CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY | CD_T_OBJECT)

static const char *
copy(struct fields *f, const char *s)
{
    size_t n = strlen(s) + 1;

    return memcpy(arena_alloc(f->plan->arena, n), s, n);
}

/* The field `path`, which an option names if `o` is not NULL: at `at` below
 * it.  One that is no path is told and left out. */
static void
add_field(struct fields *f, const char *path, const struct cd_option *o,
    const char *at, bool key)
{
    struct source *s = &f->plan->config->source;
    const struct config_node *c = f->node->config;
    struct plan_field x = { .path = path,
        .types = f->row->types,
        .flags = f->row->flags,
        .pointer = c->pointer,
        .key = key };
    const char *why = NULL;

    x.changed = f->told;
    x.any = (x.types == ANY_TYPE || (x.flags & CD_TOLERANT)) &&
            (x.flags & CD_OPTIONAL);
    if (o != NULL) {
        char *option = config_option_at(c, o->name);
        char *pointer = mem_printf("%s%s", option, at);

        x.option = o->name;
        x.user = json_object_get(c->options, o->name) != NULL;
        x.single = o->type == CD_O_STRING;
        x.pointer = copy(f, pointer);
        free(pointer);
        free(option);
    }
    if (strcmp(path, "*") == 0) { /* of a plugin's own row: every field */
        why = o != NULL ? "would be every field: name those that are meant"
                        : NULL;
    } else {
        x.steps = arena_alloc(f->plan->arena, sizeof(*x.steps));
        why = cd_path_parse(x.steps, path);
    }
    if (why != NULL && f->told)
        return;
    if (why != NULL) {
        source_error(s, x.pointer, key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%.80s\" is no path of a field: it %s", path, why);
        return;
    }
    vec_grow(f->v, f->n, f->cap);
    f->v[f->n++] = x;
}

/* What an option that is JSON names: the keys of an object, or strings. */
static void
add_json(struct fields *f, const struct cd_option *o, const json_t *v)
{
    struct buf at = { 0 };
    const char *key;
    json_t *x;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        at.n = 0;
        position_push(&at, key);
        if (strncmp(key, "//", 2) != 0)
            add_field(f, copy(f, key), o, buf_cstr(&at), true);
    }
    json_array_foreach (v, i, x) {
        at.n = 0;
        buf_addf(&at, "/%zu", i);
        if (json_is_string(x))
            add_field(
                f, copy(f, json_string_value(x)), o, buf_cstr(&at), false);
    }
    buf_free(&at);
}

/* A string of an option: a path, or a template that names some. */
static void
add_text(struct fields *f, const struct cd_option *o, const char *s,
    const char *at, bool template)
{
    struct cd_template *t;
    size_t i;

    if (!template) {
        add_field(f, copy(f, s), o, at, false);
        return;
    }
    t = mem_alloc(sizeof(*t));
    /* One that is none is told by the plugin. */
    for (i = 0; cd_template_parse(t, s) == NULL && i < t->n; i++) {
        const struct cd_template_part *part = &t->parts[i];
        char *path;

        if (!part->field)
            continue;
        path = mem_printf("%.*s", (int)part->n, part->s);
        add_field(f, copy(f, path), o, at, false);
        free(path);
    }
    free(t);
}

/* The strings in a value, at any depth. */
static void
add_strings(struct fields *f, const struct cd_option *o, const json_t *v,
    struct buf *at, bool template)
{
    size_t n = at->n, i;
    const char *key;
    json_t *x;

    if (json_is_string(v))
        add_text(f, o, json_string_value(v), buf_cstr(at), template);
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        if (strncmp(key, "//", 2) == 0)
            continue;
        position_push(at, key);
        add_strings(f, o, x, at, template);
        at->n = n;
    }
    json_array_foreach (v, i, x) {
        buf_addf(at, "/%zu", i);
        add_strings(f, o, x, at, template);
        at->n = n;
    }
}

static void
add_json_option(struct fields *f, const struct cd_option *o, const char *form)
{
    struct buf at = { 0 };
    const json_t *v;

    memcpy(&v, (const char *)f->node->options + o->offset, sizeof(v));
    if (strcmp(form, ABI_TEMPLATES) == 0)
        add_strings(f, o, v, &at, true);
    else if (strcmp(form, ABI_VALUES) != 0)
        add_json(f, o, v);
    else if (json_is_object(v))
        add_strings(f, o, v, &at, false);
    buf_free(&at);
}

/* `form`: what stands behind the name of the option. */
static void
add_option(struct fields *f, const struct cd_option *o, const char *form)
{
    const char *const *texts = NULL;
    char at[32];
    size_t i, n;

    if (o->type == CD_O_JSON) {
        add_json_option(f, o, form);
        return;
    }
    n = option_texts(f->node->plugin, f->node->options, o->name, &texts);
    for (i = 0; i < n; i++) {
        snprintf(at, sizeof(at), "/%zu", i);
        add_text(f, o, texts[i], o->type == CD_O_STRINGS ? at : "",
            strcmp(form, ABI_TEMPLATES) == 0);
    }
}

static void
add_row(struct fields *f, const struct cd_field *row)
{
    const struct plugin *p = f->node->plugin;
    size_t i;

    f->row = row;
    if (strncmp(row->path, "${", 2) != 0) {
        add_field(f, row->path, NULL, "", false);
        return;
    }
    for (i = 0; i < p->noptions; i++) {
        const char *name = p->options[i].name;

        const char *form = row->path + 2 + strlen(name);

        if (strncmp(row->path + 2, name, strlen(name)) == 0 &&
            (*form == '}' || *form == '.'))
            add_option(f, &p->options[i], form);
    }
}

static bool
is_read(const struct plugin *p, const char *path)
{
    size_t i;

    for (i = 0; i < p->nreads; i++) {
        if (strcmp(p->reads[i].path, path) == 0)
            return true;
    }
    return false;
}

static struct plan_field *
resolve(struct plan *p, const struct plan_node *n, const struct cd_field *rows,
    size_t nrows, size_t *count)
{
    struct fields f = { .plan = p, .node = n };
    struct plan_field *v;
    size_t i;

    for (i = 0; i < nrows; i++) {
        f.told = rows != n->plugin->reads && is_read(n->plugin, rows[i].path);
        add_row(&f, &rows[i]);
    }
    v = arena_alloc(p->arena, f.n * sizeof(*v) + 1);
    if (f.n > 0)
        memcpy(v, f.v, f.n * sizeof(*v));
    free(f.v);
    *count = f.n;
    return v;
}

/* Does the node make the field that a path begins with?  What it reads by the
 * same row it only changes. */
static bool
makes(const struct plan_node *n, const struct cd_path *path)
{
    size_t i;

    for (i = 0; i < n->nwrites; i++) {
        const struct plan_field *w = &n->writes[i];

        if (w->steps != NULL && !w->changed &&
            !(w->flags & (CD_REMOVED | CD_ONLY)) &&
            strcmp(cd_path_name(w->steps, 0), cd_path_name(path, 0)) == 0)
            return true;
    }
    return false;
}

void
rows_resolve(struct plan *p, struct plan_node *n)
{
    const struct plugin *x = n->plugin;
    size_t i;

    n->reads = resolve(p, n, x->reads, x->nreads, &n->nreads);
    n->writes = resolve(p, n, x->writes, x->nwrites, &n->nwrites);
    for (i = 0; i < n->nreads; i++) {
        struct plan_field *r = &n->reads[i];

        r->own = r->user && r->steps != NULL && makes(n, r->steps);
    }
}
