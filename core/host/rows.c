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
copy_text(struct fields *fields, const char *text)
{
    size_t n = strlen(text) + 1;

    return memcpy(arena_alloc(fields->plan->arena, n), text, n);
}

/* The field `path`, which an option names if `opt` is not NULL: at `at` below
 * it.  One that is no path is told and left out. */
static void
add_field(struct fields *fields, const char *path, const struct cd_option *opt,
    const char *at, bool key)
{
    struct source *source = &fields->plan->config->source;
    const struct config_node *node = fields->node->config;
    struct plan_field field = { .path = path,
        .types = fields->row->types,
        .flags = fields->row->flags,
        .pointer = node->pointer,
        .key = key };
    const char *why = NULL;

    field.changed = fields->told;
    field.any = (field.types == ANY_TYPE || (field.flags & CD_TOLERANT)) &&
                (field.flags & CD_OPTIONAL);
    if (opt != NULL) {
        char *option = config_option_at(node, opt->name);
        char *pointer = mem_printf("%s%s", option, at);

        field.option = opt->name;
        field.user = json_object_get(node->options, opt->name) != NULL;
        field.single = opt->type == CD_O_STRING;
        field.pointer = copy_text(fields, pointer);
        free(pointer);
        free(option);
    }
    if (strcmp(path, "*") == 0) { /* of a plugin's own row: every field */
        why = opt != NULL ? "would be every field: name those that are meant"
                          : NULL;
    } else {
        field.steps = arena_alloc(fields->plan->arena, sizeof(*field.steps));
        why = cd_path_parse(field.steps, path);
    }
    if (why != NULL && fields->told)
        return;
    if (why != NULL) {
        source_error(source, field.pointer, key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%.80s\" is no path of a field: it %s", path, why);
        return;
    }
    vec_grow(fields->v, fields->n, fields->cap);
    fields->v[fields->n++] = field;
}

/* What an option that is JSON names: the keys of an object, or strings. */
static void
add_fields_of_json(
    struct fields *fields, const struct cd_option *option, const json_t *value)
{
    struct buf at = { 0 };
    const char *key;
    json_t *item;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        at.n = 0;
        position_push(&at, key);
        if (strncmp(key, "//", 2) != 0)
            add_field(
                fields, copy_text(fields, key), option, buf_cstr(&at), true);
    }
    json_array_foreach (value, i, item) {
        at.n = 0;
        buf_addf(&at, "/%zu", i);
        if (json_is_string(item))
            add_field(fields, copy_text(fields, json_string_value(item)),
                option, buf_cstr(&at), false);
    }
    buf_free(&at);
}

/* A string of an option: a path, or a template that names some. */
static void
add_fields_of_text(struct fields *fields, const struct cd_option *option,
    const char *text, const char *at, bool template)
{
    struct cd_template *tpl;
    size_t i;

    if (!template) {
        add_field(fields, copy_text(fields, text), option, at, false);
        return;
    }
    tpl = mem_alloc(sizeof(*tpl));
    /* One that is none is told by the plugin. */
    for (i = 0; cd_template_parse(tpl, text) == NULL && i < tpl->n; i++) {
        const struct cd_template_part *part = &tpl->parts[i];
        char *path;

        if (!part->field)
            continue;
        path = mem_printf("%.*s", (int)part->n, part->s);
        add_field(fields, copy_text(fields, path), option, at, false);
        free(path);
    }
    free(tpl);
}

/* The strings in a value, at any depth. */
static void
add_strings(struct fields *fields, const struct cd_option *option,
    const json_t *value, struct buf *at, bool template)
{
    size_t n = at->n, i;
    const char *key;
    json_t *item;

    if (json_is_string(value))
        add_fields_of_text(
            fields, option, json_string_value(value), buf_cstr(at), template);
    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        if (strncmp(key, "//", 2) == 0)
            continue;
        position_push(at, key);
        add_strings(fields, option, item, at, template);
        at->n = n;
    }
    json_array_foreach (value, i, item) {
        buf_addf(at, "/%zu", i);
        add_strings(fields, option, item, at, template);
        at->n = n;
    }
}

