/* SPDX-License-Identifier: MIT */
#include "cli/pipeline_schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/plugin.h>

#include "base/mem.h"
#include "base/names.h"
#include "cli/plugin_schema.h"
#include "engine/reject.h"
#include "host/config.h"
#include "host/grammar.h"
#include "host/tests.h"
#include "io/codec.h"
#include "json/build.h"

/* ---- values ---------------------------------------------------------------
 */

static json_t *
schema_reference(const char *name)
{
    json_t *object = build_object();
    char text[NAMES_MAX + 40];

    snprintf(text, sizeof(text), "#/$defs/%s", name);
    build_set(object, "$ref", json_string(text));
    return object;
}

static json_t *
schema_words(const char *const *strings)
{
    json_t *list = build_array();

    for (; *strings != NULL; strings++)
        build_add(list, json_string(*strings));
    return list;
}

/* CD_T_* bits as the value of "type". */
static json_t *
types(uint32_t bits)
{
    static const struct {
        uint32_t bit;
        const char *name;
    } names[] = { { CD_T_BOOL, "boolean" }, { CD_T_INT, "integer" },
        { CD_T_STRING, "string" }, { CD_T_ARRAY, "array" },
        { CD_T_OBJECT, "object" } };
    json_t *list = build_array(), *one;
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (bits & names[i].bit)
            build_add(list, json_string(names[i].name));
    }
    if (json_array_size(list) != 1)
        return list;
    one = json_incref(json_array_get(list, 0));
    json_decref(list);
    return one;
}

/* An array: of strings that are not empty. */
static void
set_strings(json_t *to)
{
    json_t *items = build_object();

    build_set(items, "type", json_string("string"));
    build_set(items, "minLength", json_integer(1));
    build_set(to, "items", items);
}

static json_t *
key_schema(const struct schema_key *key)
{
    json_t *to = build_object();

    build_set(to, "description", build_text(key->help));
    build_set(to, "type", types(key->types));
    if (key->words != NULL)
        build_set(to, "enum", schema_words(key->words));
    if (key->name_only) {
        build_set(to, "pattern", json_string("^[a-z][a-z0-9_]*$"));
        build_set(to, "maxLength", json_integer(NAMES_MAX));
    }
    if (key->strings)
        set_strings(to);
    if (key->most > key->least) {
        build_set(to, "minimum", json_integer(key->least));
        if (key->most < INT64_MAX)
            build_set(to, "maximum", json_integer(key->most));
    }
    return to;
}

/* An object with the keys of a table. */
static json_t *
schema_object(const struct schema_key *keys)
{
    json_t *to = plugin_schema_object(), *required = build_array();

    for (; keys->name != NULL; keys++) {
        build_set(
            json_object_get(to, "properties"), keys->name, key_schema(keys));
        if (keys->required)
            build_add(required, json_string(keys->name));
    }
    if (json_array_size(required) > 0)
        build_set(to, "required", json_incref(required));
    json_decref(required);
    return to;
}

static json_t *
property(json_t *object, const char *key)
{
    return json_object_get(json_object_get(object, "properties"), key);
}

/* ---- stages and outputs ---------------------------------------------------
 */

static bool
is_of_kind(const json_t *plugin, const char *kind)
{
    return strcmp(json_string_value(json_object_get(plugin, "kind")), kind) ==
           0;
}

static const char *
plugin_name(const json_t *plugin)
{
    return json_string_value(json_object_get(plugin, "name"));
}

/* Of "if": the node names this plugin, as its `member`. */
static json_t *
if_named(const char *name, const char *member)
{
    json_t *object = build_object(), *properties = build_object(),
           *value = build_object(), *required = build_array();

    build_set(value, "const", json_string(name));
    build_set(properties, member, value);
    build_add(required, json_string(member));
    build_set(object, "properties", properties);
    build_set(object, "required", required);
    return object;
}

/* A format adds to what is there only where its path has fields. */
static void
set_one_file(json_t *to)
{
    build_set(to, "if",
        build(json_pack(
            "{s:{s:{s:s}}}", "properties", "path", "pattern", "[{]")));
    build_set(to, "else",
        build(json_pack("{s:{s:{s:b}}}", "properties", "append", "const", 0)));
}

/* Of "then": its options, and what its kind asks for. */
static json_t *
asks_for(const json_t *plugin)
{
    json_t *object = build_object(), *properties = build_object(),
           *required = build_array();
    char options[NAMES_MAX + 20];

    snprintf(options, sizeof(options), "options_%s", plugin_name(plugin));
    build_set(properties, "options", schema_reference(options));
    if (json_is_true(json_object_get(plugin, "required")))
        build_add(required, json_string("options"));
    if (is_of_kind(plugin, "format"))
        set_one_file(object);
    /* The client of a server writes no file. */
    if (json_is_true(json_object_get(plugin, "network")))
        build_set(properties, "path", json_false());
    else if (is_of_kind(plugin, "format") || is_of_kind(plugin, "store"))
        build_add(required, json_string("path"));
    build_set(object, "properties", properties);
    if (json_array_size(required) > 0)
        build_set(object, "required", json_incref(required));
    json_decref(required);
    return object;
}

