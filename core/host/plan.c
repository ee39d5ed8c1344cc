/* SPDX-License-Identifier: MIT */
#include "host/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "host/flow.h"
#include "host/items.h"
#include "host/look.h"
#include "host/need.h"
#include "host/odd.h"
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
load_config(struct plan *plan, struct plan_node *node,
    const struct config_node *given, bool output,
    void (*loading)(void *, const char *), void *ctx)
{
    struct config *config = plan->config;
    char *pointer = mem_printf("%s/plugin", given->pointer);
    struct cd_err err;
    int rc = -1;

    memset(node, 0, sizeof(*node));
    node->config = given;
    node->id = given->id;
    node->plugin = registry_load(plan->registry, given->plugin, &err);
    if (node->plugin == NULL) {
        source_error(&config->source, pointer, SOURCE_VALUE, "%s", err.text);
    } else if (node->plugin->d.kind == CD_READER) {
        diag_help(source_error(&config->source, pointer, SOURCE_VALUE,
                      "plugin \"%s\" is a reader, not %s", given->plugin,
                      output ? "an output" : "a stage"),
            "say \"reader\": \"%s\" in \"input\"", given->plugin);
    } else if ((node->plugin->d.kind == CD_FILTER) == output) {
        diag_help(source_error(&config->source, pointer, SOURCE_VALUE,
                      "plugin \"%s\" is a %s, not %s", given->plugin,
                      abi_kind(node->plugin), output ? "an output" : "a stage"),
            "put it into \"%s\"", output ? "stages" : "outputs");
    } else {
        node->options = option_bind(config, given, node->plugin, plan->arena);
        rows_resolve(plan, node);
        if (output) {
            output_path_take(plan, node);
            sieve_load(plan, node, loading, ctx);
        }
        rc = 0;
    }
    free(pointer);
    return rc;
}

static void
load_all(struct plan *plan, void (*loading)(void *, const char *), void *ctx)
{
    const struct config *config = plan->config;
    size_t i;

    plan->stages = arena_alloc(
        plan->arena, (READERS_MOST + config->nstages) * sizeof(*plan->stages));
    plan->stages += READERS_MOST;
    plan->outputs =
        arena_alloc(plan->arena, config->noutputs * sizeof(*plan->outputs));
    for (i = 0; i < config->nstages; i++) {
        loading(ctx, config->stages[i].plugin);
        if (load_config(plan, &plan->stages[plan->nstages], &config->stages[i],
                false, loading, ctx) == 0)
            plan->nstages++;
    }
    for (i = 0; i < config->noutputs; i++) {
        loading(ctx, config->outputs[i].plugin);
        if (load_config(plan, &plan->outputs[plan->noutputs],
                &config->outputs[i], true, loading, ctx) == 0)
            plan->noutputs++;
    }
    loading(ctx, "");
}

/* ---- outputs ------------------------------------------------------------ */

