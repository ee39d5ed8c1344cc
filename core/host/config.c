/* SPDX-License-Identifier: MIT */
#include "host/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/plugin.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/arguments.h"
#include "host/grammar.h"
#include "host/input.h"
#include "host/schema.h"
#include "host/sieve.h"
#include "io/gzout.h"
#include "io/paths.h"
#include "json/build.h"
#include "json/number.h"
#include "json/position.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const char *
text_member(const json_t *o, const char *key)
{
    return json_string_value(schema_member(o, key, CD_T_STRING));
}

/* ---- stages and outputs ------------------------------------------------- */

static bool
check_name(
    struct config *c, const char *pointer, const char *key, const char *name)
{
    char *at = mem_printf("%s/%s", pointer, key);
    bool ok = names_valid(name);

    if (!ok)
        diag_help(source_error(&c->source, at, SOURCE_VALUE,
                      "\"%.80s\" is no valid name", name),
            "names are made of a-z, 0-9 and _, and begin with a letter");
    free(at);
    return ok;
}

static void
take_on_error(struct config_node *n, const json_t *o)
{
    const char *s = text_member(o, "on_error");
    size_t i;

    for (i = 0; s != NULL && grammar_on_error[i] != NULL; i++) {
        if (strcmp(s, grammar_on_error[i]) == 0)
            n->on_error = (enum on_error)i;
    }
}

static void
take_output(struct config *c, struct config_node *n, const json_t *o)
{
    const json_t *level = schema_member(o, "level", CD_T_INT);
    json_int_t k = json_integer_value(level);
    char *at;

    n->path = text_member(o, "path");
    n->append = json_is_true(schema_member(o, "append", CD_T_BOOL));
    n->level = GZOUT_LEVEL_DEFAULT;
    sieve_take(c, n, o);
    if (level == NULL)
        return;
    n->level = (int)k;
    at = mem_printf("%s/level", n->pointer);
    if (n->path == NULL || !paths_ends_with(n->path, ".gz"))
        source_error(&c->source, at, SOURCE_KEY,
            "\"level\" does nothing here: it is of gzip, for a path that ends "
            "in \".gz\"");
    free(at);
}

/* One element of "stages" or "outputs".  Returns false if it names no plugin
 * that could be loaded. */
static bool
take_node(struct config *c, struct config_node *n, const json_t *o, bool output)
{
    n->plugin = text_member(o, "plugin");
    n->id = text_member(o, "id");
    n->options = schema_member(o, "options", CD_T_OBJECT);
    if (n->id != NULL)
        check_name(c, n->pointer, "id", n->id);
    else
        n->id = n->plugin;
    if (output)
        take_output(c, n, o);
    else
        take_on_error(n, o);
    return n->plugin != NULL && check_name(c, n->pointer, "plugin", n->plugin);
}

/* Two nodes of one name could not be told apart. */
static void
check_id(struct config *c, const struct config_node *n)
{
    const struct config_node *other = NULL;
    size_t i;
    struct diag *d;

    if (c->reader != NULL && strcmp(c->reader->id, n->id) == 0)
        other = c->reader;
    for (i = 0; i < c->nstages + c->noutputs && other == NULL; i++) {
        other = i < c->nstages ? &c->stages[i] : &c->outputs[i - c->nstages];
        if (other == n)
            return;
        if (other->id == NULL || strcmp(other->id, n->id) != 0)
            other = NULL;
    }
    if (other == NULL)
        return;
    d = source_error(&c->source, n->pointer, SOURCE_VALUE,
        other == c->reader ? "the reader is called \"%s\", too"
                           : "another stage or output is called \"%s\", too",
        n->id);
    diag_help(d, "give each an \"id\" of its own");
}

static void
take_nodes(struct config *c, const char *key, struct config_node **nodes,
    size_t *count)
{
    bool output = strcmp(key, "outputs") == 0;
    const json_t *array = schema_member(c->root, key, CD_T_ARRAY);
    size_t i, n = json_array_size(array);

    if (n > CONFIG_NODES) {
        char *at = mem_printf("/%s", key);

        source_error(&c->source, at, SOURCE_VALUE, "%zu %s; there may be %zu",
            n, key, CONFIG_NODES);
        free(at);
        return;
    }
    *nodes = mem_zalloc(n, sizeof(**nodes));
    for (i = 0; i < n; i++) {
        const json_t *o = json_array_get(array, i);
        struct config_node *x = &(*nodes)[*count];

        x->pointer = mem_printf("/%s/%zu", key, i);
        if (schema_check(&c->source, x->pointer, o,
                output ? "an output" : "a stage",
                output ? grammar_output : grammar_stage) == 0 &&
            take_node(c, x, o, output)) {
            ++*count;
            check_id(c, x);
        } else {
            free(x->pointer);
            sieve_free(x);
            memset(x, 0, sizeof(*x));
        }
    }
}