/* A name of it, with a word about it. */
static json_t *
choice(const json_t *plugin, const char *name)
{
    json_t *object = build_object();

    build_set(object, "const", json_string(name));
    build_set(
        object, "description", json_incref(json_object_get(plugin, "summary")));
    return object;
}

static bool
has_plugin(const json_t *plugins, const char *name)
{
    json_t *plugin;
    size_t i;

    json_array_foreach ((json_t *)(uintptr_t)plugins, i, plugin) {
        if (strcmp(plugin_name(plugin), name) == 0)
            return true;
    }
    return false;
}

/* The name by which a reader is called besides its own, or NULL: see
 * readers.c. */
static const char *
short_name(const json_t *plugins, const json_t *plugin)
{
    static const char prefix[] = "read_";
    const char *name = plugin_name(plugin), *rest = name + sizeof(prefix) - 1;

    return is_of_kind(plugin, "reader") &&
                   strncmp(name, prefix, sizeof(prefix) - 1) == 0 &&
                   has_plugin(plugins, rest)
               ? rest
               : NULL;
}

/* The member of a stage, an output or the input names one of the plugins of its
 * kinds. */
static json_t *
node(const struct schema_key *keys, const json_t *plugins, const char *member,
    const char *kind, const char *other)
{
    json_t *to = schema_object(keys), *choices = build_array(),
           *all = build_array(), *plugin;
    size_t i;

    json_array_foreach ((json_t *)(uintptr_t)plugins, i, plugin) {
        const char *names[] = { plugin_name(plugin),
            short_name(plugins, plugin) };
        size_t j;

        if (!is_of_kind(plugin, kind) && !is_of_kind(plugin, other))
            continue;
        for (j = 0; j < 2 && names[j] != NULL; j++) {
            json_t *rule = build_object();

            build_set(rule, "if", if_named(names[j], member));
            build_set(rule, "then", asks_for(plugin));
            build_add(all, rule);
            build_add(choices, choice(plugin, names[j]));
        }
    }
    if (json_array_size(choices) > 0)
        build_set(property(to, member), "anyOf", json_incref(choices));
    json_decref(choices);
    if (json_array_size(all) > 0)
        build_set(to, "allOf", json_incref(all));
    json_decref(all);
    return to;
}

/* "level" is of what a path is compressed by, and within its bounds. */
static json_t *
level(void)
{
    json_t *choices = build_array();
    size_t i;

    for (i = 0; i < CODECS; i++) {
        char *pattern = mem_printf("\\%s$", codecs[i]->suffix);

        build_add(choices,
            build(json_pack("{s:{s:{s:s}, s:{s:i, s:i}}}", "properties", "path",
                "pattern", pattern, "level", "minimum", codecs[i]->levels.least,
                "maximum", codecs[i]->levels.most)));
        free(pattern);
    }
    return build(json_pack(
        "{s:{s:[s], s:o}}", "level", "required", "path", "anyOf", choices));
}

static json_t *
output(const json_t *plugins)
{
    static const char *const lists[] = { "only", "without" };
    json_t *to = node(grammar_output, plugins, "plugin", "format", "store");
    size_t i;

    build_set(to, "dependentSchemas", level());
    build_set(property(to, "path"), "minLength", json_integer(1));
    for (i = 0; i < 2; i++)
        build_set(property(to, lists[i]), "minItems", json_integer(1));
    if (has_plugin(plugins, "select"))
        json_object_update_new(
            property(to, "when"), schema_reference("options_select"));
    return to;
}

/* ---- the parts ------------------------------------------------------------
 */

static json_t *
input(const json_t *plugins)
{
    json_t *to = node(grammar_input, plugins, "reader", "reader", "reader"),
           *fields = plugin_schema_object();

    build_set(fields, "additionalProperties",
        build(json_pack("{s:s, s:i}", "type", "string", "minLength", 1)));
    json_object_del(fields, "properties");
    json_object_update_new(property(to, "fields"), fields);
    build_set(property(to, "items"), "minLength", json_integer(1));
    build_set(to, "dependentRequired",
        build(json_pack("{s:[s]}", "options", "reader")));
    return to;
}

static json_t *
limits(void)
{
    json_t *to = schema_object(grammar_limits),
           *rejects = property(to, "rejects");

    build_set(rejects, "minimum", json_integer(0));
    build_set(rejects, "pattern", json_string("^[0-9][0-9.eE+-]*%$"));
    return to;
}

