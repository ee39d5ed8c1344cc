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
set_option(struct source *s, json_t *options, const char *pointer,
    const char *name, const char *value, const char *label)
{
    struct buf at = { 0 };

    buf_adds(&at, pointer);
    position_push(&at, name);
    source_from_argument(s, buf_cstr(&at), label);
    if (utf8_valid(name, strlen(name)) < strlen(name) ||
        utf8_valid(value, strlen(value)) < strlen(value))
        source_error(s, at.p, SOURCE_VALUE, "is not valid UTF-8");
    else
        build_set(options, name, json_string(value));
    buf_free(&at);
}

/* Bytes of the value at s: up to ":NAME=" or the end. */
static size_t
value_length(const char *s)
{
    const char *p;

    for (p = s; (p = strchr(p, ':')) != NULL; p++) {
        size_t n = strspn(p + 1, NAME_BYTES);

        if (n > 0 && p[1 + n] == '=')
            return (size_t)(p - s);
    }
    return strlen(s);
}

void
arguments_stage(struct source *s, json_t *stages, const char *arg)
{
    char *label = mem_printf("-s %s", arg);
    char *pointer = mem_printf("/stages/%zu", json_array_size(stages));
    char *inside = mem_printf("%s/options", pointer);
    json_t *stage = build_object(), *options = build_object();
    size_t n = strcspn(arg, ":");
    char *name = mem_dup(arg, n);

    build_set(stage, "plugin", build_text(name));
    build_set(stage, "options", options);
    build_add(stages, stage);
    source_from_argument(s, pointer, label);
    for (arg += n; *arg == ':'; arg += n) {
        size_t eq = strcspn(++arg, "=");

        n = arg[eq] == '=' ? eq + 1 + value_length(arg + eq + 1) : eq;
        if (arg[eq] != '=') {
            source_error(s, pointer, SOURCE_VALUE,
                "\"%s\" is not OPTION=VALUE", arg);
        } else {
            char *key = mem_dup(arg, eq);
            char *value = mem_dup(arg + eq + 1, n - eq - 1);

            set_option(s, options, inside, key, value, label);
            free(key);
            free(value);
        }
    }
    free(name);
    free(label);
    free(pointer);
    free(inside);
}

/* The name that a stage or output goes by. */
static const char *
name_of(const json_t *node)
{
    const char *id = json_string_value(json_object_get(node, "id"));

    return id != NULL ? id :
                        json_string_value(json_object_get(node, "plugin"));
}

/* The node called `id` in root[key]; *at is its index. */
static json_t *
find(json_t *root, const char *key, const char *id, size_t *at,
    struct names_guess *guess)
{
    json_t *array = json_object_get(root, key);

    for (*at = 0; *at < json_array_size(array); ++*at) {
        json_t *node = json_array_get(array, *at);
        const char *name = name_of(node);

        if (name != NULL && strcmp(name, id) == 0)
            return node;
        if (name != NULL)
            names_offer(guess, id, name);
    }
    return NULL;
}

void
arguments_set(struct source *s, json_t *root, const char *arg)
{
    char *label = mem_printf("--set %s", arg);
    size_t dot = strcspn(arg, ".="), eq = strcspn(arg, "="), at = 0;
    struct names_guess guess = { 0 };
    const char *key = "stages";
    char *id = mem_dup(arg, dot), *option, *pointer;
    json_t *node, *options;

    if (arg[dot] != '.' || arg[eq] != '=') {
        diags_add(&s->diags, DIAG_ERROR, label, 0, 0,
            "is not STAGE.OPTION=VALUE");
        goto done;
    }
    if ((node = find(root, key, id, &at, &guess)) == NULL)
        node = find(root, key = "outputs", id, &at, &guess);
    if (node == NULL) {
        struct diag *d = diags_add(&s->diags, DIAG_ERROR, label, 0, 0,
            "no stage or output is called \"%s\"", id);

        if (guess.best != NULL)
            diag_help(d, "did you mean \"%s\"?", guess.best);
        goto done;
    }
    if ((options = json_object_get(node, "options")) == NULL) {
        options = build_object();
        build_set(node, "options", options);
    }
    pointer = mem_printf("/%s/%zu/options", key, at);
    option = mem_dup(arg + dot + 1, eq - dot - 1);
    if (json_is_object(options))
        set_option(s, options, pointer, option, arg + eq + 1, label);
    free(option);
    free(pointer);
done:
    free(id);
    free(label);
}
