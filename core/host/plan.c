/* SPDX-License-Identifier: MIT */
#include "host/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "host/flow.h"
#include "host/look.h"
#include "host/need.h"
#include "host/option.h"
#include "host/output_path.h"
#include "host/readers.h"
#include "host/taken.h"
#include "host/rows.h"
#include "host/sieve.h"
#include "host/tests.h"
#include "io/replay.h"
#include "json/position.h"

/* ---- nodes -------------------------------------------------------------- */

/* Load the plugin of a node and bind its options.  -1 if it is not usable. */
static int
load(struct plan *p, struct plan_node *n, const struct config_node *x,
    bool output, void (*loading)(void *, const char *), void *ctx)
{
    struct config *c = p->config;
    char *pointer = mem_printf("%s/plugin", x->pointer);
    struct cd_err e;
    int rc = -1;

    memset(n, 0, sizeof(*n));
    n->config = x;
    n->id = x->id;
    n->plugin = registry_load(p->registry, x->plugin, &e);
    if (n->plugin == NULL) {
        source_error(&c->source, pointer, SOURCE_VALUE, "%s", e.text);
    } else if (n->plugin->d.kind == CD_READER) {
        diag_help(source_error(&c->source, pointer, SOURCE_VALUE,
                      "plugin \"%s\" is a reader, not %s", x->plugin,
                      output ? "an output" : "a stage"),
            "say \"reader\": \"%s\" in \"input\"", x->plugin);
    } else if ((n->plugin->d.kind == CD_FILTER) == output) {
        diag_help(source_error(&c->source, pointer, SOURCE_VALUE,
                      "plugin \"%s\" is a %s, not %s", x->plugin,
                      abi_kind(n->plugin), output ? "an output" : "a stage"),
            "put it into \"%s\"", output ? "stages" : "outputs");
    } else {
        n->options = option_bind(c, x, n->plugin, p->arena);
        rows_resolve(p, n);
        if (output) {
            output_path_take(p, n);
            sieve_load(p, n, loading, ctx);
        }
        rc = 0;
    }
    free(pointer);
    return rc;
}

static void
load_all(struct plan *p, void (*loading)(void *, const char *), void *ctx)
{
    const struct config *c = p->config;
    size_t i;

    p->stages =
        arena_alloc(p->arena, (READERS_MOST + c->nstages) * sizeof(*p->stages));
    p->stages += READERS_MOST;
    p->outputs = arena_alloc(p->arena, c->noutputs * sizeof(*p->outputs));
    for (i = 0; i < c->nstages; i++) {
        loading(ctx, c->stages[i].plugin);
        if (load(p, &p->stages[p->nstages], &c->stages[i], false, loading,
                ctx) == 0)
            p->nstages++;
    }
    for (i = 0; i < c->noutputs; i++) {
        loading(ctx, c->outputs[i].plugin);
        if (load(p, &p->outputs[p->noutputs], &c->outputs[i], true, loading,
                ctx) == 0)
            p->noutputs++;
    }
    loading(ctx, "");
}

/* ---- outputs ------------------------------------------------------------ */

/* A run into a folder would write nothing there. */
static void
no_outputs(struct source *s, const json_t *root)
{
    const json_t *outputs = json_object_get(root, "outputs");

    diag_help(source_warning(s, outputs != NULL ? "/outputs" : "", SOURCE_KEY,
                  "there are no outputs: nothing is written but rejects and "
                  "run.json"),
        "name them in \"outputs\", or leave out -o: then records go to "
        "standard output");
}

/* ---- inputs ------------------------------------------------------------- */