/* An object with no other keys than those of a place is one. */
static json_t *
schema_place(void)
{
    json_t *to = build_object(), *keys = schema_object(grammar_place), *any,
           *names;
    const struct schema_key *key;

    any = build_array();
    names = build_array();
    for (key = grammar_place; key->name != NULL; key++) {
        build_add(any, build(json_pack("{s:[s]}", "required", key->name)));
        build_add(names, json_string(key->name));
    }
    build_set(to, "if",
        build(json_pack(
            "{s:o, s:{s:o}}", "anyOf", any, "propertyNames", "enum", names)));
    build_set(to, "then", keys);
    return to;
}

/* What a field must be: any value, or an object in which a condition is. */
static json_t *
expected(const json_t *plugins)
{
    json_t *to = build_object(), *keys = plugin_schema_object(),
           *any = build_array();
    const struct test_condition *condition;
    char name[80];

    for (condition = test_conditions; condition->name != NULL; condition++) {
        json_t *value = build_object();

        snprintf(name, sizeof(name), "options_select/properties/%s",
            condition->name);
        if (condition->as == TEST_LIST) {
            build_set(value, "const", json_true());
        } else if (condition->as != TEST_PAIRS &&
                   has_plugin(plugins, "select")) {
            json_decref(value);
            value = schema_reference(name);
        }
        build_set(json_object_get(keys, "properties"), condition->name, value);
        build_add(
            any, build(json_pack("{s:[s]}", "required", condition->name)));
    }
    build_set(to, "if",
        build(json_pack("{s:s, s:o}", "type", "object", "anyOf", any)));
    build_set(to, "then", keys);
    return to;
}

/* A record that is dropped has no fields, and so on. */
static json_t *
test_schema(void)
{
    json_t *to = schema_object(grammar_test), *expect = property(to, "expect"),
           *comments = build_object();

    build_set(comments, "^//", json_true());
    build_set(expect, "patternProperties", comments);
    build_set(expect, "additionalProperties", schema_reference("expected"));
    json_object_update_new(property(to, "input"), schema_place());
    build_set(property(to, "name"), "minLength", json_integer(1));
    build_set(property(to, "rejected"), "enum", schema_words(reject_codes));
    build_set(to, "dependentSchemas",
        build(json_pack("{s:{s:{s:{s:b}, s:b}}}", "rejected", "properties",
            "dropped", "const", 0, "expect", 0)));
    build_set(to, "if",
        build(json_pack("{s:{s:{s:b}}, s:[s]}", "properties", "dropped",
            "const", 1, "required", "dropped")));
    build_set(
        to, "then", build(json_pack("{s:{s:b}}", "properties", "expect", 0)));
    return to;
}

/* The members of a pipeline that are arrays of a part. */
static void
set_items(json_t *of, const char *key, const char *part, size_t most)
{
    build_set(property(of, key), "items", schema_reference(part));
    build_set(property(of, key), "maxItems", json_integer((json_int_t)most));
}

/* A file of tests has no version: what has other keys needs one. */
static void
set_required(json_t *to)
{
    json_t *keys = build_array(), *needs = build_array();
    const struct schema_key *key;

    for (key = grammar_tests_file; key->name != NULL; key++) {
        build_add(keys, json_string(key->name));
        if (key->required)
            build_add(needs, json_string(key->name));
    }
    build_set(to, "if",
        build(json_pack("{s:o, s:{s:[{s:o}, {s:s}]}}", "required", needs,
            "propertyNames", "anyOf", "enum", keys, "pattern", "^//")));
    build_set(to, "else",
        build(json_pack("{s:o}", "required",
            json_incref(json_object_get(to, "required")))));
    json_object_del(to, "required");
}

json_t *
pipeline_schema(const json_t *plugins)
{
    json_t *to = build_object(), *defs = build_object(),
           *keys = schema_object(grammar_pipeline), *plugin;
    char options[NAMES_MAX + 20];
    size_t i;

    build_set(to, "$schema",
        json_string("https://json-schema.org/draft/2020-12/schema"));
    build_set(to, "title", json_string("A pipeline of copydesk"));
    json_object_update(to, keys);
    json_decref(keys);
    set_required(to);
    build_set(property(to, "copydesk"), "const", json_integer(GRAMMAR_FORMAT));
    json_object_update_new(property(to, "input"), schema_reference("input"));
    json_object_update_new(property(to, "limits"), schema_reference("limits"));
    set_items(to, "stages", "stage", CONFIG_NODES);
    set_items(to, "outputs", "output", CONFIG_NODES);
    set_items(to, "tests", "test", TESTS_MOST);
    build_set(defs, "input", input(plugins));
    build_set(defs, "stage",
        node(grammar_stage, plugins, "plugin", "filter", "filter"));
    build_set(defs, "output", output(plugins));
    build_set(defs, "limits", limits());
    build_set(defs, "test", test_schema());
    build_set(defs, "expected", expected(plugins));
    json_array_foreach ((json_t *)(uintptr_t)plugins, i, plugin) {
        snprintf(options, sizeof(options), "options_%s", plugin_name(plugin));
        build_set(
            defs, options, json_incref(json_object_get(plugin, "options")));
    }
    build_set(to, "$defs", defs);
    return to;
}
