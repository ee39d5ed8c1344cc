/* SPDX-License-Identifier: MIT */
#include "host/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/plugin.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/arguments.h"
#include "host/fields.h"
#include "host/grammar.h"
#include "host/input.h"
#include "host/memory_only.h"
#include "host/misplaced.h"
#include "host/schema.h"
#include "host/sieve.h"
#include "io/paths.h"
#include "json/build.h"
#include "json/number.h"
#include "json/position.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const char *
text_member(const json_t *object, const char *key)
{
    return json_string_value(schema_member(object, key, CD_T_STRING));
}

/* ---- stages and outputs ------------------------------------------------- */

static bool
check_node_name(struct config *config, const char *pointer, const char *key,
    const char *name)
{
    char *at = mem_printf("%s/%s", pointer, key);
    bool ok = names_valid(name);

    if (!ok)
        diag_help(source_error(&config->source, at, SOURCE_VALUE,
                      "\"%.80s\" is no valid name", name),
            "names are made of a-z, 0-9 and _, and begin with a letter");
    free(at);
    return ok;
}

static void
take_on_error(struct config_node *node, const json_t *object)
{
    const char *word = text_member(object, "on_error");
    size_t i;

    for (i = 0; word != NULL && grammar_on_error[i] != NULL; i++) {
        if (strcmp(word, grammar_on_error[i]) == 0)
            node->on_error = (enum on_error)i;
    }
}

static void
take_level(struct config *config, struct config_node *node, json_int_t level)
{
    const struct codec *codec = node->packing.codec;
    char *at = mem_printf("%s/level", node->pointer);

    if (codec == NULL)
        source_error(&config->source, at, SOURCE_KEY,
            "\"level\" does nothing here: it is of gzip and zstd, for a path "
            "that ends in \".gz\" or \".zst\"");
    else if (level <= CODEC_MOST && /* or that is told already */
             (level < codec->levels.least || level > codec->levels.most))
        source_error(&config->source, at, SOURCE_VALUE,
            "\"level\" of %s is %d to %d", codec->name, codec->levels.least,
            codec->levels.most);
    node->packing.level = (int)level;
    free(at);
}

static void
take_output(
    struct config *config, struct config_node *node, const json_t *object)
{
    const json_t *level = schema_member(object, "level", CD_T_INT);

    node->path = text_member(object, "path");
    node->append = json_is_true(schema_member(object, "append", CD_T_BOOL));
    if (node->path != NULL)
        node->packing = packing_of(node->path);
    sieve_take(config, node, object);
    if (level != NULL)
        take_level(config, node, json_integer_value(level));
}

/* One element of "stages" or "outputs".  Returns false if it names no plugin
 * that could be loaded. */
static bool
take_node(struct config *config, struct config_node *node, const json_t *object,
    bool output)
{
    node->plugin = text_member(object, "plugin");
    node->id = text_member(object, "id");
    node->options = schema_member(object, "options", CD_T_OBJECT);
    if (node->id != NULL)
        check_node_name(config, node->pointer, "id", node->id);
    else
        node->id = node->plugin;
    if (output)
        take_output(config, node, object);
    else
        take_on_error(node, object);
    return node->plugin != NULL &&
           check_node_name(config, node->pointer, "plugin", node->plugin);
}

/* Two nodes of one name could not be told apart. */
static void
check_id(struct config *config, const struct config_node *node)
{
    const struct config_node *other = NULL;
    size_t i;
    struct diag *diag;

    if (config->reader != NULL && strcmp(config->reader->id, node->id) == 0)
        other = config->reader;
    for (i = 0; i < config->nstages + config->noutputs && other == NULL; i++) {
        other = i < config->nstages ? &config->stages[i]
                                    : &config->outputs[i - config->nstages];
        if (other == node)
            return;
        if (other->id == NULL || strcmp(other->id, node->id) != 0)
            other = NULL;
    }
    if (other == NULL)
        return;
    diag = source_error(&config->source, node->pointer, SOURCE_VALUE,
        other == config->reader
            ? "the reader is called \"%s\", too"
            : "another stage or output is called \"%s\", too",
        node->id);
    diag_help(diag, "give each an \"id\" of its own");
}

static void
take_nodes(struct config *config, const char *key, struct config_node **nodes,
    size_t *count)
{
    bool output = strcmp(key, "outputs") == 0;
    const json_t *array = schema_member(config->root, key, CD_T_ARRAY);
    size_t i, n = json_array_size(array);

    if (n > CONFIG_NODES) {
        char *at = mem_printf("/%s", key);

        source_error(&config->source, at, SOURCE_VALUE,
            "%zu %s; there may be %zu", n, key, CONFIG_NODES);
        free(at);
        return;
    }
    *nodes = mem_zalloc(n, sizeof(**nodes));
    for (i = 0; i < n; i++) {
        const json_t *object = json_array_get(array, i);
        struct config_node *node = &(*nodes)[*count];

        node->pointer = mem_printf("/%s/%zu", key, i);
        if (schema_check(&config->source, node->pointer, object,
                output ? "an output" : "a stage",
                output ? grammar_output : grammar_stage) == 0 &&
            take_node(config, node, object, output)) {
            ++*count;
            check_id(config, node);
        } else {
            free(node->pointer);
            sieve_free(node);
            memset(node, 0, sizeof(*node));
        }
    }
}

