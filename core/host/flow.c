#include "host/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "host/fields.h"

/* A field that records have at this point of the pipeline. */
struct known {
    const char *name;
    size_t n;
    uint32_t types; /* 0: unknown */
};

struct flow {
    struct plan *plan;
    struct known *v;
    size_t n, cap;
    const char *offsets_by; /* stage that wrote offsets into text */
};

/* Fields that hold offsets into `text`. */
static const char *const offset_fields[] = { "quotes", "summary_spans" };

/* Bytes of a path's first step: "quotes" of "quotes[].speaker". */
static size_t
first_step(const char *path)
{
    return strcspn(path, ".[");
}

static struct known *
find(struct flow *f, const char *name, size_t n)
{
    size_t i;

    for (i = 0; i < f->n; i++) {
        if (f->v[i].n == n && memcmp(f->v[i].name, name, n) == 0)
            return &f->v[i];
    }
    return NULL;
}

static void
learn(struct flow *f, const char *name, size_t n, uint32_t types)
{
    struct known *k = find(f, name, n);

    if (k == NULL) {
        vec_grow(f->v, f->n, f->cap);
        k = &f->v[f->n++];
        k->name = name;
        k->n = n;
    }
    k->types = types;
}

static void
learn_input(struct flow *f)
{
    const struct config *c = f->plan->config;
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (!fields[i].made)
            learn(f, fields[i].name, strlen(fields[i].name), fields[i].types);
    }
    for (i = 0; i < c->nrenames; i++) {
        const char *to = c->renames[i].to;
        const struct field_def *d = fields_find(to, strlen(to));

        learn(f, to, strlen(to), d != NULL ? d->types : 0);
    }
    for (i = 0; i < json_array_size(c->has); i++) {
        const json_t *v = json_array_get(c->has, i);
        const struct field_def *d;

        if (!json_is_string(v))
            continue;
        d = fields_find(json_string_value(v), json_string_length(v));
        learn(f, json_string_value(v), json_string_length(v),
            d != NULL ? d->types : 0);
    }
}

/* The stage behind `node` that writes the field, or NULL. */
static const struct plan_node *
later_writer(const struct flow *f, const struct plan_node *node,
    const char *name, size_t n)
{
    const struct plan_node *s = f->plan->stages;
    size_t i, j;

    for (i = 0; i < f->plan->nstages; i++) {
        if (node >= s && node < s + f->plan->nstages && &s[i] <= node)
            continue;
        for (j = 0; j < s[i].nwrites; j++) {
            const char *path = s[i].writes[j].path;

            if (first_step(path) == n && memcmp(path, name, n) == 0)
                return &s[i];
        }
    }
    return NULL;
}

/* Where to complain about a field: at the option that names it, if any. */
static char *
pointer_of(const struct plan_node *node, const struct plan_field *r)
{
    if (r->option == NULL)
        return mem_strdup(node->config->pointer);
    return mem_printf("%s/options/%s", node->config->pointer, r->option);
}

/* A field that the node needs is not there: an error.  One that it can do
 * without, but that somebody named in an option: a warning. */
static void
missing(struct flow *f, const struct plan_node *node,
    const struct plan_field *r, size_t n,
    struct diag *(*say)(struct source *, const char *, enum source_spot,
        const char *, ...))
{
    const struct plan_node *later = later_writer(f, node, r->path, n);
    char *pointer = pointer_of(node, r);
    struct diag *d = say(&f->plan->config->source, pointer, SOURCE_VALUE,
        "\"%s\" reads \"%.*s\", which nothing before it writes",
        node->id, (int)n, r->path);

    if (later != NULL)
        diag_help(d, "\"%s\" writes it: put that stage in front", later->id);
    else
        diag_help(d, "put a stage that writes it in front, or, if the input "
                     "has it, say \"has\": [\"%.*s\"] in \"input\"",
            (int)n, r->path);
    free(pointer);
}

static void
check_reads(struct flow *f, const struct plan_node *node)
{
    size_t i, n;

    for (i = 0; i < node->nreads; i++) {
        const struct plan_field *r = &node->reads[i];
        struct known *k;

        if (strcmp(r->path, "*") == 0)
            continue;
        n = first_step(r->path);
        k = find(f, r->path, n);
        if (k == NULL && !(r->flags & CD_OPTIONAL)) {
            missing(f, node, r, n, source_error);
        } else if (k == NULL && r->option != NULL) {
            missing(f, node, r, n, source_warning);
        } else if (k != NULL && k->types != 0 && n == strlen(r->path) &&
            (k->types & r->types) == 0) {
            char *pointer = pointer_of(node, r);
            char *want = mem_strdup(fields_types(r->types));

            source_error(&f->plan->config->source, pointer, SOURCE_VALUE,
                "\"%s\" reads \"%s\" as %s, but it is %s here", node->id,
                r->path, want, fields_types(k->types));
            free(want);
            free(pointer);
        }
    }
}

static void
check_standard(struct flow *f, const struct plan_node *node,
    const struct plan_field *w)
{
    const struct field_def *d = fields_find(w->path, strlen(w->path));
    char *pointer, *have;

    if (d == NULL || (d->types & w->types) == w->types)
        return;
    pointer = pointer_of(node, w);
    have = mem_strdup(fields_types(w->types));
    source_error(&f->plan->config->source, pointer, SOURCE_VALUE,
        "\"%s\" writes \"%s\" as %s, but that field is %s everywhere",
        node->id, w->path, have, fields_types(d->types));
    free(have);
    free(pointer);
}

static bool
is_offsets(const char *path, size_t n)
{
    size_t i;

    for (i = 0; i < sizeof(offset_fields) / sizeof(offset_fields[0]); i++) {
        if (strlen(offset_fields[i]) == n &&
            memcmp(path, offset_fields[i], n) == 0)
            return true;
    }
    return false;
}

static void
take_writes(struct flow *f, const struct plan_node *node)
{
    const char *offsets_by = f->offsets_by;
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        const struct plan_field *w = &node->writes[i];
        size_t n = first_step(w->path);
        struct known *k = find(f, w->path, n);

        check_standard(f, node, w);
        if (w->flags & CD_REMOVED) {
            if (k != NULL)
                *k = f->v[--f->n];
        } else {
            learn(f, w->path, n, n == strlen(w->path) ? w->types : 0);
        }
        if (n == 4 && memcmp(w->path, "text", 4) == 0 && offsets_by != NULL)
            source_warning(&f->plan->config->source, node->config->pointer,
                SOURCE_VALUE, "\"%s\" changes \"text\" after \"%s\" wrote "
                              "offsets into it, which will be wrong",
                node->id, offsets_by);
        if (is_offsets(w->path, n))
            f->offsets_by = node->id;
    }
}

void
flow_check(struct plan *p)
{
    struct flow f = { .plan = p };
    size_t i;

    learn_input(&f);
    for (i = 0; i < p->nstages; i++) {
        check_reads(&f, &p->stages[i]);
        take_writes(&f, &p->stages[i]);
    }
    for (i = 0; i < p->noutputs; i++)
        check_reads(&f, &p->outputs[i]);
    free(f.v);
}
