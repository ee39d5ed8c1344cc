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
add_need(struct list *list, enum need_kind kind, size_t node, const char *path,
    const struct cd_path *steps)
{
    struct plan_need *need;
    size_t i;

    for (i = list->n; i > 0 && list->v[i - 1].node == node; i--) {
        if (strcmp(list->v[i - 1].path, path) == 0)
            return;
    }
    vec_grow(list->v, list->n, list->cap);
    need = &list->v[list->n++];
    *need = (struct plan_need){
        .kind = kind, .node = node, .path = path, .steps = *steps
    };
}

/* The path up to its first "[]": an array that is there may be empty, and then
 * nothing that its elements must have is missing. */
static const char *
up_to_elements(const struct plan *plan, const char *path, struct cd_path *steps)
{
    size_t n = strcspn(path, "[");
    char *cut;

    while (path[n] == '[' && path[n + 1] != ']')
        n += 1 + strcspn(path + n + 1, "[");
    if (path[n] == '\0')
        return path;
    cut = arena_alloc(plan->arena, n + 1);
    memcpy(cut, path, n);
    cut[n] = '\0';
    cd_path_parse(steps, cut);
    return cut;
}

/* Does the pipeline say that the input has it, or all of the field? */
static bool
is_declared(const struct config *config, const char *path)
{
    size_t i;

    for (i = 0; i < config->nhas; i++) {
        size_t n = strlen(config->has[i].path);

        if (strncmp(config->has[i].path, path, n) == 0 &&
            (path[n] == '\0' || path[n] == '.' || path[n] == '['))
            return true;
    }
    return false;
}

/* `judged`: whether it must be met by those that come. */
static void
add_node(struct list *list, const struct plan *plan,
    const struct plan_node *node, size_t number, bool judged)
{
    size_t i, before;

    for (i = 0; i < node->nreads; i++) {
        const struct plan_field *field = &node->reads[i];

        if (field->steps == NULL)
            continue;
        before = list->n;
        if ((field->flags & CD_NEEDED) || !(field->flags & CD_OPTIONAL)) {
            struct cd_path steps = *field->steps;
            const char *path = up_to_elements(plan, field->path, &steps);

            add_need(list, NEED_STOP, number, path, &steps);
            if (list->n == before)
                continue;
            list->v[before].judged = judged && !is_declared(plan->config, path);
            if (node->nwrites > 0)
                list->v[before].made = node->writes[0].steps;
        } else if (field->user && !field->own) {
            add_need(list, NEED_TOLD, number, field->path, field->steps);
        }
    }
}

/* With the sieves of the output, which may keep the records away that would
 * meet its needs. */
static void
add_output(struct list *list, const struct plan *plan,
    const struct plan_node *node, size_t number, bool judged)
{
    size_t i;

    for (i = 0; i < node->nsieves; i++)
        add_node(list, plan, &node->sieves[i], number, false);
    if (node->named != NULL)
        add_node(list, plan, node->named, number, false);
    add_node(list, plan, node, number, judged && node->nsieves == 0);
}

void
need_list(struct plan *plan, bool replay)
{
    const struct config *config = plan->config;
    struct list list = { 0 };
    size_t i;

    for (i = 0; i < config->nmaps; i++) {
        add_need(&list, NEED_SOURCE, 0, config->maps[i].to,
            &config->maps[i].to_steps);
        list.v[list.n - 1].from = config->maps[i].from;
        list.v[list.n - 1].bit = config->maps[i].bit;
    }
    for (i = 0; i < plan->nstages; i++)
        add_node(&list, plan, &plan->stages[i], i + 1, !replay);
    for (i = 0; i < plan->noutputs; i++)
        add_output(
            &list, plan, &plan->outputs[i], plan->nstages + i + 1, !replay);
    plan->needs = arena_alloc(plan->arena, list.n * sizeof(*list.v) + 1);
    if (list.n > 0)
        memcpy(plan->needs, list.v, list.n * sizeof(*list.v));
    plan->nneeds = list.n;
    free(list.v);
}

static bool
has_need(const struct cd_path *steps, const json_t *rec)
{
    const json_t *value = cd_path_first(steps, rec);

    return value != NULL &&
           !(json_is_string(value) && json_string_length(value) == 0);
}

bool
need_met(const struct plan_need *need, const json_t *rec, uint64_t mapped)
{
    if (need->kind == NEED_SOURCE)
        return (mapped & need->bit) != 0;
    return has_need(&need->steps, rec) ||
           (need->made != NULL && has_need(need->made, rec));
}
