/* SPDX-License-Identifier: MIT */
#include "host/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/vec.h"
#include "host/fields.h"
#include "host/tests.h"
#include "json/position.h"

/* A field that records have at this point of the pipeline. */
struct known {
    const char *name;
    uint32_t types; /* 0: unknown */
};

struct flow {
    struct plan *plan;
    struct source *source; /* of the node in hand */
    struct known *v;
    size_t n, cap;
    const char *offsets_by; /* stage that wrote offsets into text */
};

/* Fields that hold offsets into `text`. */
static const char *const offset_fields[] = { "quotes", "summary_spans" };

/* The field that a path begins with. */
static const char *
first(const struct plan_field *x)
{
    return x->steps != NULL ? cd_path_name(x->steps, 0) : "*";
}

static struct known *
find(struct flow *f, const char *name)
{
    size_t i;

    for (i = 0; i < f->n; i++) {
        if (strcmp(f->v[i].name, name) == 0)
            return &f->v[i];
    }
    return NULL;
}

static void
learn(struct flow *f, const char *name, uint32_t types)
{
    struct known *k = find(f, name);

    if (k == NULL) {
        vec_grow(f->v, f->n, f->cap);
        k = &f->v[f->n++];
        k->name = name;
    }
    k->types = types;
}

static uint32_t
standard_types(const char *name)
{
    const struct field_def *d = fields_find(name, strlen(name));

    return d != NULL ? d->types : 0;
}

/* Is no input JSON, in which there may be any field? */
static bool
all_read(const struct plan *p)
{
    size_t i;

    for (i = 0; i < p->inputs.n; i++) {
        if (p->inputs.v[i].kind.reader == NULL)
            return false;
    }
    return p->nreaders > 0;
}

static void
learn_input(struct flow *f)
{
    const struct config *c = f->plan->config;
    const bool none = all_read(f->plan);
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (!fields[i].made && (!none || strcmp(fields[i].name, "id") == 0))
            learn(f, fields[i].name, fields[i].types);
    }
    for (i = 0; i < c->nhas; i++) {
        const char *name = cd_path_name(&c->has[i].steps, 0);

        learn(f, name, standard_types(name));
    }
}

/* No reader writes what is to become another field. */
static void
no_source(struct flow *f, const struct config_map *m)
{
    struct names_guess guess = { 0 };
    struct buf at = { 0 };
    struct diag *d;
    size_t i;

    buf_adds(&at, "/input/fields");
    position_push(&at, m->to);
    d = source_error(&f->plan->config->source, buf_cstr(&at), SOURCE_VALUE,
        "\"%s\" does not write \"%s\", which is to become \"%s\"",
        f->plan->stages[0].id, m->from, m->to);
    for (i = 0; i < f->n; i++)
        names_offer(&guess, cd_path_name(&m->steps, 0), f->v[i].name);
    if (guess.best != NULL)
        diag_help(d, "did you mean \"%s\"?", guess.best);
    buf_free(&at);
}

/* What input.fields makes of what the inputs have. */
static void
learn_maps(struct flow *f)
{
    const struct config *c = f->plan->config;
    const bool sure = all_read(f->plan) && find(f, "*") == NULL;
    size_t i;

    for (i = 0; i < c->nmaps && sure; i++) {
        struct known *k = find(f, cd_path_name(&c->maps[i].steps, 0));

        if (k == NULL)
            no_source(f, &c->maps[i]);
    }
    for (i = 0; i < c->nrenames && sure; i++) {
        struct known *k = find(f, c->renames[i].from);

        if (k != NULL)
            *k = f->v[--f->n];
    }
    for (i = 0; i < c->nmaps; i++)
        learn(f, c->maps[i].to, standard_types(c->maps[i].to));
}

/* The stage behind `node` that writes the field, or NULL. */
static const struct plan_node *
later_writer(
    const struct flow *f, const struct plan_node *node, const char *name)
{
    const struct plan_node *s = f->plan->stages;
    size_t i, j;

    for (i = 0; i < f->plan->nstages; i++) {
        if (node >= s && node < s + f->plan->nstages && &s[i] <= node)
            continue;
        for (j = 0; j < s[i].nwrites; j++) {
            if (strcmp(first(&s[i].writes[j]), name) == 0)
                return &s[i];
        }
    }
    return NULL;
}

typedef struct diag *say_fn(
    struct source *, const char *, enum source_spot, const char *, ...);