/* ---- limits ------------------------------------------------------------- */

/* A number that was checked. */
static void
take_byte_limit(const json_t *object, const char *key, uint64_t *to)
{
    const json_t *value = schema_member(object, key, CD_T_INT);

    if (json_integer_value(value) > 0)
        *to = (uint64_t)json_integer_value(value);
}

static void
take_rejects(struct config *config, const json_t *value)
{
    const char *text = json_string_value(value);
    char *end;

    if (value == NULL)
        return;
    if (text != NULL) {
        config->rejects.kind = REJECTS_PERCENT;
        config->rejects.percent = number_read(text, &end);
        if (text[0] >= '0' && text[0] <= '9' && strcmp(end, "%") == 0 &&
            config->rejects.percent <= 100)
            return;
    } else if (json_integer_value(value) >= 0) {
        config->rejects.kind = REJECTS_COUNT;
        config->rejects.count = (uint64_t)json_integer_value(value);
        return;
    }
    diag_help(source_error(&config->source, "/limits/rejects", SOURCE_VALUE,
                  "\"rejects\" is neither a count nor a percentage"),
        "write a number of records, or \"1%%\" with 0 to 100");
}

static void
take_limits(struct config *config, const json_t *object)
{
    if (object == NULL || schema_check(&config->source, "/limits", object,
                              "\"limits\"", grammar_limits))
        return;
    take_byte_limit(object, "record_bytes", &config->record_bytes);
    take_byte_limit(object, "worker_bytes", &config->worker_bytes);
    take_rejects(
        config, schema_member(object, "rejects", CD_T_INT | CD_T_STRING));
}

/* ---- the whole ---------------------------------------------------------- */

/* Strings of a pipeline become C strings: none may hold NUL. */
static void
check_nul(struct config *config, struct buf *pointer, const json_t *value)
{
    size_t n = pointer->n, i;
    const char *key;
    json_t *inner;

    if (json_is_string(value) &&
        strlen(json_string_value(value)) != json_string_length(value))
        source_error(&config->source, buf_cstr(pointer), SOURCE_VALUE,
            "holds the character NUL (\\u0000)");
    json_object_foreach ((json_t *)(uintptr_t)value, key, inner) {
        position_push(pointer, key);
        check_nul(config, pointer, inner);
        pointer->n = n;
    }
    for (i = 0; i < json_array_size(value); i++) {
        buf_addf(pointer, "/%zu", i);
        check_nul(config, pointer, json_array_get(value, i));
        pointer->n = n;
    }
}

static void
take_version(struct config *config)
{
    const json_t *value = schema_member(config->root, "copydesk", CD_T_INT);

    if (value != NULL && json_integer_value(value) != GRAMMAR_FORMAT)
        source_error(&config->source, "/copydesk", SOURCE_VALUE,
            "this is a pipeline of format %" JSON_INTEGER_FORMAT
            ", this copydesk reads format %d",
            json_integer_value(value), GRAMMAR_FORMAT);
}

static void
take_pipeline(struct config *config)
{
    struct buf pointer = { 0 };

    if (schema_check(&config->source, "", config->root, "the pipeline",
            grammar_pipeline))
        return;
    check_nul(config, &pointer, config->root);
    buf_free(&pointer);
    take_version(config);
    config->plugin_dirs =
        schema_member(config->root, "plugin_dirs", CD_T_ARRAY);
    input_take(config, schema_member(config->root, "input", CD_T_OBJECT));
    take_nodes(config, "stages", &config->stages, &config->nstages);
    take_nodes(config, "outputs", &config->outputs, &config->noutputs);
    take_limits(config, schema_member(config->root, "limits", CD_T_OBJECT));
}

/* The pipeline that -s arguments make. */
static json_t *
from_stages(struct source *source, const struct config_request *request)
{
    json_t *root = build_object(), *stages = build_array();
    size_t i;

    build_set(root, "copydesk", json_integer(GRAMMAR_FORMAT));
    build_set(root, "stages", stages);
    for (i = 0; i < request->nstages; i++)
        arguments_stage(source, stages, request->stages[i]);
    return root;
}

/* The name of a pipeline that is no file, in messages. */
#define TEXT_NAME "pipeline"

