/* SPDX-License-Identifier: MIT */
#include "cli/plugin_schema.h"

#include <float.h>
#include <stdlib.h>

#include "host/option.h"
#include "json/build.h"

json_t *
plugin_schema_object(void)
{
    json_t *object = build_object(), *comments = build_object();

    build_set(comments, "^//", json_true());
    build_set(object, "type", json_string("object"));
    build_set(object, "properties", build_object());
    build_set(object, "patternProperties", comments);
    build_set(object, "additionalProperties", json_false());
    return object;
}

static json_t *
pair_schema(const char *a, const char *b)
{
    json_t *list = build_array();

    build_add(list, json_string(a));
    build_add(list, json_string(b));
    return list;
}

static void
set_choices(json_t *to, const struct cd_option *option)
{
    json_t *choices = build_array();
    size_t i;

    for (i = 0; option->choices[i] != NULL; i++)
        build_add(choices, build_text(option->choices[i]));
    build_set(to, "enum", choices);
}

static void
set_integers(json_t *to, const struct cd_option *option)
{
    build_set(to, "type", json_string("integer"));
    if (option->min.i > INT64_MIN)
        build_set(to, "minimum", json_integer(option->min.i));
    if (option->max.i < INT64_MAX)
        build_set(to, "maximum", json_integer(option->max.i));
}

static void
set_numbers(json_t *to, const struct cd_option *option)
{
    build_set(to, "type", json_string("number"));
    if (option->min.d > -DBL_MAX)
        build_set(to, "minimum", json_real(option->min.d));
    if (option->max.d < DBL_MAX)
        build_set(to, "maximum", json_real(option->max.d));
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
set_type(json_t *to, const struct cd_option *option)
{
    switch ((enum cd_option_type)option->type) {
    case CD_O_BOOL:
        build_set(to, "type", json_string("boolean"));
        break;
    case CD_O_INT:
        set_integers(to, option);
        break;
    case CD_O_REAL:
        set_numbers(to, option);
        break;
    case CD_O_STRING:
    case CD_O_PATH:
        build_set(to, "type",
            (option->type == CD_O_PATH || option->def.s == NULL) &&
                    !(option->flags & CD_O_REQUIRED)
                ? pair_schema("string", "null")
                : json_string("string"));
        break;
    case CD_O_ENUM:
        set_choices(to, option);
        break;
    case CD_O_STRINGS:
        set_strings(to);
        break;
    case CD_O_JSON:
        break;
    }
}

static json_t *
option_schema(const struct cd_option *option)
{
    json_t *to = build_object(), *def;
    char *text = option_default(option);

    build_set(to, "description", build_text(option->help));
    set_type(to, option);
    def = text != NULL ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;
    if (def != NULL && !(option->flags & CD_O_REQUIRED))
        build_set(to, "default", json_incref(def));
    if (option->flags & CD_O_DEPRECATED)
        build_set(to, "deprecated", json_true());
    json_decref(def);
    free(text);
    return to;
}

json_t *
plugin_schema(const struct plugin *plugin)
{
    json_t *to = build_object(), *options = plugin_schema_object(),
           *required = build_array();
    size_t i;

    for (i = 0; i < plugin->noptions; i++) {
        const struct cd_option *option = &plugin->options[i];

        build_set(json_object_get(options, "properties"), option->name,
            option_schema(option));
        if (option->flags & CD_O_REQUIRED)
            build_add(required, json_string(option->name));
    }
    build_set(to, "name", json_string(plugin->d.name));
    build_set(to, "kind", json_string(abi_kind(plugin)));
    build_set(to, "summary", build_text(plugin->d.summary));
    build_set(to, "network", json_boolean((plugin->d.flags & CD_NETWORK) != 0));
    build_set(to, "required", json_boolean(json_array_size(required) > 0));
    if (json_array_size(required) > 0)
        build_set(options, "required", required);
    else
        json_decref(required);
    build_set(to, "options", options);
    return to;
}
