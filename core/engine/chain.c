/* SPDX-License-Identifier: MIT */
#include "engine/chain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "engine/entry.h"
#include "engine/fan_entry.h"
#include "engine/store_entry.h"
#include "host/command.h"
#include "io/paths.h"
#include "json/tree.h"
#include "json/writer.h"

/* ---- life --------------------------------------------------------------- */

static bool
is_store_stage(const struct stage *stage)
{
    return stage->node->plugin->d.kind == CD_STORE;
}

bool
chain_is_file(const struct plan_node *node)
{
    return node->plugin->d.kind == CD_FORMAT && node->fan == NULL;
}

uint64_t
chain_most(uint64_t record_bytes, uint64_t worker_bytes)
{
    uint64_t n = CHAIN_ROOM + 2 * record_bytes;

    if (n > worker_bytes / 4)
        n = worker_bytes / 4;
    return n < CHAIN_MOST ? n : CHAIN_MOST;
}

int
chain_open(struct chain *chain, volatile struct chain_cursor *cursor,
    void (*doing)(void *, const char *, const char *), void *ctx,
    struct cd_err *err)
{
    size_t i;

    chain->cursor = cursor;
    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        doing(ctx, "open", chain->stages[i].node->id);
        cursor->stage =
            (uint32_t)i + 1; /* whatever it prints now is shown under its id */
        if (i >= chain->nstages &&
            sift_open(&chain->sifts[i - chain->nstages], err))
            return -1;
        if (is_store_stage(&chain->stages[i]))
            continue; /* it is opened in its own process */
        if (stage_open(&chain->stages[i], err))
            return -1;
    }
    cursor->stage = 0;
    doing(ctx, "", "");
    return 0;
}

void
chain_free(struct chain *chain, const struct closing *closing)
{
    size_t i;

    if (chain == NULL)
        return;
    closing_release(chain, closing);
    for (i = 0; i < chain->noutputs; i++)
        cutter_free(&chain->cutters[i]);
    texts_free(chain->texts);
    arena_free(chain->scratch);
    free(chain->stages);
    free(chain->cutters);
    free(chain->sifts);
    free(chain->skipped);
    free(chain->seen);
    free(chain->keep);
    free(chain);
}

/* ---- one record --------------------------------------------------------- */

/* Note in the cursor which stage comes next (0: none), and return the ns since
 * *since, which becomes now. */
static uint64_t
enter_stage(struct chain *chain, size_t stage, uint64_t *since)
{
    uint64_t now = clock_now(), spent = now - *since;

    chain->cursor->stage = (uint32_t)stage;
    *since = now;
    return spent;
}

static int
set_fault(struct chain_fault *fault, size_t stage, const char *code,
    const char *reason)
{
    fault->stage = stage;
    fault->fault.code = code;
    snprintf(fault->fault.reason, sizeof(fault->fault.reason), "%s", reason);
    return -1;
}

/* Count which needed fields the record lacks as it comes to a stage or output,
 * numbered from 1; 0: as it was read. */
static void
note_needs(struct chain *chain, size_t node, const json_t *rec)
{
    if (chain->needs != NULL && chain->plan->nneeds > 0)
        needs_see(
            chain->needs, chain->plan, node, rec, chain->mapped, chain->seen);
}

static void
trace_record(struct chain *chain, size_t stage, const json_t *rec)
{
    if (chain->trace != NULL)
        chain->trace(chain->trace_ctx, stage, rec);
}

/* Did the filter refuse the record?  One that ended its command is rejected
 * whatever "on_error" says, as if it had ended a worker. */
static bool
was_refused(const struct stage *stage)
{
    return stage->service.code == NULL;
}

/* What becomes of a record at which a filter failed, by "on_error". */
static enum chain_result
on_error(const struct stage *stage)
{
    if (!was_refused(stage))
        return CHAIN_REJECTED;
    switch (stage->node->config->on_error) {
    case ON_ERROR_KEEP:
        cd_count(&stage->service.host, CHAIN_KEPT, 1);
        return CHAIN_WRITTEN;
    case ON_ERROR_DROP:
        cd_count(&stage->service.host, CHAIN_LEFT_OUT, 1);
        return CHAIN_DROPPED;
    case ON_ERROR_STOP:
        return CHAIN_STOPPED;
    default:
        return CHAIN_REJECTED;
    }
}

/* Run one filter.  With "on_error": "keep", a failure leaves the record as it
 * was: that needs a copy beforehand, since the filter changes it in place. */
