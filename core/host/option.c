#include "host/option.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/schema.h"
#include "io/paths.h"
#include "json/number.h"
#include "json/position.h"
#include "json/reader.h"
#include "json/writer.h"

/* One option being bound. */
struct bind {
    struct config *c;
    json_t *options;     /* the object the value stands in, or NULL */
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

    if (b->text || !json_is_string(b->v))
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

static void
bind_int(struct bind *b)
{
    int64_t x = b->o->def.i;
    char *end = NULL;

    if (b->v != NULL && expect(b, CD_T_INT)) {
        errno = 0;
        x = b->text ? strtoll(json_string_value(b->v), &end, 10) :
                      json_integer_value(b->v);
        if (b->text && (*end != '\0' || end == json_string_value(b->v)))
            complain(b, "is not an integer");
        else if (errno != 0 || x < b->o->min.i || x > b->o->max.i)
            complain(b, "is out of range");
    }
    memcpy(b->to, &x, sizeof(x));
}

static void
bind_real(struct bind *b)
{
    double x = b->o->def.d;
    char *end = NULL;

    if (b->v != NULL && expect(b, CD_T_INT | CD_T_REAL)) {
        x = b->text ? number_read(json_string_value(b->v), &end) :
                      json_number_value(b->v);
        if (b->text && (*end != '\0' || end == json_string_value(b->v)))
            complain(b, "is not a number");
        else if (isnan(x) || x < b->o->min.d || x > b->o->max.d)
            complain(b, "is out of range");
    }
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
        char *path = paths_join(b->text ? "" : b->c->folder,
            json_string_value(b->v));
        char *here = path[0] == '/' ? NULL : getcwd(NULL, 0);
        char *whole = here != NULL ? paths_join(here, path) : mem_strdup(path);

        x = keep(b, whole, strlen(whole));
        if (access(whole, R_OK) != 0)
            source_error(&b->c->source, b->pointer, SOURCE_VALUE,
                "option \"%s\": cannot read \"%s\": %s", b->o->name, whole,
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
                b->o->name, s);
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

/* "a,b" as text, or an array of strings. */
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

static void
bind_strings(struct bind *b)
{
    struct cd_strings x = { b->o->def.list, 0 };
    const char **v;
    size_t i, n;

    while (x.v != NULL && x.v[x.n] != NULL)
        x.n++;
    if (b->v != NULL && expect(b, CD_T_ARRAY)) {
        if (b->text) {
            x.v = split(b, &x.n);
        } else {
            n = json_array_size(b->v);
            v = arena_alloc(b->arena, (n + 1) * sizeof(*v));
            for (i = 0; i < n; i++) {
                const json_t *s = json_array_get(b->v, i);

                v[i] = json_is_string(s) ?
                    keep(b, json_string_value(s), json_string_length(s)) : "";
                if (!json_is_string(s))
                    complain(b, "has an element that is not a string");
            }
            v[n] = NULL;
            x.v = v;
            x.n = n;
        }
    }
    memcpy(b->to, &x, sizeof(x));
}

static void
bind_json(struct bind *b)
{
    const json_t *x = b->v;
    struct reader_error e;

    if (b->text) {
        json_t *parsed = reader_parse(json_string_value(b->v),
            json_string_length(b->v), NULL, &e);

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
check_known(struct config *c, const struct config_node *n,
    const struct plugin *p)
{
    const char *key;
    json_t *v;

    json_object_foreach((json_t *)(uintptr_t)n->options, key, v) {
        struct names_guess guess = { 0 };
        struct buf at = { 0 };
        struct diag *d;
        size_t i;

        for (i = 0; i < p->noptions; i++) {
            if (strcmp(p->options[i].name, key) == 0)
                break;
            names_offer(&guess, key, p->options[i].name);
        }
        if (i < p->noptions || strncmp(key, "//", 2) == 0)
            continue;
        buf_addf(&at, "%s/options", n->pointer);
        position_push(&at, key);
        d = source_error(&c->source, buf_cstr(&at), SOURCE_KEY,
            "plugin \"%s\" has no option \"%.80s\"", p->d.name, key);
        if (guess.best != NULL)
            diag_help(d, "did you mean \"%s\"?", guess.best);
        else
            diag_help(d, "`copydesk describe %s` shows its options", p->d.name);
        buf_free(&at);
    }
}

static void
bind_one(struct config *c, const struct config_node *n, const struct plugin *p,
    const struct cd_option *o, struct arena *a, char *to)
{
    struct bind b = { .c = c, .arena = a, .o = o, .to = to,
        .options = (json_t *)(uintptr_t)n->options };
    char *pointer = mem_printf("%s/options/%s", n->pointer, o->name);

    b.v = json_object_get(b.options, o->name);
    b.pointer = pointer;
    b.text = b.v != NULL && source_is_text(&c->source, pointer) &&
        json_is_string(b.v);
    if (b.v == NULL && (o->flags & CD_O_REQUIRED))
        diag_help(source_error(&c->source, n->pointer, SOURCE_VALUE,
                      "plugin \"%s\" needs the option \"%s\"", p->d.name,
                      o->name),
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

/* ---- for people --------------------------------------------------------- */

char *
option_range(const struct cd_option *o)
{
    struct buf b = { 0 };
    size_t i;

    switch (o->type) {
    case CD_O_BOOL:
        buf_adds(&b, "true or false");
        break;
    case CD_O_INT:
        buf_adds(&b, "an integer");
        if (o->min.i > INT64_MIN && o->max.i == INT64_MAX)
            buf_addf(&b, ", at least %jd", (intmax_t)o->min.i);
        else if (o->min.i > INT64_MIN || o->max.i < INT64_MAX)
            buf_addf(&b, " from %jd to %jd", (intmax_t)o->min.i,
                (intmax_t)o->max.i);
        break;
    case CD_O_REAL:
        buf_addf(&b, "a number from %g to %g", o->min.d, o->max.d);
        break;
    case CD_O_ENUM:
        buf_adds(&b, "one of ");
        for (i = 0; o->choices[i] != NULL; i++)
            buf_addf(&b, "%s%s", i > 0 ? ", " : "", o->choices[i]);
        break;
    case CD_O_PATH:
        buf_adds(&b, "a path");
        break;
    case CD_O_STRINGS:
        buf_adds(&b, "an array of strings");
        break;
    case CD_O_JSON:
        buf_adds(&b, "any JSON value");
        break;
    default:
        buf_adds(&b, "a string");
    }
    return buf_cstr(&b);
}

char *
option_default(const struct cd_option *o)
{
    struct buf b = { 0 };
    size_t i;

    switch (o->type) {
    case CD_O_BOOL:
        buf_adds(&b, o->def.b ? "true" : "false");
        break;
    case CD_O_INT:
        buf_addf(&b, "%jd", (intmax_t)o->def.i);
        break;
    case CD_O_REAL:
        writer_real(&b, o->def.d);
        break;
    case CD_O_ENUM:
        buf_addf(&b, "\"%s\"", o->choices[o->def.i]);
        break;
    case CD_O_STRING:
        if (o->def.s == NULL)
            buf_adds(&b, "null");
        else
            writer_string(&b, o->def.s, strlen(o->def.s));
        break;
    case CD_O_STRINGS:
        buf_addc(&b, '[');
        for (i = 0; o->def.list != NULL && o->def.list[i] != NULL; i++) {
            buf_adds(&b, i > 0 ? ", " : "");
            writer_string(&b, o->def.list[i], strlen(o->def.list[i]));
        }
        buf_addc(&b, ']');
        break;
    default:
        buf_adds(&b, "null");
    }
    return buf_cstr(&b);
}
