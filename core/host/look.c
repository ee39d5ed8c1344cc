/* SPDX-License-Identifier: MIT */
#include "host/look.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "host/keys.h"
#include "host/need.h"
#include "io/records.h"
#include "json/position.h"
#include "json/writer.h"

#define MOST_BYTES ((uint64_t)64 << 20) /* of records that are looked at */

struct looking {
    struct plan *p;
    bool thorough;
    bool *open;   /* needs that no record has met so far */
    size_t nopen; /* of those that end it */
    struct keys keys;
    uint64_t records, bytes;
};

/* Does a stage before the need's make the field? */
static bool
made_by_stage(const struct plan *plan, const struct plan_need *need)
{
    size_t i, j;

    for (i = plan->nreaders; i + 1 < need->node && i < plan->nstages; i++) {
        for (j = 0; j < plan->stages[i].nwrites; j++) {
            const struct plan_field *field = &plan->stages[i].writes[j];

            if (field->steps == NULL || strcmp(cd_path_name(field->steps, 0),
                                            cd_path_name(&need->steps, 0)) == 0)
                return true;
        }
    }
    return false;
}

/* Is it met once input.fields has moved what it moves? */
static bool
will_be_met(const struct config *config, const struct plan_need *need,
    const json_t *rec, uint64_t mapped)
{
    size_t i;

    for (i = 0; i < config->nmaps; i++) {
        const json_t *value = config->maps[i].steps.n > 1 &&
                                      strcmp(config->maps[i].to,
                                          cd_path_name(&need->steps, 0)) == 0
                                  ? cd_path_first(&config->maps[i].steps, rec)
                                  : NULL;

        if (value != NULL &&
            !(json_is_string(value) && json_string_length(value) == 0))
            return true;
    }
    return need_met(need, rec, mapped);
}

static void
look_at_entry(struct looking *looking, const char *text, size_t n)
{
    const struct config *config = looking->p->config;
    uint64_t mapped = 0;
    const struct reader_options options = { config->big_numbers,
        config->renames, config->nrenames, &mapped };
    struct reader_error fault;
    json_t *rec = reader_parse(text, n, &options, &fault);
    size_t i;

    for (i = 0; i < looking->p->nneeds && json_is_object(rec); i++) {
        if (!looking->open[i] ||
            !will_be_met(config, &looking->p->needs[i], rec, mapped))
            continue;
        looking->open[i] = false;
        looking->nopen -= looking->thorough || looking->p->needs[i].judged;
    }
    if (json_is_object(rec)) {
        keys_take(&looking->keys, rec);
        looking->records++;
        looking->bytes += n;
    }
    json_decref(rec);
}

/* The inputs up to the first that reading would use up, or that a plugin
 * reads. */
static size_t
files(const struct paths *paths)
{
    struct stat st;
    size_t i;

    for (i = 0; i < paths->n; i++) {
        if (strcmp(paths->v[i].file, "-") == 0 || paths->v[i].stage > 0 ||
            stat(paths->v[i].file, &st) != 0 || !S_ISREG(st.st_mode))
            break;
    }
    return i;
}

/* Returns false if what was seen does not tell. */
static bool
look_through_input(struct looking *looking)
{
    struct paths some = looking->p->inputs;
    struct batch *b = batch_new();
    struct records *records;
    struct cd_err err;
    size_t i;
    int rc = 1;

    some.n = files(&some);
    records =
        records_new(&some, looking->p->config->record_bytes, NEED_RECORDS);
    while (looking->nopen > 0 && looking->bytes < MOST_BYTES &&
           (rc = records_next(records, b, &err)) == 1) {
        for (i = 0; i < b->n && looking->nopen > 0; i++) {
            if (b->refs[i].kind == BATCH_RECORD)
                look_at_entry(
                    looking, b->bytes.p + b->refs[i].at, b->refs[i].length);
        }
    }
    records_free(records);
    batch_free(b);
    return looking->records >= NEED_RECORDS ||
           (rc == 0 && looking->records > 0 && some.n == looking->p->inputs.n);
}

/* Where the user named the field in an option of the node, or NULL. */
static const char *
named_at(const struct plan_node *node, const char *path)
{
    const char *found = NULL;
    size_t i;

    for (i = 0; i < node->nsieves && found == NULL; i++)
        found = named_at(&node->sieves[i], path);
    for (i = 0; i < node->nreads && found == NULL; i++) {
        if (node->reads[i].user && strcmp(node->reads[i].path, path) == 0)
            found = node->reads[i].pointer;
    }
    return found;
}

