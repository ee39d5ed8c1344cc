/* SPDX-License-Identifier: MIT */
#include "host/option.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/schema.h"
#include "io/paths.h"
#include "json/position.h"
#include "json/reader.h"
#include "json/writer.h"

/* One option being bound. */
struct bind {
    struct config *c;
    json_t *options; /* the object the value stands in, or NULL */
    struct arena *arena;
    const struct cd_option *o;
    const json_t *v;     /* its value; NULL: the default */
    const char *pointer; /* where the value stands */
    bool text;           /* it came from an argument, as text */
    char *to;            /* where it goes in the options struct */
};

static char *
keep_text(struct bind *b, const char *text, size_t n)
{
    char *copy = arena_alloc(b->arena, n + 1);

    memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

static struct diag *
complain_of_option(struct bind *b, const char *what)
{
    char *range = option_range(b->o);
    struct diag *diag;

    if ((b->o->flags & CD_O_SECRET) || !json_is_string(b->v))
        diag = source_error(&b->c->source, b->pointer, SOURCE_VALUE,
            "option \"%s\" %s", b->o->name, what);
    else
        diag = source_error(&b->c->source, b->pointer, SOURCE_VALUE,
            "option \"%s\" %s: \"%.80s\"", b->o->name, what,
            json_string_value(b->v));
    diag_help(diag, "\"%s\" is %s", b->o->name, range);
    free(range);
    return diag;
}

/* The value must be of the types, or text.  Returns false, after complaining,
 * if it is not. */
static bool
expect(struct bind *b, uint32_t types)
{
    char what[40];

    if (b->text || schema_is(b->v, types))
        return true;
    snprintf(what, sizeof(what), "cannot be %s", schema_type(b->v));
    complain_of_option(b, what);
    return false;
}

/* ---- one function a type ------------------------------------------------ */

static void
bind_bool(struct bind *b)
{
    bool value = b->o->def.b;
    const char *text;

    if (b->v != NULL && expect(b, CD_T_BOOL)) {
        value = json_is_true(b->v);
        text = json_string_value(b->v);
        if (b->text && (value = strcmp(text, "true") == 0) == false &&
            strcmp(text, "false") != 0)
            complain_of_option(b, "is neither true nor false");
    }
    memcpy(b->to, &value, sizeof(value));
}

/* The number that the text is, a new reference; NULL after complaining. */
static json_t *
number_of_text(struct bind *b, const char *what)
{
    struct reader_error fault;
    json_t *value = b->text ? reader_parse(json_string_value(b->v),
                                  json_string_length(b->v), NULL, &fault)
                            : json_incref((json_t *)(uintptr_t)b->v);

    if (value != NULL && json_is_number(value))
        return value;
    if (value == NULL && strcmp(fault.code, "number_range") == 0)
        complain_of_option(b, "is out of range");
    else
        complain_of_option(b, what);
    json_decref(value);
    return NULL;
}

static void
bind_int(struct bind *b)
{
    int64_t one = b->o->def.i;
    json_t *value = NULL;

    if (b->v != NULL && expect(b, CD_T_INT))
        value = number_of_text(b, "is not an integer");
    if (value != NULL) {
        one = json_integer_value(value);
        if (!json_is_integer(value))
            complain_of_option(b, "is not an integer");
        else if (one < b->o->min.i || one > b->o->max.i)
            complain_of_option(b, "is out of range");
    }
    json_decref(value);
    memcpy(b->to, &one, sizeof(one));
}

static void
bind_real(struct bind *b)
{
    double real = b->o->def.d;
    json_t *value = NULL;

    if (b->v != NULL && expect(b, CD_T_INT | CD_T_REAL))
        value = number_of_text(b, "is not a number");
    if (value != NULL) {
        real = json_number_value(value);
        if (!(real >= b->o->min.d && real <= b->o->max.d))
            complain_of_option(b, "is out of range");
    }
    json_decref(value);
    memcpy(b->to, &real, sizeof(real));
}

static void
bind_string(struct bind *b)
{
    const char *text = b->o->def.s;
    uint32_t types = CD_T_STRING;

    if (json_is_null(b->v) && b->o->def.s == NULL)
        b->v = NULL;
    if (b->v != NULL && expect(b, types))
        text = keep_text(b, json_string_value(b->v), json_string_length(b->v));
    memcpy(b->to, &text, sizeof(text));
}

/* Relative paths are seen from the pipeline's folder, or from the current one
 * if they came as an argument. */
static void
bind_path(struct bind *b)
{
    const char *text = NULL;

    if (b->v != NULL && !json_is_null(b->v) && expect(b, CD_T_STRING)) {
        char *path =
            paths_join(b->text ? "" : b->c->folder, json_string_value(b->v));
        char *here = path[0] == '/' ? NULL : getcwd(NULL, 0);
        char *whole = here != NULL ? paths_join(here, path) : mem_strdup(path);

        text = keep_text(b, whole, strlen(whole));
        if (access(whole, R_OK) != 0)
            source_error(&b->c->source, b->pointer, SOURCE_VALUE,
                "option \"%s\": cannot read \"%s\": %s", b->o->name,
                b->o->flags & CD_O_SECRET ? OPTION_HIDDEN : whole,
                strerror(errno));
        free(path);
        free(here);
        free(whole);
    }
    memcpy(b->to, &text, sizeof(text));
}

static void
bind_enum(struct bind *b)
{
    int number = (int)b->o->def.i, i;
    struct names_guess guess = { 0 };
    const char *text = json_string_value(b->v);

    if (b->v != NULL && expect(b, CD_T_STRING)) {
        for (i = 0; b->o->choices[i] != NULL; i++) {
            if (strcmp(b->o->choices[i], text) == 0)
                break;
            names_offer(&guess, text, b->o->choices[i]);
        }
        number = i;
        if (b->o->choices[i] == NULL) {
            struct diag *diag = source_error(&b->c->source, b->pointer,
                SOURCE_VALUE, "option \"%s\" has no choice \"%.80s\"",
                b->o->name, b->o->flags & CD_O_SECRET ? OPTION_HIDDEN : text);
            char *range = option_range(b->o);

            if (guess.best != NULL)
                diag_help(diag, "did you mean \"%s\"?", guess.best);
            else
                diag_help(diag, "\"%s\" is %s", b->o->name, range);
            free(range);
        }
    }
    memcpy(b->to, &number, sizeof(number));
}

/* The parts of "a,b". */
static const char **
split_commas(struct bind *b, size_t *n)
{
    const char *text = json_string_value(b->v), **strings, *at;
    size_t i;

    *n = 1;
    for (at = text; *at != '\0'; at++)
        *n += *at == ',';
    if (*text == '\0')
        *n = 0;
    strings = arena_alloc(b->arena, (*n + 1) * sizeof(*strings));
    for (i = 0; i < *n; i++) {
        size_t len = strcspn(text, ",");

        strings[i] = keep_text(b, text, len);
        text += len + (text[len] == ',');
    }
    strings[*n] = NULL;
    return strings;
}

/* The strings of an array. */
static void
take_strings(struct bind *b, const json_t *array, struct cd_strings *strings)
{
    size_t i, n = json_array_size(array);
    const char **list = arena_alloc(b->arena, (n + 1) * sizeof(*list));

    for (i = 0; i < n; i++) {
        const json_t *item = json_array_get(array, i);

        if (!json_is_string(item)) {
            complain_of_option(b, "has an element that is not a string");
            n = 0; /* what it would name is not looked for */
            break;
        }
        list[i] =
            keep_text(b, json_string_value(item), json_string_length(item));
    }
    list[n] = NULL;
    strings->v = list;
    strings->n = n;
}

/* As text: "a,b", or the array as JSON. */
static void
strings_of_text(struct bind *b, struct cd_strings *strings)
{
    struct reader_error fault;
    json_t *array;

    if (json_string_value(b->v)[0] != '[') {
        strings->v = split_commas(b, &strings->n);
        return;
    }
    array = reader_parse(
        json_string_value(b->v), json_string_length(b->v), NULL, &fault);
    if (array == NULL)
        complain_of_option(b, "begins as a JSON array, but is not valid JSON");
    else
        take_strings(b, array, strings);
    json_decref(array);
}

static void
bind_strings(struct bind *b)
{
    struct cd_strings strings = { b->o->def.list, 0 };

    while (strings.v != NULL && strings.v[strings.n] != NULL)
        strings.n++;
    if (b->v != NULL && expect(b, CD_T_ARRAY)) {
        if (b->text)
            strings_of_text(b, &strings);
        else
            take_strings(b, b->v, &strings);
    }
    memcpy(b->to, &strings, sizeof(strings));
}

static void
bind_json(struct bind *b)
{
    const json_t *item = b->v;
    struct reader_error fault;

    if (b->text) {
        json_t *parsed = reader_parse(
            json_string_value(b->v), json_string_length(b->v), NULL, &fault);

        if (parsed == NULL)
            complain_of_option(b, "is not valid JSON");
        else /* the pipeline's tree owns it, in place of the text */
            json_object_set_new(b->options, b->o->name, parsed);
        item = parsed;
    }
    memcpy(b->to, &item, sizeof(item));
}

static void (*const binders[])(struct bind *) = {
    [CD_O_BOOL] = bind_bool,
    [CD_O_INT] = bind_int,
    [CD_O_REAL] = bind_real,
    [CD_O_STRING] = bind_string,
    [CD_O_PATH] = bind_path,
    [CD_O_ENUM] = bind_enum,
    [CD_O_STRINGS] = bind_strings,
    [CD_O_JSON] = bind_json,
};

/* ---- all of them -------------------------------------------------------- */

static void
check_known(struct config *config, const struct config_node *node,
    const struct plugin *plugin)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)node->options, key, value) {
        struct names_guess guess = { 0 };
        struct diag *diag;
        char *at;
        size_t i;

        for (i = 0; i < plugin->noptions; i++) {
            if (strcmp(plugin->options[i].name, key) == 0)
                break;
            names_offer(&guess, key, plugin->options[i].name);
        }
        if (i < plugin->noptions || strncmp(key, "//", 2) == 0)
            continue;
        at = config_option_at(node, key);
        diag = source_error(&config->source, at, SOURCE_KEY,
            "plugin \"%s\" has no option \"%.80s\"", plugin->d.name, key);
        if (guess.best != NULL)
            diag_help(diag, "did you mean \"%s\"?", guess.best);
        else
            diag_help(diag, "`copydesk describe %s` shows its options",
                plugin->d.name);
        free(at);
    }
}