/* A field that the node reads is not there. */
static void
missing(struct flow *f, const struct plan_node *node,
    const struct plan_field *r, say_fn *say)
{
    const struct plan_node *later = later_writer(f, node, first(r));
    struct diag *d =
        say(f->source, r->pointer, r->key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%s\" reads \"%s\", which nothing before it writes", node->id,
            first(r));

    if (later != NULL)
        diag_help(d, "\"%s\" writes it: put that stage in front", later->id);
    else
        diag_help(d,
            "put a stage that writes it in front, or, if the input "
            "has it, say \"has\": [\"%s\"] in \"input\", or --field %s",
            first(r), first(r));
}

/* A field that the user named is none that anybody knows. */
static void
unknown(
    struct flow *f, const struct plan_node *node, const struct plan_field *r)
{
    struct names_guess guess = { 0 };
    struct diag *d =
        source_error(f->source, r->pointer, r->key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%s\" reads \"%.80s\", which is no field that is known here",
            node->id, first(r));
    char *meant = NULL;
    size_t i;

    for (i = 0; i < f->n; i++)
        names_offer(&guess, first(r), f->v[i].name);
    for (i = 0; i < fields_count; i++)
        names_offer(&guess, first(r), fields[i].name);
    if (guess.best != NULL)
        meant = mem_printf("did you mean \"%s\"?  ", guess.best);
    diag_help(d,
        "%sif the input has it, say \"has\": [\"%.80s\"] in \"input\", "
        "or --field %.80s",
        meant != NULL ? meant : "", first(r), first(r));
    free(meant);
}

/* Does the pipeline say that the input has just this? */
static bool
declared(const struct config *c, const char *path)
{
    size_t i;

    for (i = 0; i < c->nhas; i++) {
        if (strcmp(c->has[i].path, path) == 0)
            return true;
    }
    return false;
}

/* What the user named lies within a standard field.  Can it be there? */
static bool
check_inside(
    struct flow *f, const struct plan_node *node, const struct plan_field *r)
{
    const struct field_def *d = fields_find(first(r), strlen(first(r)));
    char *why = d != NULL && !declared(f->plan->config, r->path)
                    ? fields_path_fault(d, r->steps)
                    : NULL;

    if (why != NULL)
        source_error(f->source, r->pointer, r->key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%s\" reads \"%s\": %s", node->id, r->path, why);
    free(why);
    return why == NULL;
}

static void
check_type(struct flow *f, const struct plan_node *node,
    const struct plan_field *r, const struct known *k)
{
    char *want;

    if (k->types == 0 || r->steps->n != 1 || (k->types & r->types) != 0)
        return;
    want = mem_strdup(fields_types(r->types));
    source_error(f->source, r->pointer, SOURCE_VALUE,
        "\"%s\" reads \"%s\" as %s, but it is %s here", node->id, r->path, want,
        fields_types(k->types));
    free(want);
}

/* Did an earlier read of the node, by the user's option, name the field? */
static bool
told(const struct plan_node *node, const struct plan_field *r)
{
    const struct plan_field *x;

    for (x = node->reads; r->user && x < r; x++) {
        if (x->user && strcmp(first(x), first(r)) == 0)
            return true;
    }
    return false;
}

static void
check_read(
    struct flow *f, const struct plan_node *node, const struct plan_field *r)
{
    const struct known *k = r->steps != NULL ? find(f, first(r)) : NULL;

    if (r->steps == NULL || (r->user && !check_inside(f, node, r)) || r->own)
        return;
    if (k == NULL && find(f, "*") != NULL)
        return; /* a stage before may make any field */
    if (k != NULL) {
        check_type(f, node, r, k);
    } else if (told(node, r)) {
        return;
    } else if (r->user && standard_types(first(r)) == 0 &&
               later_writer(f, node, first(r)) == NULL) {
        unknown(f, node, r);
    } else if (!(r->flags & CD_OPTIONAL) || (r->flags & CD_NEEDED)) {
        missing(f, node, r, source_error);
    } else if (r->user) {
        missing(f, node, r, source_warning);
    }
}

static void
check_reads(struct flow *f, const struct plan_node *node)
{
    size_t i;

    for (i = 0; i < node->nreads; i++)
        check_read(f, node, &node->reads[i]);
}

static void
check_standard(
    struct flow *f, const struct plan_node *node, const struct plan_field *w)
{
    const struct field_def *d = fields_find(w->path, strlen(w->path));
    char *have;

    if (d == NULL || (d->types & w->types) == w->types ||
        w->types == FIELDS_ANY)
        return;
    have = mem_strdup(fields_types(w->types));
    source_error(f->source, w->pointer, SOURCE_VALUE,
        "\"%s\" writes \"%s\" as %s, but that field is %s everywhere", node->id,
        w->path, have, fields_types(d->types));
    free(have);
}