/* ---- limits ------------------------------------------------------------- */

/* A number that was checked. */
static void
take_bytes(const json_t *o, const char *key, uint64_t *to)
{
    const json_t *v = schema_member(o, key, CD_T_INT);

    if (json_integer_value(v) > 0)
        *to = (uint64_t)json_integer_value(v);
}

static void
take_rejects(struct config *c, const json_t *v)
{
    const char *s = json_string_value(v);
    char *end;

    if (v == NULL)
        return;
    if (s != NULL) {
        c->rejects.kind = REJECTS_PERCENT;
        c->rejects.percent = number_read(s, &end);
        if (s[0] >= '0' && s[0] <= '9' && strcmp(end, "%") == 0 &&
            c->rejects.percent <= 100)
            return;
    } else if (json_integer_value(v) >= 0) {
        c->rejects.kind = REJECTS_COUNT;
        c->rejects.count = (uint64_t)json_integer_value(v);
        return;
    }
    diag_help(source_error(&c->source, "/limits/rejects", SOURCE_VALUE,
                  "\"rejects\" is neither a count nor a percentage"),
        "write a number of records, or \"1%%\" with 0 to 100");
}

static void
take_limits(struct config *c, const json_t *o)
{
    if (o == NULL ||
        schema_check(&c->source, "/limits", o, "\"limits\"", grammar_limits))
        return;
    take_bytes(o, "record_bytes", &c->record_bytes);
    take_bytes(o, "worker_bytes", &c->worker_bytes);
    take_rejects(c, schema_member(o, "rejects", CD_T_INT | CD_T_STRING));
}

/* ---- the whole ---------------------------------------------------------- */

/* Strings of a pipeline become C strings: none may hold NUL. */
static void
check_nul(struct config *c, struct buf *pointer, const json_t *v)
{
    size_t n = pointer->n, i;
    const char *key;
    json_t *x;

    if (json_is_string(v) &&
        strlen(json_string_value(v)) != json_string_length(v))
        source_error(&c->source, buf_cstr(pointer), SOURCE_VALUE,
            "holds the character NUL (\\u0000)");
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        position_push(pointer, key);
        check_nul(c, pointer, x);
        pointer->n = n;
    }
    for (i = 0; i < json_array_size(v); i++) {
        buf_addf(pointer, "/%zu", i);
        check_nul(c, pointer, json_array_get(v, i));
        pointer->n = n;
    }
}

static void
take_version(struct config *c)
{
    const json_t *v = schema_member(c->root, "copydesk", CD_T_INT);

    if (v != NULL && json_integer_value(v) != GRAMMAR_FORMAT)
        source_error(&c->source, "/copydesk", SOURCE_VALUE,
            "this is a pipeline of format %" JSON_INTEGER_FORMAT
            ", this copydesk reads format %d",
            json_integer_value(v), GRAMMAR_FORMAT);
}

static void
take_all(struct config *c)
{
    struct buf pointer = { 0 };

    if (schema_check(&c->source, "", c->root, "the pipeline", grammar_pipeline))
        return;
    check_nul(c, &pointer, c->root);
    buf_free(&pointer);
    take_version(c);
    c->plugin_dirs = schema_member(c->root, "plugin_dirs", CD_T_ARRAY);
    input_take(c, schema_member(c->root, "input", CD_T_OBJECT));
    take_nodes(c, "stages", &c->stages, &c->nstages);
    take_nodes(c, "outputs", &c->outputs, &c->noutputs);
    take_limits(c, schema_member(c->root, "limits", CD_T_OBJECT));
}

/* The pipeline that -s arguments make. */
static json_t *
from_stages(struct source *s, const struct config_request *q)
{
    json_t *root = build_object(), *stages = build_array();
    size_t i;

    build_set(root, "copydesk", json_integer(GRAMMAR_FORMAT));
    build_set(root, "stages", stages);
    for (i = 0; i < q->nstages; i++)
        arguments_stage(s, stages, q->stages[i]);
    return root;
}

