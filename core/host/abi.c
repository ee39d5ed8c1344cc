/* SPDX-License-Identifier: MIT */
#include "host/abi.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/record.h>

#include "base/mem.h"
#include "base/names.h"
#include "io/frame.h"

#define TABLE_MAX 256 /* entries of a table */

static bool
all_zero(const char *at, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (at[i] != 0)
            return false;
    }
    return true;
}

/* ---- the head ----------------------------------------------------------- */

static int
check_abi_version(const struct cd_plugin *descriptor, struct cd_err *err)
{
    if (descriptor->abi_major != CD_ABI_MAJOR)
        return err_set(err,
            "it was built for plugin ABI %u, this copydesk has "
            "ABI %d: compile it against this copydesk's "
            "plugin.h",
            descriptor->abi_major, CD_ABI_MAJOR);
    if (descriptor->abi_minor > CD_ABI_MINOR)
        return err_set(err,
            "it needs plugin ABI %u.%u, this copydesk has %d.%d: "
            "install a newer copydesk",
            descriptor->abi_major, descriptor->abi_minor, CD_ABI_MAJOR,
            CD_ABI_MINOR);
    return 0;
}

/* Sizes below what ABI 1.0 began with cannot be right. */
static int
check_sizes(const struct cd_plugin *descriptor, struct cd_err *err)
{
    static const struct {
        const char *what;
        size_t least;
    } sizes[] = {
        { "descriptor", offsetof(struct cd_plugin, finish) +
                            sizeof(((struct cd_plugin *)0)->finish) },
        { "option", sizeof(struct cd_option) },
        { "field", sizeof(struct cd_field) },
        { "example", sizeof(struct cd_example) },
    };
    const size_t has[] = { descriptor->size, descriptor->option_size,
        descriptor->field_size, descriptor->example_size };
    size_t i;

    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        if (has[i] < sizes[i].least)
            return err_set(err,
                "its %s has %zu bytes, ABI 1.0 has %zu: start "
                "the descriptor with CD_PLUGIN_HEADER",
                sizes[i].what, has[i], sizes[i].least);
        if (has[i] % alignof(void *) != 0 || has[i] > 4096)
            return err_set(err, "its %s size of %zu bytes makes no sense",
                sizes[i].what, has[i]);
    }
    return 0;
}

static int
check_head(const struct cd_plugin *descriptor, struct cd_err *err)
{
    if (descriptor->magic != CD_MAGIC)
        return err_set(err,
            "its copydesk_plugin is no plugin descriptor: start "
            "it with CD_PLUGIN_HEADER");
    if (check_abi_version(descriptor, err) || check_sizes(descriptor, err))
        return -1;
    if (descriptor->json_probe != (void (*)(void))json_object_get)
        return err_set(err, "it is linked to another copy of libjansson than "
                            "copydesk: link it with the shared -ljansson, not "
                            "with a static or bundled one");
    if (descriptor->size > sizeof(struct cd_plugin) &&
        !all_zero((const char *)descriptor + sizeof(struct cd_plugin),
            descriptor->size - sizeof(struct cd_plugin)))
        return err_set(err,
            "its descriptor uses members that this copydesk "
            "(ABI %d.%d) does not know: install a newer copydesk",
            CD_ABI_MAJOR, CD_ABI_MINOR);
    return 0;
}

/* ---- the tables --------------------------------------------------------- */

/* Copy a table whose rows are `stride` bytes into rows of `size` bytes.  A
 * row whose first member, a string, is NULL ends it. */
static int
copy_table(const void *from, size_t stride, size_t size, const char *what,
    void *to, size_t *count, struct cd_err *err)
{
    const char *row = from;
    const char *first;
    char *rows;
    size_t n = 0;

    *count = 0;
    if (from == NULL)
        return 0;
    for (;; n++, row += stride) {
        memcpy(&first, row, sizeof(first));
        if (first == NULL)
            break;
        if (n == TABLE_MAX)
            return err_set(err, "its table of %s has no {0} at the end", what);
        if (!all_zero(row + size, stride - size))
            return err_set(err,
                "its table of %s uses members that this "
                "copydesk does not know",
                what);
    }
    rows = mem_zalloc(n, size);
    for (row = from, *count = 0; *count < n; row += stride)
        memcpy(rows + size * (*count)++, row, size);
    memcpy(to, &rows, sizeof(rows));
    return 0;
}

