/* SPDX-License-Identifier: MIT */
#include "host/arguments.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "base/utf8.h"
#include "json/build.h"
#include "json/position.h"

#define NAME_BYTES "abcdefghijklmnopqrstuvwxyz0123456789_"

/* The text of an option, in the object `options` that stands at `pointer`. */
static void
set_option(struct source *source, json_t *options, const char *pointer,
    const char *name, const char *value, const char *label)
{
    struct buf at = { 0 };

    buf_adds(&at, pointer);
    position_push(&at, name);
    source_from_argument(source, buf_cstr(&at), label);
    if (utf8_valid(name, strlen(name)) < strlen(name) ||
        utf8_valid(value, strlen(value)) < strlen(value))
        source_error(source, at.p, SOURCE_VALUE, "is not valid UTF-8");
    else
        build_set(options, name, json_string(value));
    buf_free(&at);
}

/* Bytes of the value at `text`: up to ":NAME=" or the end.  Behind a backslash,
 * a colon is one of the value. */
static size_t
value_length(const char *text)
{
    const char *at;

    for (at = text; (at = strchr(at, ':')) != NULL; at++) {
        size_t n = strspn(at + 1, NAME_BYTES);

        if (n > 0 && at[1 + n] == '=' && (at == text || at[-1] != '\\'))
            return (size_t)(at - text);
    }
    return strlen(text);
}

/* A value of n bytes, "\:" in it read as ":". */
static char *
value_text(const char *string, size_t n)
{
    char *text = mem_dup(string, n), *to = text;
    size_t i;

    for (i = 0; i < n; i++) {
        if (string[i] == '\\' && i + 1 < n && string[i + 1] == ':')
            continue;
        *to++ = string[i];
    }
    *to = '\0';
    return text;
}

/* The stages of one plugin get names of their own: select, select_2 ... */
static void
set_id(json_t *stages, json_t *stage, const char *plugin)
{
    size_t i, same = 1;
    char *id;

    for (i = 0; i < json_array_size(stages); i++) {
        const char *other = json_string_value(
            json_object_get(json_array_get(stages, i), "plugin"));

        same += other != NULL && strcmp(other, plugin) == 0;
    }
    if (same == 1)
        return;
    id = mem_printf("%s_%zu", plugin, same);
    build_set(stage, "id", build_text(id));
    free(id);
}

/* The options "OPTION=VALUE:..." of a stage.  What is said about them never
 * shows a value: another one may be secret. */
static void
set_options(struct source *source, json_t *options, const char *pointer,
    const char *plugin, const char *arg)
{
    size_t n = 0, count = 0;

    for (; *arg == ':'; arg += n) {
        size_t eq = strcspn(++arg, "=:");
        char *name = mem_dup(arg, eq), *value;
        char *label = mem_printf("-s %s:%s", plugin, name);

        count++;
        if (eq == 0 || arg[eq] != '=') {
            diag_help(
                source_error(source, pointer, SOURCE_VALUE,
                    "number %zu of its options is not OPTION=VALUE", count),
                "a \":\" that belongs to a value and stands before NAME= is "
                "written \"\\:\"");
            n = strlen(arg);
        } else if (json_object_get(options, name) != NULL) {
            source_error(source, pointer, SOURCE_VALUE,
                "option \"%s\" is given twice", name);
            n = strlen(arg);
        } else {
            n = eq + 1 + value_length(arg + eq + 1);
            value = value_text(arg + eq + 1, n - eq - 1);
            set_option(source, options, pointer, name, value, label);
            free(value);
        }
        free(name);
        free(label);
    }
}

void
arguments_stage(struct source *source, json_t *stages, const char *arg)
{
    size_t n = strcspn(arg, ":");
    char *name = mem_dup(arg, n);
    char *label = mem_printf("-s %s", name);
    char *pointer = mem_printf("/stages/%zu", json_array_size(stages));
    char *inside = mem_printf("%s/options", pointer);
    json_t *stage = build_object(), *options = build_object();

    build_set(stage, "plugin", build_text(name));
    set_id(stages, stage, name);
    build_set(stage, "options", options);
    build_add(stages, stage);
    source_from_argument(source, pointer, label);
    set_options(source, options, inside, name, arg + n);
    free(name);
    free(label);
    free(pointer);
    free(inside);
}

/* The name that a stage or output goes by. */
static const char *
node_name(const json_t *node)
{
    const char *id = json_string_value(json_object_get(node, "id"));

    return id != NULL ? id : json_string_value(json_object_get(node, "plugin"));
}

