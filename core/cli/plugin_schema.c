/* SPDX-License-Identifier: MIT */
#include "cli/plugin_schema.h"

#include <float.h>
#include <stdlib.h>

#include "host/option.h"
#include "json/build.h"

json_t *
plugin_schema_object(void)
{
    json_t *o = build_object(), *comments = build_object();

    build_set(comments, "^//", json_true());
    build_set(o, "type", json_string("object"));
    build_set(o, "properties", build_object());
    build_set(o, "patternProperties", comments);
    build_set(o, "additionalProperties", json_false());
    return o;
}

static json_t *
pair(const char *a, const char *b)
{
    json_t *list = build_array();

    build_add(list, json_string(a));
    build_add(list, json_string(b));
    return list;
}

static void
set_choices(json_t *to, const struct cd_option *o)
{
    json_t *choices = build_array();
    size_t i;

    for (i = 0; o->choices[i] != NULL; i++)
        build_add(choices, build_text(o->choices[i]));
    build_set(to, "enum", choices);
}

static void
set_integers(json_t *to, const struct cd_option *o)
{
    build_set(to, "type", json_string("integer"));
    if (o->min.i > INT64_MIN)
        build_set(to, "minimum", json_integer(o->min.i));
    if (o->max.i < INT64_MAX)
        build_set(to, "maximum", json_integer(o->max.i));
}

static void
set_numbers(json_t *to, const struct cd_option *o)
{
    build_set(to, "type", json_string("number"));
    if (o->min.d > -DBL_MAX)
        build_set(to, "minimum", json_real(o->min.d));
    if (o->max.d < DBL_MAX)
        build_set(to, "maximum", json_real(o->max.d));
}

static void
set_strings(json_t *to)
{
    json_t *items = build_object();

    build_set(items, "type", json_string("string"));
    build_set(to, "type", json_string("array"));
    build_set(to, "items", items);
}

/* What values option_bind takes. */
static void
set_type(json_t *to, const struct cd_option *o)
{
    switch ((enum cd_option_type)o->type) {
    case CD_O_BOOL:
        build_set(to, "type", json_string("boolean"));
        break;
    case CD_O_INT:
        set_integers(to, o);
        break;
    case CD_O_REAL:
        set_numbers(to, o);
        break;
    case CD_O_STRING:
    case CD_O_PATH:
        build_set(to, "type",
            (o->type == CD_O_PATH || o->def.s == NULL) &&
                    !(o->flags & CD_O_REQUIRED)
                ? pair("string", "null")
                : json_string("string"));
        break;
    case CD_O_ENUM:
        set_choices(to, o);
        break;
    case CD_O_STRINGS:
        set_strings(to);
        break;
    case CD_O_JSON:
        break;
    }
}

static json_t *
option_schema(const struct cd_option *o)
{
    json_t *to = build_object(), *def;
    char *text = option_default(o);

    build_set(to, "description", build_text(o->help));
    set_type(to, o);
    def = text != NULL ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;
    if (def != NULL && !(o->flags & CD_O_REQUIRED))
        build_set(to, "default", json_incref(def));
    if (o->flags & CD_O_DEPRECATED)
        build_set(to, "deprecated", json_true());
    json_decref(def);
    free(text);
    return to;
}

json_t *
plugin_schema(const struct plugin *p)
{
    json_t *to = build_object(), *options = plugin_schema_object(),
           *required = build_array();
    size_t i;

    for (i = 0; i < p->noptions; i++) {
        const struct cd_option *o = &p->options[i];

        build_set(
            json_object_get(options, "properties"), o->name, option_schema(o));
        if (o->flags & CD_O_REQUIRED)
            build_add(required, json_string(o->name));
    }
    build_set(to, "name", json_string(p->d.name));
    build_set(to, "kind", json_string(abi_kind(p)));
    build_set(to, "summary", build_text(p->d.summary));
    build_set(to, "required", json_boolean(json_array_size(required) > 0));
    if (json_array_size(required) > 0)
        build_set(options, "required", required);
    else
        json_decref(required);
    build_set(to, "options", options);
    return to;
}
