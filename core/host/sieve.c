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
add_filter(struct config_node *node, const char *plugin, char *at)
{
    struct config_node *entry = &node->sieves[node->nsieves++];

    entry->plugin = plugin;
    entry->id = node->id;
    entry->pointer = mem_strdup(node->pointer);
    entry->options_at = at;
    return entry;
}

/* "only" or "without", an array of paths, as an option of `fields`. */
static void
take_list(struct config *config, const struct config_node *node,
    const json_t *object, const struct config_spelling *spelling,
    json_t *options)
{
    const json_t *list = schema_member(object, spelling->key, CD_T_ARRAY);
    char *at = mem_printf("%s/%s", node->pointer, spelling->key);
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        if (json_string_length(json_array_get(list, i)) == 0)
            break; /* which is told already */
    }
    if (i < json_array_size(list))
        list = NULL;
    if (list != NULL && i == 0)
        source_error(&config->source, at, SOURCE_VALUE, "\"%s\" names no field",
            spelling->key);
    else if (list != NULL)
        build_set(options, spelling->option, json_deep_copy(list));
    free(at);
}

void
sieve_take(
    struct config *config, struct config_node *node, const json_t *object)
{
    const json_t *when = schema_member(object, "when", CD_T_OBJECT);
    json_t *options = build_object();
    const struct config_spelling *spelling;

    node->sieves = mem_zalloc(2, sizeof(*node->sieves));
    if (when != NULL)
        add_filter(node, "select", mem_printf("%s/when", node->pointer))
            ->options = json_incref((json_t *)(uintptr_t)when);
    for (spelling = picked; spelling->option != NULL; spelling++)
        take_list(config, node, object, spelling, options);
    if (json_object_size(options) > 0) {
        struct config_node *entry =
            add_filter(node, "fields", mem_strdup(node->pointer));

        entry->spellings = picked;
        entry->options = json_incref(options);
    }
    json_decref(options);
}

void
sieve_free(struct config_node *node)
{
    size_t i;

    for (i = 0; i < node->nsieves; i++) {
        json_decref((json_t *)(uintptr_t)node->sieves[i].options);
        free(node->sieves[i].pointer);
        free(node->sieves[i].options_at);
    }
    free(node->sieves);
}

void
sieve_load(struct plan *plan, struct plan_node *node,
    void (*loading)(void *, const char *), void *ctx)
{
    struct config *config = plan->config;
    struct cd_err err;
    size_t i;

    node->sieves = arena_alloc(
        plan->arena, node->config->nsieves * sizeof(*node->sieves) + 1);
    for (i = 0; i < node->config->nsieves; i++) {
        const struct config_node *entry = &node->config->sieves[i];
        struct plan_node *stage = &node->sieves[node->nsieves];

        memset(stage, 0, sizeof(*stage));
        stage->config = entry;
        stage->id = entry->id;
        loading(ctx, entry->plugin);
        stage->plugin = registry_load(plan->registry, entry->plugin, &err);
        if (stage->plugin == NULL) {
            source_error(&config->source, entry->options_at, SOURCE_VALUE, "%s",
                err.text);
            continue;
        }
        stage->options = option_bind(config, entry, stage->plugin, plan->arena);
        rows_resolve(plan, stage);
        node->nsieves++;
    }
}