static const char *
name_fault(const struct paths *inputs, const char *name, size_t *at)
{
    size_t i, n = strlen(name);

    *at = inputs->n;
    if (n == 0 || utf8_valid(name, n) != n)
        return "is no text";
    for (i = 0; i < n; i++) {
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7f)
            return "has a control character";
    }
    for (i = 0; i < inputs->n; i++) {
        if (strcmp(inputs->v[i].file, "-") == 0)
            *at = i;
        else if (strcmp(inputs->v[i].name, name) == 0)
            return "is that of another input, whose ids would be the same";
    }
    return *at < inputs->n ? NULL : "is for standard input, which is not read";
}

/* --input-name: what ids and rejects call standard input. */
static void
name_input(struct plan *p, const char *name)
{
    size_t at;
    const char *why = name_fault(&p->inputs, name, &at);

    if (why != NULL) {
        diags_add(&p->config->source.diags, DIAG_ERROR, "command line", 0, 0,
            "--input-name \"%s\" %s", name, why);
        return;
    }
    free(p->inputs.v[at].name);
    p->inputs.v[at].name = mem_strdup(name);
}

/* Files that cannot be read, after which no more are looked at. */
#define MOST_FAULTS 20
/* After so many files it is said that the process is at work. */
#define BUSY 1024

struct finder {
    struct plan *p;
    const struct plan_files *files;
    void (*loading)(void *, const char *);
    void *ctx;
    const char *where; /* names come from: the command line or a list */
    size_t line;       /* of that list, or 0 */
    size_t named, faults;
    bool awaited; /* with new_only: nothing was there yet */
};

/* Is it worth going on? */
static bool
more_inputs(struct finder *f)
{
    if (f->named++ % BUSY == 0)
        f->loading(f->ctx, "");
    return f->faults < MOST_FAULTS;
}

/* A pattern has given n files, or -1; `pointer`: where it stands in the
 * pipeline file, NULL: on the command line. */
static void
say_found(struct finder *f, int n, size_t twins, const char *pattern,
    const char *pointer, const struct cd_err *e)
{
    struct config *c = f->p->config;
    struct buf text = { 0 };

    f->faults += n < 0;
    if (n < 0)
        buf_adds(&text, e->text);
    else if (n == 0 && f->p->inputs.twins == twins)
        buf_addf(&text,
            "every file of \"%s\" was named before: each is read once",
            pattern);
    if (text.n > 0 && pointer == NULL)
        diags_add(&c->source.diags, n < 0 ? DIAG_ERROR : DIAG_WARNING, f->where,
            f->line, 0, "%s", buf_cstr(&text));
    else if (text.n > 0 && n < 0)
        source_error(&c->source, pointer, SOURCE_VALUE, "%s", buf_cstr(&text));
    else if (text.n > 0)
        source_warning(
            &c->source, pointer, SOURCE_VALUE, "%s", buf_cstr(&text));
    buf_free(&text);
}

/* The files of a pattern.  With "new_only" a folder that is there may have
 * none of them yet, as it has none that are new. */
static int
add(struct finder *f, const char *folder, const char *pattern, struct cd_err *e)
{
    int n = paths_add(&f->p->inputs, folder, pattern, e);

    if (n >= 0 || !f->p->config->new_only || !paths_awaits(folder, pattern))
        return n;
    diags_add(&f->p->config->source.diags, DIAG_NOTE, pattern, 0, 0,
        "no file is there yet");
    f->awaited = true;
    return 1;
}

static void
find_named(struct finder *f)
{
    struct paths *to = &f->p->inputs;
    struct cd_err e;
    size_t i;

    for (i = 0; i < f->files->ninputs && more_inputs(f); i++) {
        const char *s = f->files->inputs[i];
        size_t twins = to->twins;

        say_found(f, add(f, "", s, &e), twins, s, NULL, &e);
    }
}

static void
find_listed(struct finder *f, const struct listing *l)
{
    struct paths *to = &f->p->inputs;
    struct cd_err e;
    size_t i;

    f->where = l->name;
    for (i = 0; i < l->n && more_inputs(f); i++) {
        /* Nothing is special in a list: this is the file of that name. */
        const char *s = strcmp(l->v[i], "-") == 0 ? "./-" : l->v[i];
        size_t twins = to->twins;
        int n = paths_add_file(to, "", s, &e);

        f->line = n <= 0 ? listing_line(l, i) : 0;
        say_found(f, n, twins, s, NULL, &e);
    }
}

