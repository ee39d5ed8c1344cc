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
take_path(struct config *c, const char *pointer, enum source_spot spot,
    const char *text, struct cd_path *to)
{
    const char *why = cd_path_parse(to, text);

    if (why == NULL)
        return 0;
    source_error(
        &c->source, pointer, spot, "\"%.80s\" is no path: it %s", text, why);
    return -1;
}

static void
take_has(struct config *c, const json_t *array)
{
    size_t i, n = json_array_size(array);

    c->has = mem_zalloc(n, sizeof(*c->has));
    for (i = 0; i < n; i++) {
        struct config_has *h = &c->has[c->nhas];
        char *at = mem_printf("/input/has/%zu", i);

        h->path = json_string_value(json_array_get(array, i));
        if (h->path != NULL && *h->path != '\0' &&
            take_path(c, at, SOURCE_VALUE, h->path, &h->steps) == 0)
            c->nhas++;
        free(at);
    }
}

/* Does its path go through the field of that name? */
static bool
leads_into(const struct config_map *m, const char *name)
{
    return m->steps.n > 1 && strcmp(cd_path_name(&m->steps, 0), name) == 0;
}

/* What is wrong with a mapping beside those before it, or NULL; the caller
 * frees it. */
static char *
map_fault(const struct config *c, const struct config_map *m)
{
    size_t i;

    if (m->to_steps.n > 1)
        return mem_printf(
            "\"%s\" must be mapped as a whole: nothing can be put "
            "inside it",
            m->to);
    for (i = 0; i < m->steps.n; i++) {
        if (m->steps.steps[i].index == CD_STEP_EACH)
            return mem_printf("\"%.80s\" may name many values; \"[0]\" is the "
                              "first one",
                m->from);
    }
    for (i = 0; i < c->nmaps; i++) {
        const struct config_map *x = &c->maps[i];

        if (strcmp(x->to, m->to) == 0)
            return mem_printf("\"%s\" is mapped twice", m->to);
        if (strcmp(x->from, m->from) == 0)
            return mem_printf(
                "\"%s\" is already mapped to \"%s\"", m->from, x->to);
        if (cd_path_overlaps(&x->steps, &m->steps))
            return mem_printf(
                "\"%s\" and \"%s\", which is mapped to \"%s\", are "
                "one inside the other",
                m->from, x->from, x->to);
        if (leads_into(m, x->to) || leads_into(x, m->to))
            return mem_printf("\"%s\" and \"%s\": what one leads into is made "
                              "by the other",
                x->from, m->from);
    }
    return NULL;
}

/* The own names of the standard fields: {"body": "text"} is the wrong way
 * round. */
static void
check_direction(struct config *c, const char *at, const struct config_map *m)
{
    if (fields_find(m->to, strlen(m->to)) != NULL || m->steps.n > 1 ||
        fields_find(m->from, strlen(m->from)) == NULL)
        return;
    diag_help(source_warning(&c->source, at, SOURCE_KEY,
                  "\"%s\" of the input becomes \"%s\", which no plugin knows",
                  m->from, m->to),
        "the standard name comes first: \"%s\": \"%s\"", m->from, m->to);
}

static void
take_map(struct config *c, const char *to, const json_t *v)
{
    struct config_map *m = &c->maps[c->nmaps];
    struct buf at = { 0 };
    char *why = NULL;

    buf_adds(&at, "/input/fields");
    position_push(&at, to);
    m->from = json_string_value(v);
    if (m->from == NULL || *m->from == '\0' || *to == '\0') {
        source_error(&c->source, buf_cstr(&at), SOURCE_VALUE,
            "must name the input's field, as in \"text\": \"body\"");
    } else if (c->nmaps == CONFIG_MAPS) {
        source_error(&c->source, buf_cstr(&at), SOURCE_KEY,
            "more than %d fields are mapped", CONFIG_MAPS);
    } else if (take_path(c, buf_cstr(&at), SOURCE_KEY, to, &m->to_steps) == 0 &&
               take_path(c, buf_cstr(&at), SOURCE_VALUE, m->from, &m->steps) ==
                   0) {
        m->to = cd_path_name(&m->to_steps, 0);
        if ((why = map_fault(c, m)) != NULL) {
            source_error(&c->source, buf_cstr(&at), SOURCE_VALUE, "%s", why);
        } else {
            check_direction(c, at.p, m);
            m->bit = UINT64_C(1) << c->nmaps++;
        }
        free(why);
    }
    buf_free(&at);
}

static void
take_maps(struct config *c, const json_t *o)
{
    const char *to;
    json_t *v;
    size_t i;

    c->maps = mem_zalloc(CONFIG_MAPS + 1, sizeof(*c->maps));
    json_object_foreach ((json_t *)(uintptr_t)o, to, v) {
        if (strncmp(to, "//", 2) != 0)
            take_map(c, to, v);
    }
    for (i = 0; i < c->nmaps; i++) {
        if (c->maps[i].steps.n == 1) {
            c->renames[c->nrenames].bit = c->maps[i].bit;
            c->renames[c->nrenames].from = cd_path_name(&c->maps[i].steps, 0);
            c->renames[c->nrenames++].to = c->maps[i].to;
        }
    }
}

/* Who reads all inputs, whatever they begin with. */
static void
take_reader(struct config *c, const json_t *o)
{
    const char *name =
        json_string_value(schema_member(o, "reader", CD_T_STRING));
    const json_t *options = schema_member(o, "options", CD_T_OBJECT);

    if (name == NULL && options != NULL) {
        source_error(&c->source, "/input/options", SOURCE_KEY,
            "\"options\" are those of a reader, and \"reader\" names none");
    } else if (name != NULL && !names_valid(name)) {
        diag_help(source_error(&c->source, "/input/reader", SOURCE_VALUE,
                      "\"%.80s\" is no valid name", name),
            "names are made of a-z, 0-9 and _, and begin with a letter");
    } else if (name != NULL) {
        c->reader = mem_zalloc(1, sizeof(*c->reader));
        c->reader->plugin = c->reader->id = name;
        c->reader->options = options;
        c->reader->pointer = mem_strdup("/input");
    }
}

void
input_take(struct config *c, const json_t *o)
{
    const json_t *has;
    const char *big;

    if (o == NULL ||
        schema_check(&c->source, "/input", o, "\"input\"", grammar_input))
        return;
    c->paths = schema_member(o, "paths", CD_T_ARRAY);
    has = schema_member(o, "has", CD_T_ARRAY);
    take_has(c, has);
    take_maps(c, schema_member(o, "fields", CD_T_OBJECT));
    take_reader(c, o);
    items_take(c, json_string_value(schema_member(o, "items", CD_T_STRING)));
    c->new_only = json_is_true(schema_member(o, "new_only", CD_T_BOOL));
    big = json_string_value(schema_member(o, "big_numbers", CD_T_STRING));
    c->big_numbers = big != NULL && strcmp(big, "string") == 0;
}