/* Null is no value where a string or a path may be left out. */
static bool
is_given(const struct bind *b)
{
    const bool may_be_null = b->o->type == CD_O_PATH ||
                             (b->o->type == CD_O_STRING && b->o->def.s == NULL);

    return b->v != NULL && !(may_be_null && json_is_null(b->v));
}

static void
bind_one(struct config *config, const struct config_node *node,
    const struct plugin *plugin, const struct cd_option *option,
    struct arena *a, char *to)
{
    struct bind b = { .c = config,
        .arena = a,
        .o = option,
        .to = to,
        .options = (json_t *)(uintptr_t)node->options };
    char *pointer = config_option_at(node, option->name);

    b.v = json_object_get(b.options, option->name);
    b.pointer = pointer;
    b.text = b.v != NULL && source_is_text(&config->source, pointer) &&
             json_is_string(b.v);
    if (!is_given(&b) && (option->flags & CD_O_REQUIRED))
        diag_help(source_error(&config->source, node->pointer, SOURCE_VALUE,
                      "plugin \"%s\" needs the option \"%s\"", plugin->d.name,
                      option->name),
            "%s", option->help);
    if (b.v != NULL && (option->flags & CD_O_DEPRECATED))
        diag_help(source_warning(&config->source, pointer, SOURCE_KEY,
                      "option \"%s\" is deprecated", option->name),
            "%s", option->help);
    binders[option->type](&b);
    free(pointer);
}