static enum chain_result
run_filter(
    struct chain *chain, size_t i, json_t **rec, struct chain_fault *fault)
{
    struct stage *stage = &chain->stages[i];
    bool keeps = stage->node->config->on_error == ON_ERROR_KEEP;
    json_t *before = keeps ? json_deep_copy(*rec) : NULL;
    enum cd_status status;

    if (keeps && before == NULL)
        mem_exhausted();
    note_needs(chain, i + 1, *rec);
    status = stage_process(stage, *rec, &fault->fault);
    if (status == CD_ERROR && keeps && was_refused(stage)) {
        json_decref(*rec);
        *rec = before;
        return on_error(stage);
    }
    json_decref(before);
    fault->stage = i + 1;
    if (status == CD_ERROR)
        return on_error(stage);
    return status == CD_DROP ? CHAIN_DROPPED : CHAIN_WRITTEN;
}

/* The number of the last stage that declares to write a field; that of the last
 * stage of all if none does. */
static size_t
writer_of(const struct chain *chain, const char *key)
{
    size_t i, j;

    for (i = chain->nstages; i > 0; i--) {
        const struct plan_node *node = chain->stages[i - 1].node;

        for (j = 0; j < node->nwrites; j++) {
            const struct cd_path *path = node->writes[j].steps;

            if (path != NULL && strcmp(cd_path_name(path, 0), key) == 0)
                return i;
        }
    }
    return chain->nstages;
}

static int
check_tree(
    const struct chain *chain, const json_t *rec, struct chain_fault *fault)
{
    struct tree_fault found;

    if (tree_check(rec, &found) == 0)
        return 0;
    set_fault(fault, writer_of(chain, found.key), "plugin_error", "");
    snprintf(fault->fault.reason, sizeof(fault->fault.reason), "\"%.100s\" %s",
        found.key, found.why);
    return -1;
}

int
chain_too_large(const struct chain *chain, struct chain_fault *fault)
{
    set_fault(fault, fault->stage, "too_large", "");
    snprintf(fault->fault.reason, sizeof(fault->fault.reason),
        "the outputs of the record have more than %zu bytes together, which "
        "limits.record_bytes and limits.worker_bytes allow",
        chain->most);
    return -1;
}

/* Have output i write the record, as far as the output gets it: `rec`.
 * `whole`: the record with all fields, which the path may be made of.  *left:
 * bytes that the outputs of the record may still have. */
static int
write_output(struct chain *chain, size_t i, const json_t *whole, json_t *rec,
    size_t *left, struct chain_fault *fault)
{
    struct stage *stage = &chain->stages[chain->nstages + i];
    struct cutter *to = &chain->cutters[i];
    const size_t before = to->raw.n, most = before + *left;
    size_t begun = 0;
    int rc;

    if (is_store_stage(stage)) {
        rc = stage_check(stage, rec, &fault->fault);
        if (rc == 0)
            store_entry_put(
                &to->raw, chain->input, chain->line, chain->offset, rec);
        stage->service.over = to->raw.n > most;
    } else {
        if (stage->node->fan != NULL)
            begun = fan_entry_begin(&to->raw, stage->node->fan, whole);
        stage->service.out = &to->raw;
        stage->service.most = most;
        stage->service.over = false;
        rc = stage_process(stage, rec, &fault->fault) == CD_KEEP ? 0 : -1;
        stage->service.out = NULL;
        if (begun > 0 && to->raw.n == begun)
            to->raw.n = before; /* nothing for the file, and so no file */
        else if (begun > 0)
            fan_entry_end(&to->raw, begun);
    }
    if (stage->service.over || to->raw.n > most)
        return chain_too_large(chain, fault);
    *left = most - to->raw.n;
    return rc;
}

/* Pass the record through the sieves of output i ("when", "only", "without"),
 * and what they let through into the output. */
static int
write_sifted(struct chain *chain, size_t i, json_t *rec, size_t *left,
    struct chain_fault *fault)
{
    struct sift *sift = &chain->sifts[i];
    json_t *some;
    int rc;

    fault->stage = chain->nstages + i + 1;
    note_needs(chain, fault->stage, rec);
    chain->skipped[i] = false;
    if (sift->n == 0)
        return write_output(chain, i, rec, rec, left, fault);
    some = sift_record(sift, rec, &fault->fault);
    if (some == NULL) {
        chain->skipped[i] = true;
        return fault->fault.code != NULL ? -1 : 0;
    }
    rc = write_output(chain, i, rec, some, left, fault);
    json_decref(some);
    return rc;
}