static int
copy_tables(struct plugin *plugin, struct cd_err *err)
{
    const struct cd_plugin *descriptor = &plugin->d;

    if (copy_table(descriptor->options, descriptor->option_size,
            sizeof(*plugin->options), "options", &plugin->options,
            &plugin->noptions, err))
        return -1;
    if (copy_table(descriptor->reads, descriptor->field_size,
            sizeof(*plugin->reads), "reads", &plugin->reads, &plugin->nreads,
            err))
        return -1;
    if (copy_table(descriptor->writes, descriptor->field_size,
            sizeof(*plugin->writes), "writes", &plugin->writes,
            &plugin->nwrites, err))
        return -1;
    return copy_table(descriptor->examples, descriptor->example_size,
        sizeof(*plugin->examples), "examples", &plugin->examples,
        &plugin->nexamples, err);
}

/* ---- what the rows say -------------------------------------------------- */

static const struct {
    size_t size, align;
} option_storage[] = {
    [CD_O_BOOL] = { sizeof(bool), alignof(bool) },
    [CD_O_INT] = { sizeof(int64_t), alignof(int64_t) },
    [CD_O_REAL] = { sizeof(double), alignof(double) },
    [CD_O_STRING] = { sizeof(char *), alignof(char *) },
    [CD_O_PATH] = { sizeof(char *), alignof(char *) },
    [CD_O_ENUM] = { sizeof(int), alignof(int) },
    [CD_O_STRINGS] = { sizeof(struct cd_strings), alignof(struct cd_strings) },
    [CD_O_JSON] = { sizeof(json_t *), alignof(json_t *) },
};

/* Does the default lie within the range? */
static bool
default_fits(const struct cd_option *option)
{
    int64_t k;

    switch (option->type) {
    case CD_O_INT:
        return option->def.i >= option->min.i && option->def.i <= option->max.i;
    case CD_O_REAL:
        return option->def.d >= option->min.d && option->def.d <= option->max.d;
    case CD_O_ENUM:
        for (k = 0; k < TABLE_MAX && option->choices[k] != NULL; k++) {
            if (k == option->def.i)
                return true;
        }
        return false;
    default:
        return true;
    }
}

static int
check_option(const struct plugin *plugin, size_t i, struct cd_err *err)
{
    const struct cd_option *option = &plugin->options[i];
    size_t j;

    if (!names_valid(option->name))
        return err_set(err,
            "its option \"%.80s\" has no valid name "
            "([a-z][a-z0-9_]*)",
            option->name);
    for (j = 0; j < i; j++) {
        if (strcmp(plugin->options[j].name, option->name) == 0)
            return err_set(
                err, "it declares the option \"%s\" twice", option->name);
    }
    if (option->help == NULL)
        return err_set(err, "its option \"%s\" has no help text", option->name);
    if (option->type < CD_O_BOOL || option->type > CD_O_JSON)
        return err_set(err,
            "its option \"%s\" has the type %u, which this "
            "copydesk does not know",
            option->name, option->type);
    if (option->offset % option_storage[option->type].align != 0 ||
        option->offset > plugin->d.options_size ||
        option_storage[option->type].size >
            plugin->d.options_size - option->offset)
        return err_set(err,
            "its option \"%s\" lies outside its options struct: "
            "is options_size set?",
            option->name);
    if (option->type == CD_O_ENUM && option->choices == NULL)
        return err_set(err, "its option \"%s\" has no choices", option->name);
    if (!default_fits(option))
        return err_set(err, "its option \"%s\" has a default outside its range",
            option->name);
    return 0;
}

/* The option that a row's path "${option}" or "${option.values}" names, or
 * NULL. */
