/* SPDX-License-Identifier: MIT */
#include "host/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/names.h"
#include "host/fields.h"
#include "host/keys.h"
#include "host/known.h"
#include "host/tests.h"
#include "json/position.h"

struct flow {
    struct plan *plan;
    struct source *source;  /* the pipeline file, for messages */
    struct known_set known; /* at this point of the pipeline */
    /* id of a stage that wrote offsets into `text`; or NULL */
    const char *offsets_by;
};

/* Fields that hold offsets into `text`. */
static const char *const offset_fields[] = { "quotes", "summary_spans" };

/* The field that a path begins with: "quotes" of "quotes[].speaker". */
static const char *
first_path(const struct plan_field *field)
{
    return field->steps != NULL ? cd_path_name(field->steps, 0) : "*";
}

static uint32_t
standard_types(const char *name)
{
    const struct field_def *standard = fields_find(name, strlen(name));

    return standard != NULL ? standard->types : 0;
}

/* Do readers make all inputs?  JSON may have any field. */
static bool
all_read(const struct plan *plan)
{
    size_t i;

    for (i = 0; i < plan->inputs.n; i++) {
        if (plan->inputs.v[i].kind.reader == NULL)
            return false;
    }
    return plan->nreaders > 0;
}

static void
learn_input(struct flow *flow)
{
    const struct config *config = flow->plan->config;
    const bool none = all_read(flow->plan);
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (!fields[i].made && (!none || strcmp(fields[i].name, "id") == 0))
            known_learn(&flow->known, fields[i].name, fields[i].types);
    }
    for (i = 0; i < config->nhas; i++) {
        const char *name = cd_path_name(&config->has[i].steps, 0);

        known_learn(&flow->known, name, standard_types(name));
    }
}

/* Report that no reader writes the field that input.fields renames. */
static void
no_source(struct flow *flow, const struct config_map *map)
{
    struct names_guess guess = { 0 };
    struct buf at = { 0 };
    struct diag *diag;
    size_t i;

    buf_adds(&at, "/input/fields");
    position_push(&at, map->to);
    diag = source_error(&flow->plan->config->source, buf_cstr(&at),
        SOURCE_VALUE, "\"%s\" does not write \"%s\", which is to become \"%s\"",
        flow->plan->stages[0].id, map->from, map->to);
    for (i = 0; i < flow->known.n; i++)
        names_offer(
            &guess, cd_path_name(&map->steps, 0), flow->known.v[i].name);
    if (guess.best != NULL)
        diag_help(diag, "did you mean \"%s\"?", guess.best);
    buf_free(&at);
}

/* Learn the fields that input.fields makes of those of the inputs. */
static void
learn_maps(struct flow *flow)
{
    const struct config *config = flow->plan->config;
    const bool sure = all_read(flow->plan) && !flow->known.any;
    size_t i;

    for (i = 0; i < config->nmaps && sure; i++) {
        const char *from = cd_path_name(&config->maps[i].steps, 0);

        if (known_there(&flow->known, from) == NULL)
            no_source(flow, &config->maps[i]);
    }
    for (i = 0; i < config->nrenames && sure; i++) {
        struct known *known =
            known_there(&flow->known, config->renames[i].from);

        if (known != NULL)
            *known = flow->known.v[--flow->known.n];
    }
    for (i = 0; i < config->nmaps; i++)
        known_learn(&flow->known, config->maps[i].to,
            standard_types(config->maps[i].to));
}

/* The stage after `node` that writes the field, or NULL: for the advice to move
 * it. */
static const struct plan_node *
later_writer(
    const struct flow *flow, const struct plan_node *node, const char *name)
{
    const struct plan_node *later = flow->plan->stages;
    size_t i, j;

    for (i = 0; i < flow->plan->nstages; i++) {
        if (node >= later && node < later + flow->plan->nstages &&
            &later[i] <= node)
            continue;
        for (j = 0; j < later[i].nwrites; j++) {
            if (strcmp(first_path(&later[i].writes[j]), name) == 0)
                return &later[i];
        }
    }
    return NULL;
}

typedef struct diag *say_fn(
    struct source *, const char *, enum source_spot, const char *, ...);

/* Report that something took the field away that the node reads. */
static void
removed(struct flow *flow, const struct plan_node *node,
    const struct plan_field *read, say_fn *say)
{
    const char *name = first_path(read),
               *key = known_left_out_by(&flow->known, name);
    const char *by =
        key != NULL ? key : known_find(&flow->known, name)->gone->id;
    struct diag *diag =
        say(flow->source, read->pointer, read->key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%s\" reads \"%s\", which \"%s\" %s", node->id, name, by,
            key != NULL ? "of the output leaves out" : "before it removes");

    if (key == NULL)
        diag_help(diag, "have \"%s\" keep it", by);
    else if (strcmp(key, "only") == 0)
        diag_help(diag, "name it in \"only\", too");
    else
        diag_help(diag, "take it out of \"%s\"", key);
}