static int
write_outputs(struct chain *chain, json_t *rec, uint64_t *since,
    struct chain_fault *fault)
{
    size_t i, done, left = chain->most;

    for (i = 0; i < chain->noutputs; i++)
        cutter_begin(&chain->cutters[i]);
    for (done = 0; done < chain->noutputs; done++) {
        struct stage *stage = &chain->stages[chain->nstages + done];
        int rc;

        enter_stage(chain, chain->nstages + done + 1, since);
        rc = write_sifted(chain, done, rec, &left, fault);
        stage->ns += clock_now() - *since;
        if (rc)
            break;
    }
    enter_stage(chain, 0, since);
    for (i = 0; i < chain->noutputs; i++) {
        struct service *service = &chain->stages[chain->nstages + i].service;

        if (done == chain->noutputs && !chain->skipped[i])
            cutter_keep(&chain->cutters[i]);
        else
            cutter_undo(&chain->cutters[i]);
        if (done == chain->noutputs)
            service_keep(service);
        else
            service_undo(service);
        sift_keep(&chain->sifts[i], done == chain->noutputs);
    }
    chain->ns[REPLY_DEFLATE] += enter_stage(chain, 0, since);
    return done == chain->noutputs ? 0 : -1;
}

static enum chain_result
run_stages(struct chain *chain, json_t **rec, uint64_t *since,
    struct chain_fault *fault)
{
    enum chain_result result;
    size_t i;

    for (i = chain->plan->nreaders; i < chain->nstages; i++) {
        enter_stage(chain, i + 1, since);
        result = run_filter(chain, i, rec, fault);
        chain->stages[i].ns += enter_stage(chain, 0, since);
        if (result != CHAIN_WRITTEN)
            return result;
        trace_record(chain, i + 1, *rec);
    }
    if (check_tree(chain, *rec, fault))
        return CHAIN_REJECTED;
    chain->ns[REPLY_CHECK] += enter_stage(chain, 0, since);
    return write_outputs(chain, *rec, since, fault) ? CHAIN_REJECTED
                                                    : CHAIN_WRITTEN;
}

/* Add the time of reading an entry to its reader, or to the host's own. */
static void
note_read(struct chain *chain, const struct path *input, uint64_t spent)
{
    if (input->stage > 0)
        chain->stages[input->stage - 1].ns += spent;
    else
        chain->ns[REPLY_READ] += spent;
}

enum chain_result
chain_record(struct chain *chain, const struct path *input, uint64_t line,
    uint64_t offset, const char *text, size_t n, struct chain_fault *fault)
{
    uint64_t since = clock_now();
    enum chain_result result;
    json_t *rec;
    size_t i;

    chain->offset = offset;
    rec = entry_read(chain, input, line, text, n, &result, fault);
    note_read(chain, input, enter_stage(chain, 0, &since));
    if (rec != NULL) {
        note_needs(chain, 0, rec);
        for (i = 0; i <= chain->plan->nreaders; i++)
            trace_record(chain, i, rec);
        result = run_stages(chain, &rec, &since, fault);
        json_decref(rec);
        chain->ns[REPLY_READ] += enter_stage(chain, 0, &since);
    }
    arena_reset(chain->scratch);
    return result;
}

int
chain_ends(struct chain *chain, bool tail, struct cd_err *err)
{
    size_t i;

    chain->line = 0;
    for (i = 0; i < chain->noutputs; i++) {
        struct stage *stage = &chain->stages[chain->nstages + i];
        const struct cd_plugin *plugin = &stage->node->plugin->d;
        int (*end)(const struct cd_host *, void *) =
            tail ? plugin->tail : plugin->head;
        int rc = 0;

        chain->cursor->stage = (uint32_t)(chain->nstages + i + 1);
        stage->service.out = &chain->cutters[i].raw;
        stage->service.most = chain->most;
        stage->service.over = false;
        service_begin(&stage->service);
        if (chain_is_file(stage->node) && end != NULL)
            rc = end(&stage->service.host, stage->self);
        stage->service.out = NULL;
        if (rc || stage->service.over)
            return err_set(err, "output \"%s\" cannot write its %s: %s",
                stage->node->id, tail ? "tail" : "head", stage->service.reason);
    }
    chain->cursor->stage = 0;
    arena_reset(chain->scratch);
    return 0;
}
