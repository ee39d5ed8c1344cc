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
all_zero(const char *p, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (p[i] != 0)
            return false;
    }
    return true;
}

/* ---- the head ----------------------------------------------------------- */

static int
check_version(const struct cd_plugin *p, struct cd_err *e)
{
    if (p->abi_major != CD_ABI_MAJOR)
        return err_set(e,
            "it was built for plugin ABI %u, this copydesk has "
            "ABI %d: compile it against this copydesk's "
            "plugin.h",
            p->abi_major, CD_ABI_MAJOR);
    if (p->abi_minor > CD_ABI_MINOR)
        return err_set(e,
            "it needs plugin ABI %u.%u, this copydesk has %d.%d: "
            "install a newer copydesk",
            p->abi_major, p->abi_minor, CD_ABI_MAJOR, CD_ABI_MINOR);
    return 0;
}

/* Sizes below what ABI 1.0 began with cannot be right. */
static int
check_sizes(const struct cd_plugin *p, struct cd_err *e)
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
    const size_t has[] = { p->size, p->option_size, p->field_size,
        p->example_size };
    size_t i;

    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        if (has[i] < sizes[i].least)
            return err_set(e,
                "its %s has %zu bytes, ABI 1.0 has %zu: start "
                "the descriptor with CD_PLUGIN_HEADER",
                sizes[i].what, has[i], sizes[i].least);
        if (has[i] % alignof(void *) != 0 || has[i] > 4096)
            return err_set(e, "its %s size of %zu bytes makes no sense",
                sizes[i].what, has[i]);
    }
    return 0;
}

