/* SPDX-License-Identifier: MIT */
#include "host/need.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

struct list {
    struct plan_need *v;
    size_t n, cap;
};

static void
add(struct list *l, enum need_kind kind, size_t node, const char *path,
    const struct cd_path *steps)
{
    struct plan_need *x;
    size_t i;

    for (i = l->n; i > 0 && l->v[i - 1].node == node; i--) {
        if (strcmp(l->v[i - 1].path, path) == 0)
            return;
    }
    vec_grow(l->v, l->n, l->cap);
    x = &l->v[l->n++];
    *x = (struct plan_need){
        .kind = kind, .node = node, .path = path, .steps = *steps
    };
}

/* The path up to its first "[]": an array that is there may be empty, and then
 * nothing that its elements must have is missing. */
static const char *
up_to_elements(const struct plan *p, const char *path, struct cd_path *steps)
{
    size_t n = strcspn(path, "[");
    char *cut;

    while (path[n] == '[' && path[n + 1] != ']')
        n += 1 + strcspn(path + n + 1, "[");
    if (path[n] == '\0')
        return path;
    cut = arena_alloc(p->arena, n + 1);
    memcpy(cut, path, n);
    cut[n] = '\0';
    cd_path_parse(steps, cut);
    return cut;
}

/* Does the pipeline say that the input has it, or all of the field? */
static bool
declared(const struct config *c, const char *path)
{
    size_t i;

    for (i = 0; i < c->nhas; i++) {
        size_t n = strlen(c->has[i].path);

        if (strncmp(c->has[i].path, path, n) == 0 &&
            (path[n] == '\0' || path[n] == '.' || path[n] == '['))
            return true;
    }
    return false;
}

/* `judged`: whether it must be met by those that come. */
static void
add_node(struct list *l, const struct plan *p, const struct plan_node *n,
    size_t number, bool judged)
{
    size_t i, before;

    for (i = 0; i < n->nreads; i++) {
        const struct plan_field *r = &n->reads[i];

        if (r->steps == NULL)
            continue;
        before = l->n;
        if ((r->flags & CD_NEEDED) || !(r->flags & CD_OPTIONAL)) {
            struct cd_path steps = *r->steps;
            const char *path = up_to_elements(p, r->path, &steps);

            add(l, NEED_STOP, number, path, &steps);
            if (l->n == before)
                continue;
            l->v[before].judged = judged && !declared(p->config, path);
            if (n->nwrites > 0)
                l->v[before].made = n->writes[0].steps;
        } else if (r->user && !r->own) {
            add(l, NEED_TOLD, number, r->path, r->steps);
        }
    }
}

/* With the sieves of the output, which may keep the records away that would
 * meet its needs. */
static void
add_output(struct list *l, const struct plan *p, const struct plan_node *n,
    size_t number, bool judged)
{
    size_t i;

    for (i = 0; i < n->nsieves; i++)
        add_node(l, p, &n->sieves[i], number, false);
    if (n->named != NULL)
        add_node(l, p, n->named, number, false);
    add_node(l, p, n, number, judged && n->nsieves == 0);
}

void
need_list(struct plan *p, bool replay)
{
    const struct config *c = p->config;
    struct list l = { 0 };
    size_t i;

    for (i = 0; i < c->nmaps; i++) {
        add(&l, NEED_SOURCE, 0, c->maps[i].to, &c->maps[i].to_steps);
        l.v[l.n - 1].from = c->maps[i].from;
        l.v[l.n - 1].bit = c->maps[i].bit;
    }
    for (i = 0; i < p->nstages; i++)
        add_node(&l, p, &p->stages[i], i + 1, !replay);
    for (i = 0; i < p->noutputs; i++)
        add_output(&l, p, &p->outputs[i], p->nstages + i + 1, !replay);
    p->needs = arena_alloc(p->arena, l.n * sizeof(*l.v) + 1);
    if (l.n > 0)
        memcpy(p->needs, l.v, l.n * sizeof(*l.v));
    p->nneeds = l.n;
    free(l.v);
}

static bool
has(const struct cd_path *steps, const json_t *rec)
{
    const json_t *v = cd_path_first(steps, rec);

    return v != NULL && !(json_is_string(v) && json_string_length(v) == 0);
}

bool
need_met(const struct plan_need *n, const json_t *rec, uint64_t mapped)
{
    if (n->kind == NEED_SOURCE)
        return (mapped & n->bit) != 0;
    return has(&n->steps, rec) || (n->made != NULL && has(n->made, rec));
}
