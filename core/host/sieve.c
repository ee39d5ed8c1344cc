/* SPDX-License-Identifier: MIT */
#include "host/sieve.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/option.h"
#include "host/rows.h"
#include "host/schema.h"
#include "json/build.h"

/* Options of a plugin that a key of the output stands for. */
static const struct config_spelling picked[] = { { "keep", "only" },
    { "drop", "without" }, { NULL, NULL } };

static struct config_node *
add(struct config_node *n, const char *plugin, char *at)
{
    struct config_node *x = &n->sieves[n->nsieves++];

    x->plugin = plugin;
    x->id = n->id;
    x->pointer = mem_strdup(n->pointer);
    x->options_at = at;
    return x;
}

/* "only" or "without", an array of paths, as an option of `fields`. */
static void
take_list(struct config *c, const struct config_node *n, const json_t *o,
    const struct config_spelling *s, json_t *options)
{
    const json_t *list = schema_member(o, s->key, CD_T_ARRAY);
    char *at = mem_printf("%s/%s", n->pointer, s->key);
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        if (json_string_length(json_array_get(list, i)) == 0)
            break; /* which is told already */
    }
    if (i < json_array_size(list))
        list = NULL;
    if (list != NULL && i == 0)
        source_error(
            &c->source, at, SOURCE_VALUE, "\"%s\" names no field", s->key);
    else if (list != NULL)
        build_set(options, s->option, json_deep_copy(list));
    free(at);
}

void
sieve_take(struct config *c, struct config_node *n, const json_t *o)
{
    const json_t *when = schema_member(o, "when", CD_T_OBJECT);
    json_t *options = build_object();
    const struct config_spelling *s;

    n->sieves = mem_zalloc(2, sizeof(*n->sieves));
    if (when != NULL)
        add(n, "select", mem_printf("%s/when", n->pointer))->options =
            json_incref((json_t *)(uintptr_t)when);
    for (s = picked; s->option != NULL; s++)
        take_list(c, n, o, s, options);
    if (json_object_size(options) > 0) {
        struct config_node *x = add(n, "fields", mem_strdup(n->pointer));

        x->spellings = picked;
        x->options = json_incref(options);
    }
    json_decref(options);
}

void
sieve_free(struct config_node *n)
{
    size_t i;

    for (i = 0; i < n->nsieves; i++) {
        json_decref((json_t *)(uintptr_t)n->sieves[i].options);
        free(n->sieves[i].pointer);
        free(n->sieves[i].options_at);
    }
    free(n->sieves);
}

void
sieve_load(struct plan *p, struct plan_node *n,
    void (*loading)(void *, const char *), void *ctx)
{
    struct config *c = p->config;
    struct cd_err e;
    size_t i;

    n->sieves =
        arena_alloc(p->arena, n->config->nsieves * sizeof(*n->sieves) + 1);
    for (i = 0; i < n->config->nsieves; i++) {
        const struct config_node *x = &n->config->sieves[i];
        struct plan_node *s = &n->sieves[n->nsieves];

        memset(s, 0, sizeof(*s));
        s->config = x;
        s->id = x->id;
        loading(ctx, x->plugin);
        s->plugin = registry_load(p->registry, x->plugin, &e);
        if (s->plugin == NULL) {
            source_error(&c->source, x->options_at, SOURCE_VALUE, "%s", e.text);
            continue;
        }
        s->options = option_bind(c, x, s->plugin, p->arena);
        rows_resolve(p, s);
        n->nsieves++;
    }
}