static json_t *
from_file(struct config *c, const char *file)
{
    struct reader_error e;
    json_t *root;

    if (source_read(&c->source, file))
        return NULL;
    free(c->folder);
    c->folder = paths_folder(file);
    root = reader_parse(c->source.text, c->source.n, NULL, &e);
    if (root == NULL)
        source_error_at(&c->source, e.offset, "%s", e.text);
    return root;
}

#define UNWRITTEN_NAMED ((size_t)3) /* outputs that are told by name */

/* What a user knows an output by that nobody has checked. */
static const char *
unchecked_name(const json_t *o)
{
    static const char *const keys[] = { "path", "id", "plugin" };
    const char *s = NULL;
    size_t i;

    for (i = 0; i < COUNT(keys) && s == NULL; i++)
        s = text_member(o, keys[i]);
    return s != NULL ? s : "?";
}

/* Say which outputs of the file are not written. */
static void
tell_unwritten(struct config *c)
{
    const json_t *outputs = json_object_get(c->root, "outputs");
    size_t i, n = json_array_size(outputs);
    struct buf names = { 0 };

    if (n == 0)
        return;
    for (i = 0; i < n && i < UNWRITTEN_NAMED; i++)
        buf_addf(&names, "%s\"%s\"", i > 0 ? ", " : "",
            unchecked_name(json_array_get(outputs, i)));
    if (i < n)
        buf_addf(&names, " and %zu more", n - i);
    source_warning(&c->source, "/outputs", SOURCE_KEY,
        "%s %s not written without -o DIR: records go to standard output "
        "instead",
        buf_cstr(&names), n == 1 ? "is" : "are");
    buf_free(&names);
}

/* Outputs that a pipeline has in place of its own when records go to
 * standard output. */
static void
use_stdout(struct config *c)
{
    json_t *outputs = build_array(), *o = build_object();

    tell_unwritten(c);
    build_set(o, "plugin", json_string("jsonl"));
    build_set(o, "id", json_string("stdout"));
    build_set(o, "path", json_string("stdout"));
    build_add(outputs, o);
    build_set(c->root, "outputs", outputs);
    source_from_argument(&c->source, "/outputs", "standard output");
}

struct config *
config_make(const struct config_request *q)
{
    struct config *c = mem_zalloc(1, sizeof(*c));
    size_t i;

    c->record_bytes = CONFIG_RECORD_BYTES;
    c->worker_bytes = CONFIG_WORKER_BYTES;
    c->folder = mem_strdup("");
    c->root =
        q->file != NULL ? from_file(c, q->file) : from_stages(&c->source, q);
    if (c->root == NULL)
        return c;
    if (q->to_stdout && json_is_object(c->root))
        use_stdout(c);
    for (i = 0; i < q->nsets && json_is_object(c->root); i++)
        arguments_set(&c->source, c->root, q->sets[i]);
    for (i = 0; i < q->nfields && json_is_object(c->root); i++)
        arguments_field(&c->source, c->root, q->fields, i);
    take_all(c);
    return c;
}

char *
config_option_at(const struct config_node *n, const char *option)
{
    const struct config_spelling *s = n->spellings;
    struct buf at = { 0 };

    while (s != NULL && s->option != NULL && strcmp(s->option, option) != 0)
        s++;
    if (n->options_at != NULL)
        buf_adds(&at, n->options_at);
    else
        buf_addf(&at, "%s/options", n->pointer);
    position_push(&at, s != NULL && s->option != NULL ? s->key : option);
    return buf_cstr(&at);
}

void
config_free(struct config *c)
{
    size_t i;

    if (c == NULL)
        return;
    for (i = 0; i < c->nstages; i++)
        free(c->stages[i].pointer);
    for (i = 0; i < c->noutputs; i++) {
        free(c->outputs[i].pointer);
        sieve_free(&c->outputs[i]);
    }
    if (c->reader != NULL)
        free(c->reader->pointer);
    free(c->reader);
    free(c->stages);
    free(c->outputs);
    free(c->maps);
    free(c->has);
    free(c->folder);
    json_decref(c->root);
    source_free(&c->source);
    free(c);
}