/* Report that records lack a field that the node reads. */
static void
missing(struct flow *flow, const struct plan_node *node,
    const struct plan_field *read, say_fn *say)
{
    const struct plan_node *later = later_writer(flow, node, first_path(read));
    struct diag *diag;

    if (known_gone(&flow->known, first_path(read))) {
        removed(flow, node, read, say);
        return;
    }
    diag =
        say(flow->source, read->pointer, read->key ? SOURCE_KEY : SOURCE_VALUE,
            "\"%s\" reads \"%s\", which nothing before it writes", node->id,
            first_path(read));

    if (later != NULL)
        diag_help(diag, "\"%s\" writes it: put that stage in front", later->id);
    else
        keys_help_has(diag, read->steps,
            "put a stage that writes it in front, or, if the input has it");
}

/* Report a field that the user named and that is neither a standard one nor
 * written by a stage: a typing error, perhaps. */
static void
unknown(struct flow *flow, const struct plan_node *node,
    const struct plan_field *read)
{
    struct names_guess guess = { 0 };
    struct diag *diag = source_error(flow->source, read->pointer,
        read->key ? SOURCE_KEY : SOURCE_VALUE,
        "\"%s\" reads \"%.80s\", which is no field that is known here",
        node->id, first_path(read));
    struct buf begin = { 0 };
    size_t i;

    for (i = 0; i < flow->known.n; i++)
        names_offer(&guess, first_path(read), flow->known.v[i].name);
    for (i = 0; i < fields_count; i++)
        names_offer(&guess, first_path(read), fields[i].name);
    if (guess.best != NULL)
        buf_addf(&begin, "did you mean \"%s\"?  ", guess.best);
    buf_adds(&begin, "if the input has it");
    keys_help_has(diag, read->steps, buf_cstr(&begin));
    buf_free(&begin);
}

/* Does the pipeline declare ("has") that the input has just this path? */
static bool
is_declared(const struct config *config, const char *path)
{
    size_t i;

    for (i = 0; i < config->nhas; i++) {
        if (strcmp(config->has[i].path, path) == 0)
            return true;
    }
    return false;
}

/* Can a path that the user named, within a standard field, exist?
 * "quotes[].speaker" can, "quotes[].who" cannot. */
static bool
check_inside(struct flow *flow, const struct plan_node *node,
    const struct plan_field *read)
{
    const struct field_def *standard =
        fields_find(first_path(read), strlen(first_path(read)));
    char *why = standard != NULL && !is_declared(flow->plan->config, read->path)
                    ? fields_path_fault(standard, read->steps)
                    : NULL;

    if (why != NULL)
        source_error(flow->source, read->pointer,
            read->key ? SOURCE_KEY : SOURCE_VALUE, "\"%s\" reads \"%s\": %s",
            node->id, read->path, why);
    free(why);
    return why == NULL;
}

static void
check_type(struct flow *flow, const struct plan_node *node,
    const struct plan_field *read, const struct known *known)
{
    char *want;

    if (known->types == 0 || read->steps->n != 1 ||
        (known->types & read->types) != 0)
        return;
    want = mem_strdup(fields_types(read->types));
    source_error(flow->source, read->pointer,
        read->key ? SOURCE_KEY : SOURCE_VALUE,
        "\"%s\" reads \"%s\" as %s, but it is %s here", node->id, read->path,
        want, fields_types(known->types));
    free(want);
}

/* Was the field reported for an earlier read of the node, by the same
 * option? */
static bool
was_told(const struct plan_node *node, const struct plan_field *read)
{
    const struct plan_field *earlier;

    for (earlier = node->reads; read->user && earlier < read; earlier++) {
        if (earlier->user && strcmp(first_path(earlier), first_path(read)) == 0)
            return true;
    }
    return false;
}

static void
check_read(struct flow *flow, const struct plan_node *node,
    const struct plan_field *read)
{
    const struct known *known =
        read->steps != NULL ? known_there(&flow->known, first_path(read))
                            : NULL;

    if (read->steps == NULL ||
        (read->user && !check_inside(flow, node, read)) || read->own)
        return;
    if (known == NULL && flow->known.any)
        return; /* an earlier stage may make any field */
    if (known != NULL) {
        check_type(flow, node, read, known);
    } else if (was_told(node, read)) {
        return;
    } else if (read->user && standard_types(first_path(read)) == 0 &&
               !known_gone(&flow->known, first_path(read)) &&
               later_writer(flow, node, first_path(read)) == NULL) {
        unknown(flow, node, read);
    } else if (!(read->flags & CD_OPTIONAL) || (read->flags & CD_NEEDED)) {
        missing(flow, node, read, source_error);
    } else if (read->user ||
               /* the key of a database, say, that is so by default */
               (read->single &&
                   known_left_out_by(&flow->known, first_path(read)) != NULL)) {
        missing(flow, node, read, source_warning);
    }
}

static void
check_reads(struct flow *flow, const struct plan_node *node)
{
    size_t i;

    for (i = 0; i < node->nreads; i++)
        check_read(flow, node, &node->reads[i]);
}