static const struct cd_option *
named_option(const struct plugin *plugin, const char *path)
{
    size_t n = strcspn(path + 2, ".}"), i;
    const char *rest = path + 2 + n;

    if (strcmp(rest, "}") != 0 && strcmp(rest, ABI_VALUES) != 0 &&
        strcmp(rest, ABI_TEMPLATES) != 0)
        return NULL;
    for (i = 0; i < plugin->noptions; i++) {
        if (strlen(plugin->options[i].name) == n &&
            memcmp(plugin->options[i].name, path + 2, n) == 0)
            return &plugin->options[i];
    }
    return NULL;
}

/* "text", "quotes[].speaker", "*" or "${option}". */
static int
check_field(const struct plugin *plugin, const struct cd_field *field,
    const char *what, struct cd_err *err)
{
    size_t n = strlen(field->path);
    struct cd_path path;

    if (field->types == 0 || field->types >= CD_T_OBJECT * 2)
        return err_set(
            err, "its %s \"%.80s\" has no valid type", what, field->path);
    if (n > 3 && strncmp(field->path, "${", 2) == 0 &&
        field->path[n - 1] == '}') {
        const struct cd_option *option = named_option(plugin, field->path);

        if (option != NULL && (option->flags & CD_O_SECRET))
            return err_set(err,
                "its %s \"%s\" names an option that is "
                "secret",
                what, field->path);
        if (option != NULL)
            return option->type == CD_O_STRING ||
                           option->type == CD_O_STRINGS ||
                           option->type == CD_O_JSON
                       ? 0
                       : err_set(err,
                             "its %s \"%s\" names an option that is neither "
                             "text nor JSON",
                             what, field->path);
        return err_set(
            err, "its %s \"%.80s\" names no option", what, field->path);
    }
    if (strcmp(field->path, "*") == 0 && field->flags & (CD_REMOVED | CD_ONLY))
        return err_set(err,
            "its %s \"*\" has CD_REMOVED or CD_ONLY, which are for a field "
            "that is named",
            what);
    if (strcmp(field->path, "*") != 0 &&
        (strpbrk(field->path, " ${}") != NULL ||
            cd_path_parse(&path, field->path)))
        return err_set(
            err, "its %s \"%.80s\" is no field path", what, field->path);
    return 0;
}

static int
check_tables(const struct plugin *plugin, struct cd_err *err)
{
    size_t i;

    for (i = 0; i < plugin->noptions; i++) {
        if (check_option(plugin, i, err))
            return -1;
    }
    for (i = 0; i < plugin->nreads; i++) {
        if (check_field(plugin, &plugin->reads[i], "read", err))
            return -1;
    }
    for (i = 0; i < plugin->nwrites; i++) {
        if (check_field(plugin, &plugin->writes[i], "write", err))
            return -1;
    }
    return 0;
}

/* A reader makes records, and is given none. */
static int
check_reader(const struct cd_plugin *descriptor, struct cd_err *err)
{
    if (descriptor->read == NULL)
        return err_set(err, "its descriptor lacks the read function");
    if (descriptor->framing == NULL ||
        frame_named(descriptor->framing) == FRAME_KINDS)
        return err_set(err,
            "its framing is \"%.40s\", which this copydesk does "
            "not know: \"lines\", \"json\", \"csv\", "
            "\"warc\", \"feed\" and \"file\" are there",
            descriptor->framing != NULL ? descriptor->framing : "");
    if (descriptor->reads != NULL || descriptor->process != NULL ||
        descriptor->head != NULL || descriptor->tail != NULL ||
        descriptor->separator != NULL || descriptor->commit != NULL ||
        descriptor->resume != NULL || descriptor->finish != NULL ||
        descriptor->undo != NULL || descriptor->taken != NULL)
        return err_set(err,
            "a reader has options, writes, prepare, open, read, "
            "close and release, and nothing else");
    return 0;
}