/* The node called `id` in root[key]; *at is its index. */
static json_t *
find_node(json_t *root, const char *key, const char *id, size_t *at,
    struct names_guess *guess)
{
    json_t *array = json_object_get(root, key);

    for (*at = 0; *at < json_array_size(array); ++*at) {
        json_t *node = json_array_get(array, *at);
        const char *name = node_name(node);

        if (name != NULL && strcmp(name, id) == 0)
            return node;
        if (name != NULL)
            names_offer(guess, id, name);
    }
    return NULL;
}

void
arguments_set(struct source *source, json_t *root, const char *arg)
{
    /* Without the value: it may be secret. */
    char *label =
        mem_printf("--set %.*s", (int)strspn(arg, NAME_BYTES "."), arg);
    size_t dot = strcspn(arg, ".="), eq = strcspn(arg, "="), at = 0;
    struct names_guess guess = { 0 };
    const char *key = "stages", *inside = "options";
    char *id = mem_dup(arg, dot), *option, *pointer;
    json_t *node, *options;

    if (arg[dot] != '.' || arg[eq] != '=') {
        diags_add(&source->diags, DIAG_ERROR, label, 0, 0,
            "is not STAGE.OPTION=VALUE");
        goto done;
    }
    if ((node = find_node(root, key, id, &at, &guess)) == NULL)
        node = find_node(root, key = "outputs", id, &at, &guess);
    if (node == NULL) {
        struct diag *diag = diags_add(&source->diags, DIAG_ERROR, label, 0, 0,
            "no stage or output is called \"%s\"", id);

        if (guess.best != NULL)
            diag_help(diag, "did you mean \"%s\"?", guess.best);
        goto done;
    }
    if (strcmp(key, "outputs") == 0 &&
        strncmp(arg + dot + 1, "when.", strlen("when.")) == 0) {
        inside = "when";
        dot += strlen("when.");
    }
    if ((options = json_object_get(node, inside)) == NULL) {
        options = build_object();
        build_set(node, inside, options);
    }
    pointer = mem_printf("/%s/%zu/%s", key, at, inside);
    option = mem_dup(arg + dot + 1, eq - dot - 1);
    if (json_is_object(options))
        set_option(source, options, pointer, option, arg + eq + 1, label);
    free(option);
    free(pointer);
done:
    free(id);
    free(label);
}

/* The member of root.input, which is made if it is not there; NULL if what is
 * there is of another type: that is told by whoever checks it. */
static json_t *
input_member(json_t *root, const char *key, json_t *(*make)(void))
{
    json_t *input = json_object_get(root, "input"), *value;

    if (input == NULL) {
        input = build_object();
        build_set(root, "input", input);
    }
    if (!json_is_object(input))
        return NULL;
    if ((value = json_object_get(input, key)) == NULL) {
        value = make();
        build_set(input, key, value);
    }
    return value;
}

/* Does one of the first n give a path to the same field as `arg`? */
static bool
mapped_before(const char *const *args, size_t n, const char *arg)
{
    size_t i, length = strcspn(arg, "=") + 1;

    for (i = 0; i < n; i++) {
        if (strncmp(args[i], arg, length) == 0)
            return true;
    }
    return false;
}

void
arguments_field(
    struct source *source, json_t *root, const char *const *args, size_t i)
{
    const char *arg = args[i];
    char *label = mem_printf("--field %s", arg);
    size_t eq = strcspn(arg, "=");
    char *name = mem_dup(arg, eq);
    struct buf at = { 0 };
    json_t *value;

    if (eq == 0 || utf8_valid(arg, strlen(arg)) < strlen(arg)) {
        diags_add(&source->diags, DIAG_ERROR, label, 0, 0,
            "is neither NAME nor NAME=PATH");
    } else if (arg[eq] == '=' && mapped_before(args, i, arg)) {
        diags_add(&source->diags, DIAG_ERROR, label, 0, 0,
            "\"%s\" is mapped twice", name);
    } else if (arg[eq] == '=') {
        value = input_member(root, "fields", build_object);
        buf_adds(&at, "/input/fields");
        position_push(&at, name);
        source_from_argument(source, buf_cstr(&at), label);
        if (json_is_object(value))
            build_set(value, name, json_string(arg + eq + 1));
    } else {
        value = input_member(root, "has", build_array);
        buf_addf(&at, "/input/has/%zu", json_array_size(value));
        source_from_argument(source, buf_cstr(&at), label);
        if (json_is_array(value))
            build_add(value, json_string(name));
    }
    buf_free(&at);
    free(name);
    free(label);
}
