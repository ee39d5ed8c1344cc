/* SPDX-License-Identifier: MIT */
#include "engine/normal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/fields.h"
#include "host/schema.h"
#include "json/build.h"

/* ---- input.fields ------------------------------------------------------- */

/* A value that is to be moved. */
struct move {
    /* from: the object or array it is in; v: NULL: nothing to move */
    json_t *from, *v;
};

static json_t *
step_into(json_t *value, const struct cd_path *path, size_t i)
{
    const struct cd_step *step = &path->steps[i];

    return step->index == CD_STEP_MEMBER
               ? json_object_getn(value, path->names + step->at, step->n)
               : json_array_get(value, (size_t)step->index);
}

static struct move
find_source(json_t *rec, const struct cd_path *path)
{
    struct move move = { NULL, rec };
    size_t i;

    for (i = 0; i < path->n && move.v != NULL; i++) {
        move.from = move.v;
        move.v = step_into(move.v, path, i);
    }
    if (json_is_null(move.v))
        move.v = NULL;
    return move;
}

/* Remove the value from what it is in.  In an array it is found by identity,
 * since the removal of others may have changed its index. */
static void
remove_source(const struct move *move, const struct cd_path *path)
{
    const struct cd_step *last = &path->steps[path->n - 1];
    size_t i;

    if (last->index == CD_STEP_MEMBER) {
        json_object_deln(move->from, path->names + last->at, last->n);
        return;
    }
    for (i = 0; i < json_array_size(move->from); i++) {
        if (json_array_get(move->from, i) == move->v) {
            json_array_remove(move->from, i);
            return;
        }
    }
}

/* Does it hold nothing but empty objects and arrays? */
static bool
is_hollow(const json_t *value)
{
    const char *key;
    size_t i;
    json_t *inner;

    if (!json_is_object(value) && !json_is_array(value))
        return false;
    json_object_foreach ((json_t *)(uintptr_t)value, key, inner) {
        if (!is_hollow(inner))
            return false;
    }
    json_array_foreach (value, i, inner) {
        if (!is_hollow(inner))
            return false;
    }
    return true;
}

/* May the field be set?  Yes if it is missing or null, or if it is what the
 * value was moved out of ("text.body" to "text") and nothing else is left in
 * it. */
static bool
may_set(const json_t *rec, const struct config_map *map)
{
    const json_t *value = json_object_get(rec, map->to);

    return value == NULL || json_is_null(value) ||
           (strcmp(cd_path_name(&map->steps, 0), map->to) == 0 &&
               is_hollow(value));
}

int
normal_map(json_t *rec, const struct config *config, uint64_t *mapped,
    struct stage_fault *fault)
{
    struct move moves[CONFIG_MAPS];
    size_t i;
    int rc = 0;

    if (config->nmaps == config->nrenames)
        return 0;
    for (i = 0; i < config->nmaps; i++) {
        moves[i] = config->maps[i].steps.n > 1
                       ? find_source(rec, &config->maps[i].steps)
                       : (struct move){ NULL, NULL };
        json_incref(moves[i].v);
    }
    for (i = 0; i < config->nmaps; i++) {
        if (moves[i].v != NULL)
            remove_source(&moves[i], &config->maps[i].steps);
    }
    for (i = 0; i < config->nmaps; i++) {
        const struct config_map *map = &config->maps[i];

        if (moves[i].v == NULL)
            continue;
        *mapped |= map->bit;
        if (rc == 0 && !may_set(rec, map)) {
            fault->code = "field_conflict";
            snprintf(fault->reason, sizeof(fault->reason),
                "\"%s\" stands beside \"%s\", which input.fields maps to it",
                map->to, map->from);
            rc = -1;
        }
        if (rc == 0)
            build_set(rec, map->to, moves[i].v);
        else
            json_decref(moves[i].v);
    }
    return rc;
}

/* ---- what a reader made -------------------------------------------------- */

/* The name that a field gets, which may be its own. */
static const char *
renamed(const struct config *config, const char *key, uint64_t *mapped)
{
    size_t i;

    for (i = 0; i < config->nrenames; i++) {
        if (strcmp(config->renames[i].from, key) == 0) {
            *mapped |= config->renames[i].bit;
            return config->renames[i].to;
        }
    }
    return key;
}

int
normal_rename(json_t **rec, const struct config *config, uint64_t *mapped,
    struct stage_fault *fault)
{
    json_t *to, *value;
    const char *key;

    if (config->nrenames == 0)
        return 0;
    to = build_object();
    json_object_foreach (*rec, key, value) {
        const char *name = renamed(config, key, mapped);

        if (json_object_get(to, name) != NULL) {
            fault->code = "field_conflict";
            snprintf(fault->reason, sizeof(fault->reason),
                "two fields would be called \"%s\" by input.fields", name);
            json_decref(to);
            return -1;
        }
        build_set(to, name, json_incref(value));
    }
    json_decref(*rec);
    *rec = to;
    return 0;
}

/* ---- the standard fields ------------------------------------------------ */

static void
drop_nulls(json_t *rec)
{
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (json_is_null(json_object_get(rec, fields[i].name)))
            json_object_del(rec, fields[i].name);
    }
}

static json_t *
make_id(const char *input, uint64_t line)
{
    char *text = mem_printf("%s:%ju", input, (uintmax_t)line);
    json_t *id = build_text(text);

    free(text);
    return id;
}

static int
normal_id(
    json_t *rec, const char *input, uint64_t line, struct stage_fault *fault)
{
    json_t *id = json_object_get(rec, "id");
    char digits[32];

    if (json_is_string(id))
        return 0;
    if (id == NULL) {
        build_set(rec, "id", make_id(input, line));
        return 0;
    }
    if (json_is_integer(id)) {
        snprintf(digits, sizeof(digits), "%" JSON_INTEGER_FORMAT,
            json_integer_value(id));
        build_set(rec, "id", json_string(digits));
        return 0;
    }
    fault->code = "wrong_type";
    snprintf(fault->reason, sizeof(fault->reason),
        "\"id\" must be a string or an integer, not %s", schema_type(id));
    return -1;
}

int
normal_apply(
    json_t *rec, const char *input, uint64_t line, struct stage_fault *fault)
{
    json_t *authors;

    drop_nulls(rec);
    if (normal_id(rec, input, line, fault))
        return -1;
    authors = json_object_get(rec, "authors");
    if (json_is_string(authors)) {
        json_t *list = build_array();

        build_add(list, json_incref(authors));
        build_set(rec, "authors", list);
    }
    return 0;
}