/* A pipeline that somebody wrote. */
static json_t *
from_text(struct config *config, const struct config_request *request)
{
    const char *stages = NULL;
    struct reader_error error;
    json_t *root;
    int rc = request->file != NULL ? source_read(&config->source, request->file)
                                   : source_take(&config->source, TEXT_NAME,
                                         request->text, request->ntext);

    if (rc)
        return NULL;
    free(config->folder);
    config->folder = request->file != NULL ? paths_folder(request->file)
                                           : mem_strdup(request->folder);
    if (request->file != NULL)
        stages = misplaced_stages(config->source.text, config->source.n);
    if (stages != NULL) {
        diag_help(source_error_at(&config->source, 0,
                      "it is an input, and stands where the pipeline should"),
            "copydesk run PIPELINE.json %s -o DIR, or copydesk run %s %s",
            request->file, stages, request->file);
        return NULL;
    }
    root = reader_parse(config->source.text, config->source.n, NULL, &error);
    if (root == NULL)
        source_error_at(&config->source, error.offset, "%s", error.text);
    return root;
}

#define UNWRITTEN_NAMED ((size_t)3) /* outputs that are told by name */

/* What a user knows an output by that nobody has checked. */
static const char *
unchecked_name(const json_t *object)
{
    static const char *const keys[] = { "path", "id", "plugin" };
    const char *text = NULL;
    size_t i;

    for (i = 0; i < COUNT(keys) && text == NULL; i++)
        text = text_member(object, keys[i]);
    return text != NULL ? text : "?";
}

/* Say which outputs of the file are not written. */
static void
tell_unwritten(struct config *config)
{
    const json_t *outputs = json_object_get(config->root, "outputs");
    size_t i, n = json_array_size(outputs);
    struct buf names = { 0 };

    if (n == 0)
        return;
    for (i = 0; i < n && i < UNWRITTEN_NAMED; i++)
        buf_addf(&names, "%s\"%s\"", i > 0 ? ", " : "",
            unchecked_name(json_array_get(outputs, i)));
    if (i < n)
        buf_addf(&names, " and %zu more", n - i);
    source_warning(&config->source, "/outputs", SOURCE_KEY,
        "%s %s not written without -o DIR: records go to standard output "
        "instead",
        buf_cstr(&names), n == 1 ? "is" : "are");
    buf_free(&names);
}

/* Outputs that a pipeline has in place of its own when records go to
 * standard output. */
static void
use_stdout(struct config *config)
{
    json_t *outputs = build_array(), *object = build_object();

    tell_unwritten(config);
    build_set(object, "plugin", json_string("jsonl"));
    build_set(object, "id", json_string("stdout"));
    build_set(object, "path", json_string("stdout"));
    build_add(outputs, object);
    build_set(config->root, "outputs", outputs);
    source_from_argument(&config->source, "/outputs", "standard output");
}

struct config *
config_make(const struct config_request *request)
{
    struct config *config = mem_zalloc(1, sizeof(*config));
    size_t i;

    config->record_bytes = CONFIG_RECORD_BYTES;
    config->worker_bytes = CONFIG_WORKER_BYTES;
    config->folder = mem_strdup("");
    config->root = request->file != NULL || request->text != NULL
                       ? from_text(config, request)
                       : from_stages(&config->source, request);
    if (config->root == NULL)
        return config;
    if (request->to_stdout && json_is_object(config->root))
        use_stdout(config);
    if (request->in_memory)
        memory_only(&config->source, config->root);
    for (i = 0; i < request->nsets && json_is_object(config->root); i++)
        arguments_set(&config->source, config->root, request->sets[i]);
    for (i = 0; i < request->nfields && json_is_object(config->root); i++)
        arguments_field(&config->source, config->root, request->fields, i);
    take_pipeline(config);
    return config;
}

char *
config_option_at(const struct config_node *node, const char *option)
{
    const struct config_spelling *spelling = node->spellings;
    struct buf at = { 0 };

    while (spelling != NULL && spelling->option != NULL &&
           strcmp(spelling->option, option) != 0)
        spelling++;
    if (node->options_at != NULL)
        buf_adds(&at, node->options_at);
    else
        buf_addf(&at, "%s/options", node->pointer);
    position_push(&at,
        spelling != NULL && spelling->option != NULL ? spelling->key : option);
    return buf_cstr(&at);
}

void
config_free(struct config *config)
{
    size_t i;

    if (config == NULL)
        return;
    for (i = 0; i < config->nstages; i++)
        free(config->stages[i].pointer);
    for (i = 0; i < config->noutputs; i++) {
        free(config->outputs[i].pointer);
        sieve_free(&config->outputs[i]);
    }
    for (i = 0; config->items != NULL && config->items[i] != NULL; i++)
        free(config->items[i]);
    free(config->items);
    if (config->reader != NULL)
        free(config->reader->pointer);
    free(config->reader);
    free(config->stages);
    free(config->outputs);
    free(config->maps);
    free(config->has);
    free(config->folder);
    json_decref(config->root);
    source_free(&config->source);
    free(config);
}