static void
check_standard(struct flow *flow, const struct plan_node *node,
    const struct plan_field *write)
{
    const struct field_def *standard =
        fields_find(write->path, strlen(write->path));
    char *have;

    if (standard == NULL || (standard->types & write->types) == write->types ||
        write->types == FIELDS_ANY)
        return;
    have = mem_strdup(fields_types(write->types));
    source_error(flow->source, write->pointer, SOURCE_VALUE,
        "\"%s\" writes \"%s\" as %s, but that field is %s everywhere", node->id,
        write->path, have, fields_types(standard->types));
    free(have);
}

static bool
is_offsets(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(offset_fields) / sizeof(offset_fields[0]); i++) {
        if (strcmp(name, offset_fields[i]) == 0)
            return true;
    }
    return false;
}

/* Is the field, or something in it, one that a CD_ONLY list names? */
static bool
is_left(const struct plan_node *node, const char *name)
{
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        if ((node->writes[i].flags & CD_ONLY) &&
            strcmp(first_path(&node->writes[i]), name) == 0)
            return true;
    }
    return false;
}

/* Forget the fields that CD_ONLY does not name: the stage removes them. */
static void
forget_field(struct flow *flow, const struct plan_node *node)
{
    size_t i = 0, only = 0;

    while (only < node->nwrites && !(node->writes[only].flags & CD_ONLY))
        only++;
    if (only == node->nwrites)
        return;
    flow->known.any = false;
    for (; i < flow->known.n; i++) {
        if (flow->known.v[i].gone == NULL &&
            !is_left(node, flow->known.v[i].name)) {
            known_remove(&flow->known.v[i], node, node->writes[only].option);
        }
    }
}

static void
take_writes(struct flow *flow, const struct plan_node *node)
{
    const char *offsets_by = flow->offsets_by;
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        const struct plan_field *write = &node->writes[i];
        struct known *known = known_there(&flow->known, first_path(write));

        if (write->flags & CD_ONLY)
            continue;
        check_standard(flow, node, write);
        if (write->flags & CD_REMOVED) {
            if (known != NULL && write->steps->n == 1) {
                known_remove(known, node, write->option);
            }
        } else if (write->steps == NULL) {
            known_learn_any(&flow->known);
        } else {
            known_learn(&flow->known, first_path(write),
                write->steps->n == 1 && write->types != FIELDS_ANY
                    ? write->types
                    : 0);
        }
        if (strcmp(first_path(write), "text") == 0 && offsets_by != NULL &&
            !(write->flags & CD_REMOVED))
            source_warning(flow->source, node->config->pointer, SOURCE_VALUE,
                "\"%s\" changes \"text\" after \"%s\" wrote "
                "offsets into it, which will be wrong",
                node->id, offsets_by);
        if (is_offsets(first_path(write)))
            flow->offsets_by = node->id;
    }
    forget_field(flow, node);
}

/* Check an output with the fields that pass its own sieves; other outputs are
 * not affected. */
static void
check_output(struct flow *flow, const struct plan_node *node)
{
    struct flow mine = *flow;
    size_t i;

    mine.known = known_copy(&flow->known);
    if (node->named != NULL)
        check_reads(&mine, node->named);
    for (i = 0; i < node->nsieves; i++) {
        check_reads(&mine, &node->sieves[i]);
        take_writes(&mine, &node->sieves[i]);
    }
    check_reads(&mine, node);
    free(mine.known.v);
}

/* A field that a test looks at behind the last stage.  It may be one that is
 * gone; one that nobody knows is a slip of the pen. */
static void
check_expected(struct flow *flow, const struct test_field *field)
{
    struct plan_field read = { .path = field->path, .user = true, .key = true };
    const char *name = cd_path_name(&field->steps, 0);

    read.steps = (struct cd_path *)(uintptr_t)&field->steps;
    read.pointer = field->config.pointer;
    if (field->steps.n == 0 || !check_inside(flow, &field->node, &read))
        return;
    if (known_there(&flow->known, name) == NULL && !flow->known.any &&
        standard_types(name) == 0 &&
        later_writer(flow, &field->node, name) == NULL)
        unknown(flow, &field->node, &read);
}

static void
check_tests(struct flow *flow, const struct tests *tests)
{
    size_t i, k;

    for (i = 0; i < tests->n; i++) {
        flow->source = tests->v[i].source;
        for (k = 0; k < tests->v[i].nfields; k++)
            check_expected(flow, &tests->v[i].fields[k]);
    }
}

void
flow_check(struct plan *plan)
{
    struct flow flow = { .plan = plan, .source = &plan->config->source };
    size_t i;

    learn_input(&flow);
    for (i = 0; i < plan->nreaders; i++)
        take_writes(&flow, &plan->stages[i]);
    learn_maps(&flow);
    for (; i < plan->nstages; i++) {
        check_reads(&flow, &plan->stages[i]);
        take_writes(&flow, &plan->stages[i]);
    }
    for (i = 0; i < plan->noutputs; i++)
        check_output(&flow, &plan->outputs[i]);
    if (plan->tests != NULL)
        check_tests(&flow, plan->tests);
    free(flow.known.v);
}
