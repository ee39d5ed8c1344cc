/* SPDX-License-Identifier: MIT */
#include "host/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/fields.h"
#include "host/grammar.h"
#include "host/items.h"
#include "host/schema.h"
#include "json/position.h"

/* A path of `what`, which stands at `pointer`.  -1 after complaining. */
static int
take_path(struct config *config, const char *pointer, enum source_spot spot,
    const char *text, struct cd_path *to)
{
    const char *why = cd_path_parse(to, text);

    if (why == NULL)
        return 0;
    source_error(&config->source, pointer, spot, "\"%.80s\" is no path: it %s",
        text, why);
    return -1;
}

static void
take_has(struct config *config, const json_t *array)
{
    size_t i, n = json_array_size(array);

    config->has = mem_zalloc(n, sizeof(*config->has));
    for (i = 0; i < n; i++) {
        struct config_has *has = &config->has[config->nhas];
        char *at = mem_printf("/input/has/%zu", i);

        has->path = json_string_value(json_array_get(array, i));
        if (has->path != NULL && *has->path != '\0' &&
            take_path(config, at, SOURCE_VALUE, has->path, &has->steps) == 0)
            config->nhas++;
        free(at);
    }
}

/* Does its path go through the field of that name? */
static bool
leads_into(const struct config_map *map, const char *name)
{
    return map->steps.n > 1 && strcmp(cd_path_name(&map->steps, 0), name) == 0;
}

/* What is wrong with a mapping beside those before it, or NULL; the caller
 * frees it. */
static char *
map_fault(const struct config *config, const struct config_map *map)
{
    size_t i;

    if (map->to_steps.n > 1)
        return mem_printf(
            "\"%s\" must be mapped as a whole: nothing can be put "
            "inside it",
            map->to);
    for (i = 0; i < map->steps.n; i++) {
        if (map->steps.steps[i].index == CD_STEP_EACH)
            return mem_printf("\"%.80s\" may name many values; \"[0]\" is the "
                              "first one",
                map->from);
    }
    for (i = 0; i < config->nmaps; i++) {
        const struct config_map *x = &config->maps[i];

        if (strcmp(x->to, map->to) == 0)
            return mem_printf("\"%s\" is mapped twice", map->to);
        if (strcmp(x->from, map->from) == 0)
            return mem_printf(
                "\"%s\" is already mapped to \"%s\"", map->from, x->to);
        if (cd_path_overlaps(&x->steps, &map->steps))
            return mem_printf(
                "\"%s\" and \"%s\", which is mapped to \"%s\", are "
                "one inside the other",
                map->from, x->from, x->to);
        if (leads_into(map, x->to) || leads_into(x, map->to))
            return mem_printf("\"%s\" and \"%s\": what one leads into is made "
                              "by the other",
                x->from, map->from);
    }
    return NULL;
}

/* The own names of the standard fields: {"body": "text"} is the wrong way
 * round. */
static void
check_direction(
    struct config *config, const char *at, const struct config_map *map)
{
    if (fields_find(map->to, strlen(map->to)) != NULL || map->steps.n > 1 ||
        fields_find(map->from, strlen(map->from)) == NULL)
        return;
    diag_help(source_warning(&config->source, at, SOURCE_KEY,
                  "\"%s\" of the input becomes \"%s\", which no plugin knows",
                  map->from, map->to),
        "the standard name comes first: \"%s\": \"%s\"", map->from, map->to);
}

static void
take_map(struct config *config, const char *to, const json_t *value)
{
    struct config_map *map = &config->maps[config->nmaps];
    struct buf at = { 0 };
    char *why = NULL;

    buf_adds(&at, "/input/fields");
    position_push(&at, to);
    map->from = json_string_value(value);
    if (map->from == NULL || *map->from == '\0' || *to == '\0') {
        source_error(&config->source, buf_cstr(&at), SOURCE_VALUE,
            "must name the input's field, as in \"text\": \"body\"");
    } else if (config->nmaps == CONFIG_MAPS) {
        source_error(&config->source, buf_cstr(&at), SOURCE_KEY,
            "more than %d fields are mapped", CONFIG_MAPS);
    } else if (take_path(config, buf_cstr(&at), SOURCE_KEY, to,
                   &map->to_steps) == 0 &&
               take_path(config, buf_cstr(&at), SOURCE_VALUE, map->from,
                   &map->steps) == 0) {
        map->to = cd_path_name(&map->to_steps, 0);
        if ((why = map_fault(config, map)) != NULL) {
            source_error(
                &config->source, buf_cstr(&at), SOURCE_VALUE, "%s", why);
        } else {
            check_direction(config, at.p, map);
            map->bit = UINT64_C(1) << config->nmaps++;
        }
        free(why);
    }
    buf_free(&at);
}

static void
take_maps(struct config *config, const json_t *object)
{
    const char *to;
    json_t *value;
    size_t i;

    config->maps = mem_zalloc(CONFIG_MAPS + 1, sizeof(*config->maps));
    json_object_foreach ((json_t *)(uintptr_t)object, to, value) {
        if (strncmp(to, "//", 2) != 0)
            take_map(config, to, value);
    }
    for (i = 0; i < config->nmaps; i++) {
        if (config->maps[i].steps.n == 1) {
            config->renames[config->nrenames].bit = config->maps[i].bit;
            config->renames[config->nrenames].from =
                cd_path_name(&config->maps[i].steps, 0);
            config->renames[config->nrenames++].to = config->maps[i].to;
        }
    }
}

/* Who reads all inputs, whatever they begin with. */
static void
take_reader(struct config *config, const json_t *object)
{
    const char *name =
        json_string_value(schema_member(object, "reader", CD_T_STRING));
    const json_t *options = schema_member(object, "options", CD_T_OBJECT);

    if (name == NULL && options != NULL) {
        source_error(&config->source, "/input/options", SOURCE_KEY,
            "\"options\" are those of a reader, and \"reader\" names none");
    } else if (name != NULL && !names_valid(name)) {
        diag_help(source_error(&config->source, "/input/reader", SOURCE_VALUE,
                      "\"%.80s\" is no valid name", name),
            "names are made of a-z, 0-9 and _, and begin with a letter");
    } else if (name != NULL) {
        config->reader = mem_zalloc(1, sizeof(*config->reader));
        config->reader->plugin = config->reader->id = name;
        config->reader->options = options;
        config->reader->pointer = mem_strdup("/input");
    }
}

void
input_take(struct config *config, const json_t *object)
{
    const json_t *has;
    const char *big;

    if (object == NULL || schema_check(&config->source, "/input", object,
                              "\"input\"", grammar_input))
        return;
    config->paths = schema_member(object, "paths", CD_T_ARRAY);
    has = schema_member(object, "has", CD_T_ARRAY);
    take_has(config, has);
    take_maps(config, schema_member(object, "fields", CD_T_OBJECT));
    take_reader(config, object);
    items_take(
        config, json_string_value(schema_member(object, "items", CD_T_STRING)));
    config->new_only =
        json_is_true(schema_member(object, "new_only", CD_T_BOOL));
    big = json_string_value(schema_member(object, "big_numbers", CD_T_STRING));
    config->big_numbers = big != NULL && strcmp(big, "string") == 0;
}