/* A run into a folder would write nothing there. */
static void
no_outputs(struct source *source, const json_t *root)
{
    const json_t *outputs = json_object_get(root, "outputs");

    diag_help(
        source_warning(source, outputs != NULL ? "/outputs" : "", SOURCE_KEY,
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
name_input(struct plan *plan, const char *name)
{
    size_t at;
    const char *why = name_fault(&plan->inputs, name, &at);

    if (why != NULL) {
        diags_add(&plan->config->source.diags, DIAG_ERROR, "command line", 0, 0,
            "--input-name \"%s\" %s", name, why);
        return;
    }
    free(plan->inputs.v[at].name);
    plan->inputs.v[at].name = mem_strdup(name);
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
more_inputs(struct finder *finder)
{
    if (finder->named++ % BUSY == 0)
        finder->loading(finder->ctx, "");
    return finder->faults < MOST_FAULTS;
}

/* A pattern has given n files, or -1; `pointer`: where it stands in the
 * pipeline file, NULL: on the command line. */
static void
note_inputs(struct finder *finder, int n, size_t twins, const char *pattern,
    const char *pointer, const struct cd_err *err)
{
    struct config *config = finder->p->config;
    struct buf text = { 0 };

    finder->faults += n < 0;
    if (n < 0)
        buf_adds(&text, err->text);
    else if (n == 0 && finder->p->inputs.twins == twins)
        buf_addf(&text,
            "every file of \"%s\" was named before: each is read once",
            pattern);
    if (text.n > 0 && pointer == NULL)
        diags_add(&config->source.diags, n < 0 ? DIAG_ERROR : DIAG_WARNING,
            finder->where, finder->line, 0, "%s", buf_cstr(&text));
    else if (text.n > 0 && n < 0)
        source_error(
            &config->source, pointer, SOURCE_VALUE, "%s", buf_cstr(&text));
    else if (text.n > 0)
        source_warning(
            &config->source, pointer, SOURCE_VALUE, "%s", buf_cstr(&text));
    buf_free(&text);
}

/* The files of a pattern.  With "new_only" a folder that is there may have
 * none of them yet, as it has none that are new. */
static int
add_input(struct finder *finder, const char *folder, const char *pattern,
    struct cd_err *err)
{
    int n = paths_add(&finder->p->inputs, folder, pattern, err);

    if (n >= 0 || !finder->p->config->new_only ||
        !paths_awaits(folder, pattern))
        return n;
    diags_add(&finder->p->config->source.diags, DIAG_NOTE, pattern, 0, 0,
        "no file is there yet");
    finder->awaited = true;
    return 1;
}

static void
find_named(struct finder *finder)
{
    struct paths *to = &finder->p->inputs;
    struct cd_err err;
    size_t i;

    for (i = 0; i < finder->files->ninputs && more_inputs(finder); i++) {
        const char *name = finder->files->inputs[i];
        size_t twins = to->twins;

        note_inputs(
            finder, add_input(finder, "", name, &err), twins, name, NULL, &err);
    }
}

static void
find_listed(struct finder *finder, const struct listing *listing)
{
    struct paths *to = &finder->p->inputs;
    struct cd_err err;
    size_t i;

    finder->where = listing->name;
    to->group = ODD_LIST;
    for (i = 0; i < listing->n && more_inputs(finder); i++) {
        /* Nothing is special in a list: this is the file of that name. */
        const char *name =
            strcmp(listing->v[i], "-") == 0 ? "./-" : listing->v[i];
        size_t twins = to->twins;
        int n = paths_add_file(to, "", name, &err);

        finder->line = n <= 0 ? listing_line(listing, i) : 0;
        note_inputs(finder, n, twins, name, NULL, &err);
    }
}

static void
find_configured(struct finder *finder)
{
    struct config *config = finder->p->config;
    struct paths *to = &finder->p->inputs;
    struct cd_err err;
    size_t i;

    for (i = 0; i < json_array_size(config->paths) && more_inputs(finder);
         i++) {
        const char *name = json_string_value(json_array_get(config->paths, i));
        char *pointer = mem_printf("/input/paths/%zu", i);
        size_t twins = to->twins;

        to->group = ODD_PATTERN + i;
        if (name != NULL && *name != '\0')
            note_inputs(finder, add_input(finder, config->folder, name, &err),
                twins, name, pointer, &err);
        free(pointer);
    }
}

static void
find_rejects(struct finder *finder)
{
    struct config *config = finder->p->config;
    uint64_t left_out;
    struct cd_err err;

    if (replay_paths(&finder->p->inputs, config->folder, finder->files->rejects,
            &left_out, &err))
        diags_add(&config->source.diags, DIAG_ERROR, "command line", 0, 0, "%s",
            err.text);
    else if (left_out > 0)
        diags_add(&config->source.diags, DIAG_WARNING, "command line", 0, 0,
            "\"%s\" tells of damage, which cannot be replayed: lines left "
            "out: %ju",
            finder->files->rejects, (uintmax_t)left_out);
}

/* No codec makes a file of no bytes: a download that broke off does, or a full
 * disk.  There is nothing in it to lose, so it is read, and told. */
static void
tell_empty(struct diags *diags, const struct paths *found)
{
    const struct path *first = NULL;
    size_t i, n = 0;

    for (i = 0; i < found->n; i++) {
        const struct path *path = &found->v[i];

        if (path->then.stream || path->then.size > 0 || path->then.inode == 0 ||
            codec_named(path->file) == NULL)
            continue;
        first = first != NULL ? first : path;
        n++;
    }
    if (n == 1)
        diags_add(diags, DIAG_WARNING, first->name, 0, 0,
            "the file is empty, and a %s file never is",
            codec_named(first->file)->name);
    else if (n > 1)
        diags_add(diags, DIAG_WARNING, first->name, 0, 0,
            "this and other inputs, %zu in all, are empty, and a compressed "
            "file never is",
            n);
}

static void
find_inputs(struct finder *finder)
{
    struct config *config = finder->p->config;
    const struct paths *found = &finder->p->inputs;
    const struct listing *listed = finder->files->listed;
    const bool named =
        finder->files->ninputs > 0 || (listed != NULL && listed->n > 0);
    const char *where = !named && config->source.name != NULL
                            ? config->source.name
                            : "command line";

    if (config->reader != NULL)
        finder->p->inputs.reader = config->reader->plugin;
    finder->p->inputs.items = (const char *const *)config->items;
    finder->p->inputs.keep_odd = finder->files->rejects == NULL;
    if (finder->files->rejects != NULL)
        find_rejects(finder);
    else if (!named)
        find_configured(finder);
    if (named && finder->files->rejects == NULL) {
        find_named(finder);
        if (listed != NULL)
            find_listed(finder, listed);
    }
    odd_settle(finder->p, listed);
    if (finder->faults == MOST_FAULTS)
        diags_add(&config->source.diags, DIAG_ERROR, where, 0, 0,
            "no more inputs were looked at");
    if (found->twins == 1)
        diags_add(&config->source.diags, DIAG_WARNING, where, 0, 0,
            "\"%s\" is the file \"%s\" by another name: it is read once",
            found->twin, found->v[found->twin_of].name);
    else if (found->twins > 1)
        diags_add(&config->source.diags, DIAG_WARNING, where, 0, 0,
            "%zu inputs are files by another name, as \"%s\" is \"%s\": each "
            "file is read once",
            found->twins, found->twin, found->v[found->twin_of].name);
    tell_empty(&config->source.diags, found);
    if (finder->files->run && found->n == 0 && !finder->awaited &&
        config->source.diags.errors == 0)
        diag_help(diags_add(&config->source.diags, DIAG_ERROR,
                      config->source.name != NULL ? config->source.name
                                                  : "command line",
                      0, 0, "there is no input"),
            "name files on the command line, \"-\" for standard input, or in "
            "\"input\": {\"paths\": [...]}");
    else if (finder->files->input_name != NULL)
        name_input(finder->p, finder->files->input_name);
}

struct plan *
plan_make(struct config *config, struct registry *registry,
    const struct plan_files *files, void (*loading)(void *, const char *),
    void *ctx)
{
    struct plan *plan = mem_zalloc(1, sizeof(*plan));
    struct finder finder = { .p = plan,
        .files = files,
        .loading = loading,
        .ctx = ctx,
        .where = "command line" };
    size_t i;

    plan->config = config;
    plan->registry = registry;
    plan->arena = arena_new();
    if (config->root == NULL)
        return plan;
    load_all(plan, loading, ctx);
    plan->bound = config->source.diags.errors == 0;
    for (i = 0; i < plan->noutputs; i++)
        output_path_check(plan, &plan->outputs[i]);
    if (files->writes && config->noutputs == 0 &&
        config->source.diags.errors == 0)
        no_outputs(&config->source, config->root);
    if (files->codes != NULL)
        plan->tests = tests_read(plan, files->codes, loading, ctx);
    if (!files->no_inputs)
        find_inputs(&finder);
    readers_load(plan, loading, ctx);
    /* A plugin that is missing would only make others seem out of order. */
    if (plan->nstages - plan->nreaders ==
        json_array_size(json_object_get(config->root, "stages")))
        flow_check(plan);
    if (plan->noutputs ==
        json_array_size(json_object_get(config->root, "outputs")))
        taken_check(plan);
    if (files->notes)
        readers_tell(plan, files->run);
    need_list(plan, files->rejects != NULL);
    if (files->look && config->source.diags.errors == 0)
        items_look(plan);
    if (files->look && config->source.diags.errors == 0)
        look(plan, !files->run);
    if (plan->tests != NULL && plan->tests->beside != NULL)
        diags_move(&config->source.diags, &plan->tests->beside->source.diags);
    if (files->strict)
        diags_harden(&config->source.diags);
    return plan;
}

void
plan_free(struct plan *plan)
{
    if (plan == NULL)
        return;
    paths_free(&plan->inputs);
    tests_free(plan->tests);
    arena_free(plan->arena);
    config_free(plan->config);
    registry_free(plan->registry);
    free(plan);
}