static bool
is_offsets(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(offset_fields) / sizeof(offset_fields[0]); i++) {
        if (strcmp(name, offset_fields[i]) == 0)
            return true;
    }
    return false;
}

/* Is the field, or something in it, one of those of CD_ONLY? */
static bool
is_left(const struct plan_node *node, const char *name)
{
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        if ((node->writes[i].flags & CD_ONLY) &&
            strcmp(first(&node->writes[i]), name) == 0)
            return true;
    }
    return false;
}

/* What CD_ONLY does not name is gone. */
static void
forget(struct flow *f, const struct plan_node *node)
{
    size_t i = 0, only = 0;

    while (only < node->nwrites && !(node->writes[only].flags & CD_ONLY))
        only++;
    while (only < node->nwrites && i < f->n) {
        if (is_left(node, f->v[i].name))
            i++;
        else
            f->v[i] = f->v[--f->n];
    }
}

/* The stage may make any field of any type. */
static void
learn_any(struct flow *f)
{
    size_t i;

    learn(f, "*", 0);
    for (i = 0; i < f->n; i++)
        f->v[i].types = 0;
}

static void
take_writes(struct flow *f, const struct plan_node *node)
{
    const char *offsets_by = f->offsets_by;
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        const struct plan_field *w = &node->writes[i];
        struct known *k = find(f, first(w));

        if (w->flags & CD_ONLY)
            continue;
        check_standard(f, node, w);
        if (w->flags & CD_REMOVED) {
            if (k != NULL && w->steps->n == 1)
                *k = f->v[--f->n];
        } else if (w->steps == NULL) {
            learn_any(f);
        } else {
            learn(f, first(w),
                w->steps->n == 1 && w->types != FIELDS_ANY ? w->types : 0);
        }
        if (strcmp(first(w), "text") == 0 && offsets_by != NULL &&
            !(w->flags & CD_REMOVED))
            source_warning(f->source, node->config->pointer, SOURCE_VALUE,
                "\"%s\" changes \"text\" after \"%s\" wrote "
                "offsets into it, which will be wrong",
                node->id, offsets_by);
        if (is_offsets(first(w)))
            f->offsets_by = node->id;
    }
    forget(f, node);
}

/* What passes the sieves of an output is known to that one alone. */
static void
check_output(struct flow *f, const struct plan_node *node)
{
    struct flow mine = *f;
    size_t i;

    mine.v = mem_alloc(f->n * sizeof(*f->v) + 1);
    memcpy(mine.v, f->v, f->n * sizeof(*f->v));
    mine.cap = f->n;
    if (node->named != NULL)
        check_reads(&mine, node->named);
    for (i = 0; i < node->nsieves; i++) {
        check_reads(&mine, &node->sieves[i]);
        take_writes(&mine, &node->sieves[i]);
    }
    check_reads(&mine, node);
    free(mine.v);
}

/* A field that a test looks at behind the last stage.  It may be one that is
 * gone; one that nobody knows is a slip of the pen. */
static void
check_expected(struct flow *f, const struct test_field *t)
{
    struct plan_field r = { .path = t->path, .user = true, .key = true };
    const char *name = cd_path_name(&t->steps, 0);

    r.steps = (struct cd_path *)(uintptr_t)&t->steps;
    r.pointer = t->config.pointer;
    if (t->steps.n == 0 || !check_inside(f, &t->node, &r))
        return;
    if (find(f, name) == NULL && find(f, "*") == NULL &&
        standard_types(name) == 0 && later_writer(f, &t->node, name) == NULL)
        unknown(f, &t->node, &r);
}

static void
check_tests(struct flow *f, const struct tests *t)
{
    size_t i, k;

    for (i = 0; i < t->n; i++) {
        f->source = t->v[i].source;
        for (k = 0; k < t->v[i].nfields; k++)
            check_expected(f, &t->v[i].fields[k]);
    }
}

void
flow_check(struct plan *p)
{
    struct flow f = { .plan = p, .source = &p->config->source };
    size_t i;

    learn_input(&f);
    for (i = 0; i < p->nreaders; i++)
        take_writes(&f, &p->stages[i]);
    learn_maps(&f);
    for (; i < p->nstages; i++) {
        check_reads(&f, &p->stages[i]);
        take_writes(&f, &p->stages[i]);
    }
    for (i = 0; i < p->noutputs; i++)
        check_output(&f, &p->outputs[i]);
    if (p->tests != NULL)
        check_tests(&f, p->tests);
    free(f.v);
}