static const char *
pointer_of(const struct plan *plan, const struct plan_need *need, char **own)
{
    const struct plan_node *node;
    const char *at_option;
    struct buf at = { 0 };

    if (need->node == 0) {
        buf_adds(&at, "/input/fields");
        position_push(&at, need->path);
        return *own = buf_cstr(&at);
    }
    node = need->node <= plan->nstages
               ? &plan->stages[need->node - 1]
               : &plan->outputs[need->node - 1 - plan->nstages];
    at_option = named_at(node, need->path);
    return at_option != NULL ? at_option : node->config->pointer;
}

/* A name that holds a dot is not two names. */
static void
advise_meant(struct buf *to, const struct keys *keys, const char *path)
{
    const char *meant = keys_meant(keys, path);

    if (meant == NULL)
        return;
    buf_adds(to, "the records have ");
    writer_string(to, meant, strlen(meant));
    buf_adds(to, ", where the \".\" is part of the name");
}

static void
tell_missing(struct looking *looking, const struct plan_need *need)
{
    struct plan *plan = looking->p;
    struct source *source = &plan->config->source;
    char *own = NULL;
    const char *pointer = pointer_of(plan, need, &own), *id;
    struct buf lack = { 0 }, advice = { 0 };
    struct diag *diag;

    keys_lack(&lack, &looking->keys,
        need->kind == NEED_SOURCE ? need->from : need->path, looking->records,
        true);
    id = need->node == 0 ? ""
         : need->node <= plan->nstages
             ? plan->stages[need->node - 1].id
             : plan->outputs[need->node - 1 - plan->nstages].id;
    if (need->kind == NEED_STOP) {
        keys_advise(&advice, &looking->keys, need->path);
        buf_addf(&advice, "; if others have \"%s\", say ", need->path);
        keys_advise_has(&advice, need->path);
        diag = source_error(source, pointer, SOURCE_VALUE,
            "\"%s\" reads \"%s\", which %s", id, need->path, buf_cstr(&lack));
    } else if (need->kind == NEED_SOURCE) {
        advise_meant(&advice, &looking->keys, need->from);
        diag = source_warning(source, pointer, SOURCE_VALUE,
            "\"%s\" is to become \"%s\", but %s", need->from, need->path,
            buf_cstr(&lack));
    } else {
        advise_meant(&advice, &looking->keys, need->path);
        diag = source_warning(source, pointer, SOURCE_VALUE,
            "\"%s\" reads \"%s\", which %s", id, need->path, buf_cstr(&lack));
    }
    if (advice.n > 0)
        diag_help(diag, "%s", buf_cstr(&advice));
    buf_free(&lack);
    buf_free(&advice);
    free(own);
}

/* Is the field that the path begins with in none of the records? */
static bool
lacks_root(const struct looking *looking, const char *path)
{
    size_t i, n = keys_root(path);

    for (i = 0; i < looking->keys.n; i++) {
        const char *key = looking->keys.v[i].path;

        if (strncmp(key, path, n) == 0 && keys_root(key) == n)
            return false;
    }
    return looking->keys.n < KEYS_MOST;
}

/* Does telling of `before` say all of `need`: the same field, or, for one node,
 * two inside one that is not there? */
static bool
covers(const struct looking *looking, const struct plan_need *before,
    const struct plan_need *need)
{
    size_t n = keys_root(need->path);

    if (before->kind != need->kind)
        return false;
    if (strcmp(before->path, need->path) == 0)
        return true;
    return need->kind == NEED_TOLD && before->node == need->node &&
           keys_root(before->path) == n &&
           strncmp(before->path, need->path, n) == 0 &&
           lacks_root(looking, need->path);
}

/* Was it told with another one before? */
static bool
told(const struct looking *looking, size_t i)
{
    size_t j;

    for (j = 0; j < i; j++) {
        if (looking->open[j] &&
            covers(looking, &looking->p->needs[j], &looking->p->needs[i]))
            return true;
    }
    return false;
}

void
look(struct plan *plan, bool thorough)
{
    struct looking looking = { .p = plan, .thorough = thorough };
    size_t i;

    looking.open = mem_zalloc(plan->nneeds, sizeof(*looking.open));
    for (i = 0; i < plan->nneeds; i++) {
        const struct plan_need *need = &plan->needs[i];

        looking.open[i] =
            (need->judged || (thorough && need->kind != NEED_STOP)) &&
            !made_by_stage(plan, need);
        looking.nopen += looking.open[i];
    }
    if (looking.nopen > 0 && look_through_input(&looking)) {
        for (i = 0; i < plan->nneeds; i++) {
            if (looking.open[i] && !told(&looking, i))
                tell_missing(&looking, &plan->needs[i]);
        }
    }
    keys_free(&looking.keys);
    free(looking.open);
}
