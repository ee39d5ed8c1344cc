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
keep(struct bind *b, const char *s, size_t n)
{
    char *copy = arena_alloc(b->arena, n + 1);

    memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

static struct diag *
complain(struct bind *b, const char *what)
{
    char *range = option_range(b->o);
    struct diag *d;

    if ((b->o->flags & CD_O_SECRET) || !json_is_string(b->v))
        d = source_error(&b->c->source, b->pointer, SOURCE_VALUE,
            "option \"%s\" %s", b->o->name, what);
    else
        d = source_error(&b->c->source, b->pointer, SOURCE_VALUE,
            "option \"%s\" %s: \"%.80s\"", b->o->name, what,
            json_string_value(b->v));
    diag_help(d, "\"%s\" is %s", b->o->name, range);
    free(range);
    return d;
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
    complain(b, what);
    return false;
}

/* ---- one function a type ------------------------------------------------ */

static void
bind_bool(struct bind *b)
{
    bool x = b->o->def.b;
    const char *s;

    if (b->v != NULL && expect(b, CD_T_BOOL)) {
        x = json_is_true(b->v);
        s = json_string_value(b->v);
        if (b->text && (x = strcmp(s, "true") == 0) == false &&
            strcmp(s, "false") != 0)
            complain(b, "is neither true nor false");
    }
    memcpy(b->to, &x, sizeof(x));
}

/* The number that the text is, a new reference; NULL after complaining. */
static json_t *
number(struct bind *b, const char *what)
{
    struct reader_error e;
    json_t *v = b->text ? reader_parse(json_string_value(b->v),
                              json_string_length(b->v), NULL, &e)
                        : json_incref((json_t *)(uintptr_t)b->v);

    if (v != NULL && json_is_number(v))
        return v;
    if (v == NULL && strcmp(e.code, "number_range") == 0)
        complain(b, "is out of range");
    else
        complain(b, what);
    json_decref(v);
    return NULL;
}

static void
bind_int(struct bind *b)
{
    int64_t x = b->o->def.i;
    json_t *v = NULL;

    if (b->v != NULL && expect(b, CD_T_INT))
        v = number(b, "is not an integer");
    if (v != NULL) {
        x = json_integer_value(v);
        if (!json_is_integer(v))
            complain(b, "is not an integer");
        else if (x < b->o->min.i || x > b->o->max.i)
            complain(b, "is out of range");
    }
    json_decref(v);
    memcpy(b->to, &x, sizeof(x));
}

static void
bind_real(struct bind *b)
{
    double x = b->o->def.d;
    json_t *v = NULL;

    if (b->v != NULL && expect(b, CD_T_INT | CD_T_REAL))
        v = number(b, "is not a number");
    if (v != NULL) {
        x = json_number_value(v);
        if (!(x >= b->o->min.d && x <= b->o->max.d))
            complain(b, "is out of range");
    }
    json_decref(v);
    memcpy(b->to, &x, sizeof(x));
}

static void
bind_string(struct bind *b)
{
    const char *x = b->o->def.s;
    uint32_t types = CD_T_STRING;

    if (json_is_null(b->v) && b->o->def.s == NULL)
        b->v = NULL;
    if (b->v != NULL && expect(b, types))
        x = keep(b, json_string_value(b->v), json_string_length(b->v));
    memcpy(b->to, &x, sizeof(x));
}

/* Relative paths are seen from the pipeline's folder, or from the current one
 * if they came as an argument. */
static void
bind_path(struct bind *b)
{
    const char *x = NULL;

    if (b->v != NULL && !json_is_null(b->v) && expect(b, CD_T_STRING)) {
        char *path =
            paths_join(b->text ? "" : b->c->folder, json_string_value(b->v));
        char *here = path[0] == '/' ? NULL : getcwd(NULL, 0);
        char *whole = here != NULL ? paths_join(here, path) : mem_strdup(path);

        x = keep(b, whole, strlen(whole));
        if (access(whole, R_OK) != 0)
            source_error(&b->c->source, b->pointer, SOURCE_VALUE,
                "option \"%s\": cannot read \"%s\": %s", b->o->name,
                b->o->flags & CD_O_SECRET ? OPTION_HIDDEN : whole,
                strerror(errno));
        free(path);
        free(here);
        free(whole);
    }
    memcpy(b->to, &x, sizeof(x));
}

static void
bind_enum(struct bind *b)
{
    int x = (int)b->o->def.i, i;
    struct names_guess guess = { 0 };
    const char *s = json_string_value(b->v);

    if (b->v != NULL && expect(b, CD_T_STRING)) {
        for (i = 0; b->o->choices[i] != NULL; i++) {
            if (strcmp(b->o->choices[i], s) == 0)
                break;
            names_offer(&guess, s, b->o->choices[i]);
        }
        x = i;
        if (b->o->choices[i] == NULL) {
            struct diag *d = source_error(&b->c->source, b->pointer,
                SOURCE_VALUE, "option \"%s\" has no choice \"%.80s\"",
                b->o->name, b->o->flags & CD_O_SECRET ? OPTION_HIDDEN : s);
            char *range = option_range(b->o);

            if (guess.best != NULL)
                diag_help(d, "did you mean \"%s\"?", guess.best);
            else
                diag_help(d, "\"%s\" is %s", b->o->name, range);
            free(range);
        }
    }
    memcpy(b->to, &x, sizeof(x));
}

/* The parts of "a,b". */
static const char **
split(struct bind *b, size_t *n)
{
    const char *s = json_string_value(b->v), **v, *p;
    size_t i;

    *n = 1;
    for (p = s; *p != '\0'; p++)
        *n += *p == ',';
    if (*s == '\0')
        *n = 0;
    v = arena_alloc(b->arena, (*n + 1) * sizeof(*v));
    for (i = 0; i < *n; i++) {
        size_t len = strcspn(s, ",");

        v[i] = keep(b, s, len);
        s += len + (s[len] == ',');
    }
    v[*n] = NULL;
    return v;
}

/* The strings of an array. */
static void
take_strings(struct bind *b, const json_t *array, struct cd_strings *x)
{
    size_t i, n = json_array_size(array);
    const char **v = arena_alloc(b->arena, (n + 1) * sizeof(*v));

    for (i = 0; i < n; i++) {
        const json_t *s = json_array_get(array, i);

        if (!json_is_string(s)) {
            complain(b, "has an element that is not a string");
            n = 0; /* what it would name is not looked for */
            break;
        }
        v[i] = keep(b, json_string_value(s), json_string_length(s));
    }
    v[n] = NULL;
    x->v = v;
    x->n = n;
}

/* As text: "a,b", or the array as JSON. */
static void
strings_of_text(struct bind *b, struct cd_strings *x)
{
    struct reader_error e;
    json_t *array;

    if (json_string_value(b->v)[0] != '[') {
        x->v = split(b, &x->n);
        return;
    }
    array = reader_parse(
        json_string_value(b->v), json_string_length(b->v), NULL, &e);
    if (array == NULL)
        complain(b, "begins as a JSON array, but is not valid JSON");
    else
        take_strings(b, array, x);
    json_decref(array);
}

static void
bind_strings(struct bind *b)
{
    struct cd_strings x = { b->o->def.list, 0 };

    while (x.v != NULL && x.v[x.n] != NULL)
        x.n++;
    if (b->v != NULL && expect(b, CD_T_ARRAY)) {
        if (b->text)
            strings_of_text(b, &x);
        else
            take_strings(b, b->v, &x);
    }
    memcpy(b->to, &x, sizeof(x));
}

static void
bind_json(struct bind *b)
{
    const json_t *x = b->v;
    struct reader_error e;

    if (b->text) {
        json_t *parsed = reader_parse(
            json_string_value(b->v), json_string_length(b->v), NULL, &e);

        if (parsed == NULL)
            complain(b, "is not valid JSON");
        else /* the pipeline's tree owns it, in place of the text */
            json_object_set_new(b->options, b->o->name, parsed);
        x = parsed;
    }
    memcpy(b->to, &x, sizeof(x));
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
check_known(
    struct config *c, const struct config_node *n, const struct plugin *p)
{
    const char *key;
    json_t *v;

    json_object_foreach ((json_t *)(uintptr_t)n->options, key, v) {
        struct names_guess guess = { 0 };
        struct diag *d;
        char *at;
        size_t i;

        for (i = 0; i < p->noptions; i++) {
            if (strcmp(p->options[i].name, key) == 0)
                break;
            names_offer(&guess, key, p->options[i].name);
        }
        if (i < p->noptions || strncmp(key, "//", 2) == 0)
            continue;
        at = config_option_at(n, key);
        d = source_error(&c->source, at, SOURCE_KEY,
            "plugin \"%s\" has no option \"%.80s\"", p->d.name, key);
        if (guess.best != NULL)
            diag_help(d, "did you mean \"%s\"?", guess.best);
        else
            diag_help(d, "`copydesk describe %s` shows its options", p->d.name);
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
bind_one(struct config *c, const struct config_node *n, const struct plugin *p,
    const struct cd_option *o, struct arena *a, char *to)
{
    struct bind b = { .c = c,
        .arena = a,
        .o = o,
        .to = to,
        .options = (json_t *)(uintptr_t)n->options };
    char *pointer = config_option_at(n, o->name);

    b.v = json_object_get(b.options, o->name);
    b.pointer = pointer;
    b.text = b.v != NULL && source_is_text(&c->source, pointer) &&
             json_is_string(b.v);
    if (!is_given(&b) && (o->flags & CD_O_REQUIRED))
        diag_help(
            source_error(&c->source, n->pointer, SOURCE_VALUE,
                "plugin \"%s\" needs the option \"%s\"", p->d.name, o->name),
            "%s", o->help);
    if (b.v != NULL && (o->flags & CD_O_DEPRECATED))
        diag_help(source_warning(&c->source, pointer, SOURCE_KEY,
                      "option \"%s\" is deprecated", o->name),
            "%s", o->help);
    binders[o->type](&b);
    free(pointer);
}

void *
option_bind(struct config *c, const struct config_node *n,
    const struct plugin *p, struct arena *a)
{
    char *values = arena_alloc(a, p->d.options_size);
    size_t i;

    memset(values, 0, p->d.options_size);
    check_known(c, n, p);
    for (i = 0; i < p->noptions; i++)
        bind_one(c, n, p, &p->options[i], a, values + p->options[i].offset);
    return values;
}

size_t
option_texts(const struct plugin *p, const void *options, const char *name,
    const char *const **v)
{
    size_t i;

    for (i = 0; i < p->noptions; i++) {
        const struct cd_option *o = &p->options[i];
        const char *at = (const char *)options + o->offset;
        struct cd_strings list;

        if (strcmp(o->name, name) != 0)
            continue;
        if (o->type == CD_O_STRINGS) {
            memcpy(&list, at, sizeof(list));
            *v = list.v;
            return list.n;
        }
        *v = (const char *const *)(const void *)at;
        return **v != NULL;
    }
    return 0;
}

/* The strings in a JSON value, at any depth. */
static void
each_string(const json_t *v, void (*fn)(void *, const char *), void *ctx)
{
    const char *key;
    size_t i;
    json_t *x;

    if (json_is_string(v))
        fn(ctx, json_string_value(v));
    json_object_foreach ((json_t *)(uintptr_t)v, key, x)
        each_string(x, fn, ctx);
    json_array_foreach (v, i, x)
        each_string(x, fn, ctx);
}

void
option_secrets(const struct plugin *p, const void *options,
    void (*fn)(void *, const char *), void *ctx)
{
    size_t i, k;

    for (i = 0; i < p->noptions; i++) {
        const struct cd_option *o = &p->options[i];
        const char *const *texts = NULL;
        const json_t *v;
        size_t n = 0;

        if (!(o->flags & CD_O_SECRET))
            continue;
        if (o->type == CD_O_JSON) {
            memcpy(&v, (const char *)options + o->offset, sizeof(v));
            each_string(v, fn, ctx);
        } else if (o->type == CD_O_STRING || o->type == CD_O_STRINGS ||
                   o->type == CD_O_PATH) {
            n = option_texts(p, options, o->name, &texts);
        }
        for (k = 0; k < n; k++)
            fn(ctx, texts[k]);
    }
}