static void
add_json_option(
    struct fields *fields, const struct cd_option *option, const char *form)
{
    struct buf at = { 0 };
    const json_t *value;

    memcpy(&value, (const char *)fields->node->options + option->offset,
        sizeof(value));
    if (strcmp(form, ABI_TEMPLATES) == 0)
        add_strings(fields, option, value, &at, true);
    else if (strcmp(form, ABI_VALUES) != 0)
        add_fields_of_json(fields, option, value);
    else if (json_is_object(value))
        add_strings(fields, option, value, &at, false);
    buf_free(&at);
}

/* `form`: what stands behind the name of the option. */
static void
add_option(
    struct fields *fields, const struct cd_option *option, const char *form)
{
    const char *const *texts = NULL;
    char at[32];
    size_t i, n;

    if (option->type == CD_O_JSON) {
        add_json_option(fields, option, form);
        return;
    }
    n = option_texts(
        fields->node->plugin, fields->node->options, option->name, &texts);
    for (i = 0; i < n; i++) {
        snprintf(at, sizeof(at), "/%zu", i);
        add_fields_of_text(fields, option, texts[i],
            option->type == CD_O_STRINGS ? at : "",
            strcmp(form, ABI_TEMPLATES) == 0);
    }
}

static void
add_row(struct fields *fields, const struct cd_field *row)
{
    const struct plugin *plugin = fields->node->plugin;
    size_t i;

    fields->row = row;
    if (strncmp(row->path, "${", 2) != 0) {
        add_field(fields, row->path, NULL, "", false);
        return;
    }
    for (i = 0; i < plugin->noptions; i++) {
        const char *name = plugin->options[i].name;

        const char *form = row->path + 2 + strlen(name);

        if (strncmp(row->path + 2, name, strlen(name)) == 0 &&
            (*form == '}' || *form == '.'))
            add_option(fields, &plugin->options[i], form);
    }
}

static bool
is_read(const struct plugin *plugin, const char *path)
{
    size_t i;

    for (i = 0; i < plugin->nreads; i++) {
        if (strcmp(plugin->reads[i].path, path) == 0)
            return true;
    }
    return false;
}

static struct plan_field *
resolve(struct plan *plan, const struct plan_node *node,
    const struct cd_field *rows, size_t nrows, size_t *count)
{
    struct fields fields = { .plan = plan, .node = node };
    struct plan_field *field;
    size_t i;

    for (i = 0; i < nrows; i++) {
        fields.told =
            rows != node->plugin->reads && is_read(node->plugin, rows[i].path);
        add_row(&fields, &rows[i]);
    }
    field = arena_alloc(plan->arena, fields.n * sizeof(*field) + 1);
    if (fields.n > 0)
        memcpy(field, fields.v, fields.n * sizeof(*field));
    free(fields.v);
    *count = fields.n;
    return field;
}

/* Does the node make the field that a path begins with?  What it reads by the
 * same row it only changes. */
static bool
makes(const struct plan_node *node, const struct cd_path *path)
{
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        const struct plan_field *field = &node->writes[i];

        if (field->steps != NULL && !field->changed &&
            !(field->flags & (CD_REMOVED | CD_ONLY)) &&
            strcmp(cd_path_name(field->steps, 0), cd_path_name(path, 0)) == 0)
            return true;
    }
    return false;
}

void
rows_resolve(struct plan *plan, struct plan_node *node)
{
    const struct plugin *plugin = node->plugin;
    size_t i;

    node->reads =
        resolve(plan, node, plugin->reads, plugin->nreads, &node->nreads);
    node->writes =
        resolve(plan, node, plugin->writes, plugin->nwrites, &node->nwrites);
    for (i = 0; i < node->nreads; i++) {
        struct plan_field *field = &node->reads[i];

        field->own =
            field->user && field->steps != NULL && makes(node, field->steps);
    }
}