static int
check_members(const struct plugin *plugin, const char *name, struct cd_err *err)
{
    const struct cd_plugin *descriptor = &plugin->d;

    if (descriptor->name == NULL || !names_valid(descriptor->name))
        return err_set(err, "its descriptor has no valid name "
                            "([a-z][a-z0-9_]*)");
    if (strcmp(descriptor->name, name) != 0)
        return err_set(err,
            "its descriptor calls it \"%s\", its file \"%s\": "
            "rename one of them",
            descriptor->name, name);
    if (descriptor->version == NULL || descriptor->summary == NULL)
        return err_set(err, "its descriptor lacks a version or a summary");
    if (descriptor->kind < CD_FILTER || descriptor->kind > CD_READER)
        return err_set(err, "its kind is %u, which this copydesk does not know",
            descriptor->kind);
    if (descriptor->flags & ~CD_NETWORK)
        return err_set(err,
            "its descriptor has flags (0x%x) that this copydesk "
            "does not know",
            descriptor->flags & ~CD_NETWORK);
    if (descriptor->flags & CD_NETWORK && descriptor->kind != CD_STORE)
        return err_set(err, "it has the flag CD_NETWORK, which is for stores: "
                            "what runs in a worker has no sockets");
    if (descriptor->kind == CD_READER)
        return check_reader(descriptor, err);
    if (descriptor->read != NULL || descriptor->framing != NULL)
        return err_set(err, "it has the function read or a framing, which only "
                            "readers have");
    if (descriptor->process == NULL)
        return err_set(err, "its descriptor lacks the process function");
    if (descriptor->kind == CD_STORE &&
        (descriptor->commit == NULL || descriptor->resume == NULL))
        return err_set(err, "a store needs the functions commit and resume");
    if (descriptor->kind != CD_STORE && descriptor->undo != NULL)
        return err_set(err, "it has the function undo, which only stores have");
    if (descriptor->kind != CD_STORE && descriptor->taken != NULL)
        return err_set(
            err, "it has the function taken, which only stores have");
    return 0;
}

struct plugin *
abi_read(
    const void *raw, const char *name, const char *file, struct cd_err *err)
{
    const struct cd_plugin *descriptor = raw;
    struct plugin *plugin;

    if (check_head(descriptor, err))
        return NULL;
    plugin = mem_zalloc(1, sizeof(*plugin));
    memcpy(&plugin->d, descriptor,
        descriptor->size < sizeof(plugin->d) ? descriptor->size
                                             : sizeof(plugin->d));
    plugin->file = mem_strdup(file);
    if (check_members(plugin, name, err) || copy_tables(plugin, err) ||
        check_tables(plugin, err)) {
        abi_free(plugin);
        return NULL;
    }
    return plugin;
}

void
abi_free(struct plugin *plugin)
{
    if (plugin == NULL)
        return;
    free(plugin->options);
    free(plugin->reads);
    free(plugin->writes);
    free(plugin->examples);
    free(plugin->file);
    free(plugin);
}

static bool
has_flag(const struct cd_field *field, size_t n, uint32_t flag)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (field[i].flags & flag)
            return true;
    }
    return false;
}

unsigned
abi_needs(const struct plugin *plugin, const char **what)
{
    const struct {
        const char *what;
        unsigned minor;
        bool used;
    } additions[] = {
        { "CD_READER", 1, plugin->d.kind == CD_READER },
        { "undo", 1, plugin->d.undo != NULL },
        { "taken", 1, plugin->d.taken != NULL },
        { "CD_NEEDED", 1, has_flag(plugin->reads, plugin->nreads, CD_NEEDED) },
        { "CD_ONLY", 1, has_flag(plugin->writes, plugin->nwrites, CD_ONLY) },
        { "CD_TOLERANT", 1,
            has_flag(plugin->reads, plugin->nreads, CD_TOLERANT) },
    };
    unsigned least = 0;
    size_t i;

    for (i = 0; i < sizeof(additions) / sizeof(additions[0]); i++) {
        if (additions[i].used && additions[i].minor > least) {
            least = additions[i].minor;
            *what = additions[i].what;
        }
    }
    return least;
}

const char *
abi_kind(const struct plugin *plugin)
{
    static const char *const names[] = { "", "filter", "format", "store",
        "reader" };

    return names[plugin->d.kind];
}
