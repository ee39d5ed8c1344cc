/* SPDX-License-Identifier: MIT */
#include "engine/chain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "engine/entry.h"
#include "engine/fan.h"
#include "engine/keeper.h"
#include "engine/sandbox.h"
#include "host/command.h"
#include "io/paths.h"
#include "json/tree.h"
#include "json/writer.h"

uint64_t
chain_clock(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t
chain_cpu(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* ---- life --------------------------------------------------------------- */

/* Say in a log line where the record stands. */
static void
place(void *ctx, struct buf *to)
{
    const struct chain *c = ctx;

    if (c->line > 0)
        buf_addf(to, "%s:%ju: ", c->input, (uintmax_t)c->line);
}

static bool
is_store(const struct stage *s)
{
    return s->node->plugin->d.kind == CD_STORE;
}

/* Is the output one file, whose bytes workers make? */
static bool
is_file(const struct plan_node *n)
{
    return n->plugin->d.kind == CD_FORMAT && n->fan == NULL;
}

uint64_t
chain_most(uint64_t record_bytes, uint64_t worker_bytes)
{
    uint64_t n = CHAIN_ROOM + 2 * record_bytes;

    if (n > worker_bytes / 4)
        n = worker_bytes / 4;
    return n < CHAIN_MOST ? n : CHAIN_MOST;
}

struct chain *
chain_prepare(struct plan *p, const char *run_id,
    void (*doing)(void *, const char *, const char *), void *ctx,
    struct cd_err *e)
{
    struct chain *c = mem_zalloc(1, sizeof(*c));
    size_t i, total = p->nstages + p->noutputs;
    const struct plan_node *failed;

    c->plan = p;
    c->most =
        (size_t)chain_most(p->config->record_bytes, p->config->worker_bytes);
    sandbox_commands(p->config->worker_bytes, c->most);
    c->scratch = arena_new();
    c->texts = texts_new(c->scratch);
    c->stages = mem_zalloc(total, sizeof(*c->stages));
    c->cutters = mem_zalloc(p->noutputs, sizeof(*c->cutters));
    c->sifts = mem_zalloc(p->noutputs, sizeof(*c->sifts));
    c->skipped = mem_zalloc(p->noutputs, sizeof(*c->skipped));
    c->seen = mem_zalloc(p->nneeds, sizeof(*c->seen));
    for (i = 0; i < total; i++) {
        const struct plan_node *n =
            i < p->nstages ? &p->stages[i] : &p->outputs[i - p->nstages];
        int level = 0;

        doing(ctx, "prepare", n->id);
        if (stage_prepare(
                &c->stages[i], n, c->scratch, c->texts, run_id, NULL, e)) {
            plan_tell(p, n, e->text);
            goto err;
        }
        ((struct plan_node *)(uintptr_t)n)->command =
            c->stages[i].service.command;
        c->stages[i].service.place = place;
        c->stages[i].service.place_ctx = c;
        if (i < p->nstages) {
            c->nstages++;
            continue;
        }
        if (is_file(n) && paths_ends_with(n->path, ".gz"))
            level = n->config->level;
        cutter_init(&c->cutters[c->noutputs++], level,
            is_file(n) ? n->plugin->d.separator : NULL);
        if (sift_prepare(&c->sifts[i - p->nstages], n, c->scratch, c->texts,
                run_id, &failed, e)) {
            plan_tell(p, failed, e->text);
            goto err;
        }
    }
    doing(ctx, "", "");
    return c;

err:
    chain_free(c, &(struct closing){ doing, NULL, ctx });
    return NULL;
}

int
chain_open(struct chain *c, volatile struct chain_cursor *cursor,
    void (*doing)(void *, const char *, const char *), void *ctx,
    struct cd_err *e)
{
    size_t i;

    c->cursor = cursor;
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        doing(ctx, "open", c->stages[i].node->id);
        cursor->stage = (uint32_t)i + 1; /* what it prints is known by that */
        if (i >= c->nstages && sift_open(&c->sifts[i - c->nstages], e))
            return -1;
        if (is_store(&c->stages[i]))
            continue; /* opened in its own process */
        if (stage_open(&c->stages[i], e))
            return -1;
    }
    cursor->stage = 0;
    doing(ctx, "", "");
    return 0;
}

void
chain_free(struct chain *c, const struct closing *l)
{
    size_t i;

    if (c == NULL)
        return;
    closing_release(c, l);
    for (i = 0; i < c->noutputs; i++)
        cutter_free(&c->cutters[i]);
    texts_free(c->texts);
    arena_free(c->scratch);
    free(c->stages);
    free(c->cutters);
    free(c->sifts);
    free(c->skipped);
    free(c->seen);
    free(c->keep);
    free(c);
}

/* ---- one record --------------------------------------------------------- */

/* The next stage's turn: note it, and note the time of the last one. */
static uint64_t
turn(struct chain *c, size_t stage, uint64_t *since)
{
    uint64_t now = chain_clock(), spent = now - *since;

    c->cursor->stage = (uint32_t)stage;
    *since = now;
    return spent;
}

static int
set_fault(
    struct chain_fault *f, size_t stage, const char *code, const char *reason)
{
    f->stage = stage;
    f->fault.code = code;
    snprintf(f->fault.reason, sizeof(f->fault.reason), "%s", reason);
    return -1;
}

/* The record comes to a stage or an output, from 1; to 0 when it is read. */
static void
see(struct chain *c, size_t node, const json_t *rec)
{
    if (c->needs != NULL && c->plan->nneeds > 0)
        needs_see(c->needs, c->plan, node, rec, c->mapped, c->seen);
}

static void
trace(struct chain *c, size_t stage, const json_t *rec)
{
    if (c->trace != NULL)
        c->trace(c->trace_ctx, stage, rec);
}

/* What the failure of a filter does to the record. */
static enum chain_result
on_error(const struct stage *s)
{
    switch (s->node->config->on_error) {
    case ON_ERROR_DROP:
        return CHAIN_DROPPED;
    case ON_ERROR_STOP:
        return CHAIN_STOPPED;
    default:
        return CHAIN_REJECTED;
    }
}

/* Through one filter.  With "keep", a failure leaves the record as it was. */
static enum chain_result
filter(struct chain *c, size_t i, json_t **rec, struct chain_fault *f)
{
    struct stage *s = &c->stages[i];
    bool keeps = s->node->config->on_error == ON_ERROR_KEEP;
    json_t *before = keeps ? json_deep_copy(*rec) : NULL;
    enum cd_status status;

    if (keeps && before == NULL)
        mem_exhausted();
    see(c, i + 1, *rec);
    status = stage_process(s, *rec, &f->fault);
    if (status == CD_ERROR && keeps) {
        json_decref(*rec);
        *rec = before;
        return CHAIN_WRITTEN;
    }
    json_decref(before);
    f->stage = i + 1;
    if (status == CD_ERROR)
        return on_error(s);
    return status == CD_DROP ? CHAIN_DROPPED : CHAIN_WRITTEN;
}

/* The stage that declares to write a field, the last one if several do; from
 * 1, 0 for none. */
static size_t
writer_of(const struct chain *c, const char *key)
{
    size_t i, j;

    for (i = c->nstages; i > 0; i--) {
        const struct plan_node *n = c->stages[i - 1].node;

        for (j = 0; j < n->nwrites; j++) {
            const struct cd_path *path = n->writes[j].steps;

            if (path != NULL && strcmp(cd_path_name(path, 0), key) == 0)
                return i;
        }
    }
    return c->nstages;
}

static int
check_tree(const struct chain *c, const json_t *rec, struct chain_fault *f)
{
    struct tree_fault t;

    if (tree_check(rec, &t) == 0)
        return 0;
    set_fault(f, writer_of(c, t.key), "plugin_error", "");
    snprintf(f->fault.reason, sizeof(f->fault.reason), "\"%.100s\" %s", t.key,
        t.why);
    return -1;
}

static int
too_large(const struct chain *c, struct chain_fault *f)
{
    set_fault(f, f->stage, "too_large", "");
    snprintf(f->fault.reason, sizeof(f->fault.reason),
        "the outputs of the record have more than %zu bytes together, which "
        "limits.record_bytes and limits.worker_bytes allow",
        c->most);
    return -1;
}

/* Into one output.  `whole`: the record, of which it gets `rec`.  *left: bytes
 * that it may have. */
static int
format(struct chain *c, size_t i, const json_t *whole, json_t *rec,
    size_t *left, struct chain_fault *f)
{
    struct stage *s = &c->stages[c->nstages + i];
    struct cutter *to = &c->cutters[i];
    const size_t most = to->raw.n + *left;
    size_t begun = 0;
    int rc;

    if (is_store(s)) {
        rc = stage_check(s, rec, &f->fault);
        if (rc == 0)
            keeper_put(&to->raw, c->input, c->line, c->offset, rec);
        s->service.over = to->raw.n > most;
    } else {
        if (s->node->fan != NULL)
            begun = fan_begin(&to->raw, s->node->fan, whole);
        s->service.out = &to->raw;
        s->service.most = most;
        s->service.over = false;
        rc = stage_process(s, rec, &f->fault) == CD_KEEP ? 0 : -1;
        s->service.out = NULL;
        if (begun > 0)
            fan_end(&to->raw, begun);
    }
    if (s->service.over || to->raw.n > most)
        return too_large(c, f);
    *left = most - to->raw.n;
    return rc;
}

/* What the sieves of an output let through, into that one. */
static int
sift(
    struct chain *c, size_t i, json_t *rec, size_t *left, struct chain_fault *f)
{
    struct sift *s = &c->sifts[i];
    json_t *some;
    int rc;

    f->stage = c->nstages + i + 1;
    see(c, f->stage, rec);
    c->skipped[i] = false;
    if (s->n == 0)
        return format(c, i, rec, rec, left, f);
    some = sift_record(s, rec, &f->fault);
    if (some == NULL) {
        c->skipped[i] = true;
        return f->fault.code != NULL ? -1 : 0;
    }
    rc = format(c, i, rec, some, left, f);
    json_decref(some);
    return rc;
}

static int
write_all(struct chain *c, json_t *rec, uint64_t *since, struct chain_fault *f)
{
    size_t i, done, left = c->most;

    for (i = 0; i < c->noutputs; i++)
        cutter_begin(&c->cutters[i]);
    for (done = 0; done < c->noutputs; done++) {
        struct stage *s = &c->stages[c->nstages + done];
        int rc;

        turn(c, c->nstages + done + 1, since);
        rc = sift(c, done, rec, &left, f);
        s->ns += chain_clock() - *since;
        if (rc)
            break;
    }
    turn(c, 0, since);
    for (i = 0; i < c->noutputs; i++) {
        struct service *s = &c->stages[c->nstages + i].service;

        if (done == c->noutputs && !c->skipped[i])
            cutter_keep(&c->cutters[i]);
        else
            cutter_undo(&c->cutters[i]);
        if (done == c->noutputs)
            service_keep(s);
        else
            service_undo(s);
        sift_keep(&c->sifts[i], done == c->noutputs);
    }
    c->ns[CHAIN_DEFLATE] += turn(c, 0, since);
    return done == c->noutputs ? 0 : -1;
}

static enum chain_result
run(struct chain *c, json_t **rec, uint64_t *since, struct chain_fault *f)
{
    enum chain_result r;
    size_t i;

    for (i = c->plan->nreaders; i < c->nstages; i++) {
        turn(c, i + 1, since);
        r = filter(c, i, rec, f);
        c->stages[i].ns += turn(c, 0, since);
        if (r != CHAIN_WRITTEN)
            return r;
        trace(c, i + 1, *rec);
    }
    if (check_tree(c, *rec, f))
        return CHAIN_REJECTED;
    c->ns[CHAIN_WRITE] += turn(c, 0, since);
    return write_all(c, *rec, since, f) ? CHAIN_REJECTED : CHAIN_WRITTEN;
}

/* The entry has been read. */
static void
note_read(struct chain *c, const struct path *input, uint64_t spent)
{
    if (input->stage > 0)
        c->stages[input->stage - 1].ns += spent;
    else
        c->ns[CHAIN_READ] += spent;
}

enum chain_result
chain_record(struct chain *c, const struct path *input, uint64_t line,
    uint64_t offset, const char *s, size_t n, struct chain_fault *f)
{
    uint64_t since = chain_clock();
    enum chain_result r;
    json_t *rec;
    size_t i;

    c->offset = offset;
    rec = entry_read(c, input, line, s, n, &r, f);
    note_read(c, input, turn(c, 0, &since));
    if (rec != NULL) {
        see(c, 0, rec);
        for (i = 0; i <= c->plan->nreaders; i++)
            trace(c, i, rec);
        r = run(c, &rec, &since, f);
        json_decref(rec);
        c->ns[CHAIN_READ] += turn(c, 0, &since);
    }
    arena_reset(c->scratch);
    return r;
}

int
chain_ends(struct chain *c, bool tail, struct cd_err *e)
{
    size_t i;

    c->line = 0;
    for (i = 0; i < c->noutputs; i++) {
        struct stage *s = &c->stages[c->nstages + i];
        const struct cd_plugin *d = &s->node->plugin->d;
        int (*end)(const struct cd_host *, void *) = tail ? d->tail : d->head;
        int rc = 0;

        c->cursor->stage = (uint32_t)(c->nstages + i + 1);
        s->service.out = &c->cutters[i].raw;
        s->service.most = c->most;
        s->service.over = false;
        service_begin(&s->service);
        if (is_file(s->node) && end != NULL)
            rc = end(&s->service.host, s->self);
        s->service.out = NULL;
        if (rc || s->service.over)
            return err_set(e, "output \"%s\" cannot write its %s: %s",
                s->node->id, tail ? "tail" : "head", s->service.reason);
    }
    c->cursor->stage = 0;
    arena_reset(c->scratch);
    return 0;
}