static void
find_configured(struct finder *f)
{
    struct config *c = f->p->config;
    struct paths *to = &f->p->inputs;
    struct cd_err e;
    size_t i;

    for (i = 0; i < json_array_size(c->paths) && more_inputs(f); i++) {
        const char *s = json_string_value(json_array_get(c->paths, i));
        char *pointer = mem_printf("/input/paths/%zu", i);
        size_t twins = to->twins;

        if (s != NULL && *s != '\0')
            say_found(f, add(f, c->folder, s, &e), twins, s, pointer, &e);
        free(pointer);
    }
}

static void
find_rejects(struct finder *f)
{
    struct config *c = f->p->config;
    uint64_t left_out;
    struct cd_err e;

    if (replay_paths(
            &f->p->inputs, c->folder, f->files->rejects, &left_out, &e))
        diags_add(
            &c->source.diags, DIAG_ERROR, "command line", 0, 0, "%s", e.text);
    else if (left_out > 0)
        diags_add(&c->source.diags, DIAG_WARNING, "command line", 0, 0,
            "%ju lines of \"%s\" tell of damage, which cannot be replayed: "
            "they are left out",
            (uintmax_t)left_out, f->files->rejects);
}

/* No gzip makes a file of no bytes: a download that broke off does, or a full
 * disk.  There is nothing in it to lose, so it is read, and told. */
static void
tell_empty(struct diags *d, const struct paths *found)
{
    const struct path *first = NULL;
    size_t i, n = 0;

    for (i = 0; i < found->n; i++) {
        const struct path *x = &found->v[i];

        if (x->then.stream || x->then.size > 0 || x->then.inode == 0 ||
            !paths_ends_with(x->file, ".gz"))
            continue;
        first = first != NULL ? first : x;
        n++;
    }
    if (n == 1)
        diags_add(d, DIAG_WARNING, first->name, 0, 0,
            "the file is empty, and a gzip file never is");
    else if (n > 1)
        diags_add(d, DIAG_WARNING, first->name, 0, 0,
            "this and other inputs, %zu in all, are empty, and a gzip file "
            "never is",
            n);
}

static void
find_inputs(struct finder *f)
{
    struct config *c = f->p->config;
    const struct paths *found = &f->p->inputs;
    const struct listing *listed = f->files->listed;
    const bool named =
        f->files->ninputs > 0 || (listed != NULL && listed->n > 0);
    const char *where =
        !named && c->source.name != NULL ? c->source.name : "command line";

    if (c->reader != NULL)
        f->p->inputs.reader = c->reader->plugin;
    if (f->files->rejects != NULL)
        find_rejects(f);
    else if (!named)
        find_configured(f);
    if (named && f->files->rejects == NULL) {
        find_named(f);
        if (listed != NULL)
            find_listed(f, listed);
    }
    if (f->faults == MOST_FAULTS)
        diags_add(&c->source.diags, DIAG_ERROR, where, 0, 0,
            "no more inputs were looked at");
    if (found->twins == 1)
        diags_add(&c->source.diags, DIAG_WARNING, where, 0, 0,
            "\"%s\" is the file \"%s\" by another name: it is read once",
            found->twin, found->v[found->twin_of].name);
    else if (found->twins > 1)
        diags_add(&c->source.diags, DIAG_WARNING, where, 0, 0,
            "%zu inputs are files by another name, as \"%s\" is \"%s\": each "
            "file is read once",
            found->twins, found->twin, found->v[found->twin_of].name);
    tell_empty(&c->source.diags, found);
    if (f->files->run && found->n == 0 && !f->awaited &&
        c->source.diags.errors == 0)
        diag_help(diags_add(&c->source.diags, DIAG_ERROR,
                      c->source.name != NULL ? c->source.name : "command line",
                      0, 0, "there is no input"),
            "name files on the command line, \"-\" for standard input, or in "
            "\"input\": {\"paths\": [...]}");
    else if (f->files->input_name != NULL)
        name_input(f->p, f->files->input_name);
}