void *
option_bind(struct config *config, const struct config_node *node,
    const struct plugin *plugin, struct arena *a)
{
    char *values = arena_alloc(a, plugin->d.options_size);
    size_t i;

    memset(values, 0, plugin->d.options_size);
    check_known(config, node, plugin);
    for (i = 0; i < plugin->noptions; i++)
        bind_one(config, node, plugin, &plugin->options[i], a,
            values + plugin->options[i].offset);
    return values;
}

size_t
option_texts(const struct plugin *plugin, const void *options, const char *name,
    const char *const **strings)
{
    size_t i;

    for (i = 0; i < plugin->noptions; i++) {
        const struct cd_option *option = &plugin->options[i];
        const char *at = (const char *)options + option->offset;
        struct cd_strings list;

        if (strcmp(option->name, name) != 0)
            continue;
        if (option->type == CD_O_STRINGS) {
            memcpy(&list, at, sizeof(list));
            *strings = list.v;
            return list.n;
        }
        *strings = (const char *const *)(const void *)at;
        return **strings != NULL;
    }
    return 0;
}

/* The strings in a JSON value, at any depth. */
static void
each_string(const json_t *value, void (*fn)(void *, const char *), void *ctx)
{
    const char *key;
    size_t i;
    json_t *item;

    if (json_is_string(value))
        fn(ctx, json_string_value(value));
    json_object_foreach ((json_t *)(uintptr_t)value, key, item)
        each_string(item, fn, ctx);
    json_array_foreach (value, i, item)
        each_string(item, fn, ctx);
}

void
option_secrets(const struct plugin *plugin, const void *options,
    void (*fn)(void *, const char *), void *ctx)
{
    size_t i, k;

    for (i = 0; i < plugin->noptions; i++) {
        const struct cd_option *option = &plugin->options[i];
        const char *const *texts = NULL;
        const json_t *value;
        size_t n = 0;

        if (!(option->flags & CD_O_SECRET))
            continue;
        if (option->type == CD_O_JSON) {
            memcpy(
                &value, (const char *)options + option->offset, sizeof(value));
            each_string(value, fn, ctx);
        } else if (option->type == CD_O_STRING ||
                   option->type == CD_O_STRINGS || option->type == CD_O_PATH) {
            n = option_texts(plugin, options, option->name, &texts);
        }
        for (k = 0; k < n; k++)
            fn(ctx, texts[k]);
    }
}