static int
check_head(const struct cd_plugin *p, struct cd_err *e)
{
    if (p->magic != CD_MAGIC)
        return err_set(e, "its copydesk_plugin is no plugin descriptor: start "
                          "it with CD_PLUGIN_HEADER");
    if (check_version(p, e) || check_sizes(p, e))
        return -1;
    if (p->json_probe != (void (*)(void))json_object_get)
        return err_set(e, "it is linked to another copy of libjansson than "
                          "copydesk: link it with the shared -ljansson, not "
                          "with a static or bundled one");
    if (p->size > sizeof(struct cd_plugin) &&
        !all_zero((const char *)p + sizeof(struct cd_plugin),
            p->size - sizeof(struct cd_plugin)))
        return err_set(e,
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
    void *to, size_t *count, struct cd_err *e)
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
            return err_set(e, "its table of %s has no {0} at the end", what);
        if (!all_zero(row + size, stride - size))
            return err_set(e,
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
copy_tables(struct plugin *p, struct cd_err *e)
{
    const struct cd_plugin *d = &p->d;

    if (copy_table(d->options, d->option_size, sizeof(*p->options), "options",
            &p->options, &p->noptions, e))
        return -1;
    if (copy_table(d->reads, d->field_size, sizeof(*p->reads), "reads",
            &p->reads, &p->nreads, e))
        return -1;
    if (copy_table(d->writes, d->field_size, sizeof(*p->writes), "writes",
            &p->writes, &p->nwrites, e))
        return -1;
    return copy_table(d->examples, d->example_size, sizeof(*p->examples),
        "examples", &p->examples, &p->nexamples, e);
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
default_fits(const struct cd_option *o)
{
    int64_t k;

    switch (o->type) {
    case CD_O_INT:
        return o->def.i >= o->min.i && o->def.i <= o->max.i;
    case CD_O_REAL:
        return o->def.d >= o->min.d && o->def.d <= o->max.d;
    case CD_O_ENUM:
        for (k = 0; k < TABLE_MAX && o->choices[k] != NULL; k++) {
            if (k == o->def.i)
                return true;
        }
        return false;
    default:
        return true;
    }
}

static int
check_option(const struct plugin *p, size_t i, struct cd_err *e)
{
    const struct cd_option *o = &p->options[i];
    size_t j;

    if (!names_valid(o->name))
        return err_set(e,
            "its option \"%.80s\" has no valid name "
            "([a-z][a-z0-9_]*)",
            o->name);
    for (j = 0; j < i; j++) {
        if (strcmp(p->options[j].name, o->name) == 0)
            return err_set(e, "it declares the option \"%s\" twice", o->name);
    }
    if (o->help == NULL)
        return err_set(e, "its option \"%s\" has no help text", o->name);
    if (o->type < CD_O_BOOL || o->type > CD_O_JSON)
        return err_set(e,
            "its option \"%s\" has the type %u, which this "
            "copydesk does not know",
            o->name, o->type);
    if (o->offset % option_storage[o->type].align != 0 ||
        o->offset > p->d.options_size ||
        option_storage[o->type].size > p->d.options_size - o->offset)
        return err_set(e,
            "its option \"%s\" lies outside its options struct: "
            "is options_size set?",
            o->name);
    if (o->type == CD_O_ENUM && o->choices == NULL)
        return err_set(e, "its option \"%s\" has no choices", o->name);
    if (!default_fits(o))
        return err_set(
            e, "its option \"%s\" has a default outside its range", o->name);
    return 0;
}

/* The option that a row's path "${option}" or "${option.values}" names, or
 * NULL. */
static const struct cd_option *
named_option(const struct plugin *p, const char *path)
{
    size_t n = strcspn(path + 2, ".}"), i;
    const char *rest = path + 2 + n;

    if (strcmp(rest, "}") != 0 && strcmp(rest, ABI_VALUES) != 0 &&
        strcmp(rest, ABI_TEMPLATES) != 0)
        return NULL;
    for (i = 0; i < p->noptions; i++) {
        if (strlen(p->options[i].name) == n &&
            memcmp(p->options[i].name, path + 2, n) == 0)
            return &p->options[i];
    }
    return NULL;
}

/* "text", "quotes[].speaker", "*" or "${option}". */
static int
check_field(const struct plugin *p, const struct cd_field *f, const char *what,
    struct cd_err *e)
{
    size_t n = strlen(f->path);
    struct cd_path path;

    if (f->types == 0 || f->types >= CD_T_OBJECT * 2)
        return err_set(e, "its %s \"%.80s\" has no valid type", what, f->path);
    if (n > 3 && strncmp(f->path, "${", 2) == 0 && f->path[n - 1] == '}') {
        const struct cd_option *o = named_option(p, f->path);

        if (o != NULL && (o->flags & CD_O_SECRET))
            return err_set(e,
                "its %s \"%s\" names an option that is "
                "secret",
                what, f->path);
        if (o != NULL)
            return o->type == CD_O_STRING || o->type == CD_O_STRINGS ||
                           o->type == CD_O_JSON
                       ? 0
                       : err_set(e,
                             "its %s \"%s\" names an option that is neither "
                             "text nor JSON",
                             what, f->path);
        return err_set(e, "its %s \"%.80s\" names no option", what, f->path);
    }
    if (strcmp(f->path, "*") != 0 &&
        (strpbrk(f->path, " ${}") != NULL || cd_path_parse(&path, f->path)))
        return err_set(e, "its %s \"%.80s\" is no field path", what, f->path);
    return 0;
}

static int
check_tables(const struct plugin *p, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < p->noptions; i++) {
        if (check_option(p, i, e))
            return -1;
    }
    for (i = 0; i < p->nreads; i++) {
        if (check_field(p, &p->reads[i], "read", e))
            return -1;
    }
    for (i = 0; i < p->nwrites; i++) {
        if (check_field(p, &p->writes[i], "write", e))
            return -1;
    }
    return 0;
}

/* A reader makes records, and is given none. */
static int
check_reader(const struct cd_plugin *d, struct cd_err *e)
{
    if (d->read == NULL)
        return err_set(e, "its descriptor lacks the read function");
    if (d->framing == NULL || frame_named(d->framing) == FRAME_KINDS)
        return err_set(e,
            "its framing is \"%.40s\", which this copydesk does "
            "not know: \"lines\", \"json\", \"csv\", "
            "\"warc\", \"feed\" and \"file\" are there",
            d->framing != NULL ? d->framing : "");
    if (d->reads != NULL || d->process != NULL || d->head != NULL ||
        d->tail != NULL || d->separator != NULL || d->commit != NULL ||
        d->resume != NULL || d->finish != NULL || d->undo != NULL ||
        d->taken != NULL)
        return err_set(e, "a reader has options, writes, prepare, open, read, "
                          "close and release, and nothing else");
    return 0;
}

static int
check_members(const struct plugin *p, const char *name, struct cd_err *e)
{
    const struct cd_plugin *d = &p->d;

    if (d->name == NULL || !names_valid(d->name))
        return err_set(e, "its descriptor has no valid name "
                          "([a-z][a-z0-9_]*)");
    if (strcmp(d->name, name) != 0)
        return err_set(e,
            "its descriptor calls it \"%s\", its file \"%s\": "
            "rename one of them",
            d->name, name);
    if (d->version == NULL || d->summary == NULL)
        return err_set(e, "its descriptor lacks a version or a summary");
    if (d->kind < CD_FILTER || d->kind > CD_READER)
        return err_set(
            e, "its kind is %u, which this copydesk does not know", d->kind);
    if (d->flags & ~CD_NETWORK)
        return err_set(e,
            "its descriptor has flags (0x%x) that this copydesk "
            "does not know",
            d->flags & ~CD_NETWORK);
    if (d->flags & CD_NETWORK && d->kind != CD_STORE)
        return err_set(e, "it has the flag CD_NETWORK, which is for stores: "
                          "what runs in a worker has no sockets");
    if (d->kind == CD_READER)
        return check_reader(d, e);
    if (d->read != NULL || d->framing != NULL)
        return err_set(e, "it has the function read or a framing, which only "
                          "readers have");
    if (d->process == NULL)
        return err_set(e, "its descriptor lacks the process function");
    if (d->kind == CD_STORE && (d->commit == NULL || d->resume == NULL))
        return err_set(e, "a store needs the functions commit and resume");
    if (d->kind != CD_STORE && d->undo != NULL)
        return err_set(e, "it has the function undo, which only stores have");
    if (d->kind != CD_STORE && d->taken != NULL)
        return err_set(e, "it has the function taken, which only stores have");
    return 0;
}

struct plugin *
abi_read(const void *raw, const char *name, const char *file, struct cd_err *e)
{
    const struct cd_plugin *d = raw;
    struct plugin *p;

    if (check_head(d, e))
        return NULL;
    p = mem_zalloc(1, sizeof(*p));
    memcpy(&p->d, d, d->size < sizeof(p->d) ? d->size : sizeof(p->d));
    p->file = mem_strdup(file);
    if (check_members(p, name, e) || copy_tables(p, e) || check_tables(p, e)) {
        abi_free(p);
        return NULL;
    }
    return p;
}

void
abi_free(struct plugin *p)
{
    if (p == NULL)
        return;
    free(p->options);
    free(p->reads);
    free(p->writes);
    free(p->examples);
    free(p->file);
    free(p);
}

static bool
has_flag(const struct cd_field *f, size_t n, uint32_t flag)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (f[i].flags & flag)
            return true;
    }
    return false;
}

unsigned
abi_needs(const struct plugin *p, const char **what)
{
    const struct {
        const char *what;
        unsigned minor;
        bool used;
    } additions[] = {
        { "CD_READER", 1, p->d.kind == CD_READER },
        { "undo", 1, p->d.undo != NULL },
        { "taken", 1, p->d.taken != NULL },
        { "CD_NEEDED", 1, has_flag(p->reads, p->nreads, CD_NEEDED) },
        { "CD_ONLY", 1, has_flag(p->writes, p->nwrites, CD_ONLY) },
        { "CD_TOLERANT", 1, has_flag(p->reads, p->nreads, CD_TOLERANT) },
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
abi_kind(const struct plugin *p)
{
    static const char *const names[] = { "", "filter", "format", "store",
        "reader" };

    return names[p->d.kind];
}