/* Which key or string element of v stands first in the text, in double
 * quotes; its value, NULL for none, with its place below v behind *at. */
static const json_t *
named_inside(const json_t *v, const char *text, struct buf *at)
{
    const char *key, *first = NULL, *name = NULL;
    const json_t *found = NULL;
    size_t i, element = 0;
    json_t *x;

    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        char *quoted = mem_printf("\"%s\"", key);
        const char *here = strstr(text, quoted);

        if (here != NULL && (first == NULL || here < first)) {
            first = here;
            name = key;
            found = x;
        }
        free(quoted);
    }
    json_array_foreach (v, i, x) {
        char *quoted = json_is_string(x)
                           ? mem_printf("\"%s\"", json_string_value(x))
                           : NULL;

        if (quoted != NULL && found == NULL && strstr(text, quoted) != NULL) {
            element = i;
            found = x;
        }
        free(quoted);
    }
    if (name != NULL)
        position_push(at, name);
    else if (found != NULL)
        buf_addf(at, "/%zu", element);
    return found;
}

void
plan_tell(struct plan *p, const struct plan_node *n, const char *text)
{
    const json_t *v = n->config->options;
    struct buf at = { 0 };
    char *option = NULL;

    v = named_inside(v, text, &at);
    if (v != NULL)
        option = config_option_at(n->config, buf_cstr(&at) + 1);
    at.n = 0;
    buf_adds(&at, option != NULL ? option : n->config->pointer);
    while (v != NULL)
        v = named_inside(v, text, &at);
    source_error(&p->config->source, buf_cstr(&at), SOURCE_VALUE, "%s", text);
    buf_free(&at);
    free(option);
}

struct plan *
plan_make(struct config *c, struct registry *r, const struct plan_files *files,
    void (*loading)(void *, const char *), void *ctx)
{
    struct plan *p = mem_zalloc(1, sizeof(*p));
    struct finder f = { .p = p,
        .files = files,
        .loading = loading,
        .ctx = ctx,
        .where = "command line" };
    size_t i;

    p->config = c;
    p->registry = r;
    p->arena = arena_new();
    if (c->root == NULL)
        return p;
    load_all(p, loading, ctx);
    for (i = 0; i < p->noutputs; i++)
        output_path_check(p, &p->outputs[i]);
    if (files->writes && c->noutputs == 0 && c->source.diags.errors == 0)
        no_outputs(&c->source, c->root);
    if (files->codes != NULL)
        p->tests = tests_read(p, files->codes, loading, ctx);
    if (!files->no_inputs)
        find_inputs(&f);
    readers_load(p, loading, ctx);
    /* A plugin that is missing would only make others seem out of order. */
    if (p->nstages - p->nreaders ==
        json_array_size(json_object_get(c->root, "stages")))
        flow_check(p);
    if (p->noutputs == json_array_size(json_object_get(c->root, "outputs")))
        taken_check(p);
    if (files->notes)
        readers_tell(p);
    need_list(p, files->rejects != NULL);
    if (files->look && c->source.diags.errors == 0)
        look(p, !files->run);
    if (p->tests != NULL && p->tests->beside != NULL)
        diags_move(&c->source.diags, &p->tests->beside->source.diags);
    if (files->strict)
        diags_harden(&c->source.diags);
    return p;
}

void
plan_free(struct plan *p)
{
    if (p == NULL)
        return;
    paths_free(&p->inputs);
    tests_free(p->tests);
    arena_free(p->arena);
    config_free(p->config);
    registry_free(p->registry);
    free(p);
}
