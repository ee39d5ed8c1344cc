/* SPDX-License-Identifier: MIT */
#include "engine/worker.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/commands.h"
#include "engine/reject.h"
#include "engine/reply.h"

struct worker {
    struct chain *chain;
    struct cutter rejects;
    reject_writer *write;
    struct reply reply;

    /* WORKER_STRETCH: what each entry has written into the outputs and the
     * rejects, and how much of that there was when it began. */
    struct lengths {
        struct buf v; /* uint32_t each; REPLY_NOT for nothing */
        size_t raw, records;
    } * lengths;
};

struct worker *
worker_new(struct chain *c, const struct worker_rejects *r)
{
    struct worker *w = mem_zalloc(1, sizeof(*w));

    w->chain = c;
    w->write = r->write;
    cutter_init(&w->rejects, r->level, NULL);
    reply_init(&w->reply, c->noutputs, c->nstages);
    c->needs = &w->reply.needs;
    w->lengths = mem_zalloc(w->reply.nparts, sizeof(*w->lengths));
    return w;
}

void
worker_free(struct worker *w)
{
    size_t i;

    if (w == NULL)
        return;
    for (i = 0; i < w->reply.nparts; i++)
        buf_free(&w->lengths[i].v);
    free(w->lengths);
    cutter_free(&w->rejects);
    reply_free(&w->reply);
    free(w);
}

/* ---- the entries of a batch --------------------------------------------- */

static void
add_reject(struct worker *w, const struct reject *r)
{
    cutter_begin(&w->rejects);
    w->write(&w->rejects.raw, r);
    cutter_keep(&w->rejects);
    if (reject_code(r->code) < REJECT_CODES)
        w->reply.codes[reject_code(r->code)]++;
}

/* What a reject says about the place of an entry. */
static struct reject
reject_of(const struct worker *w, const struct worker_batch *b,
    const struct batch_ref *x)
{
    const struct path *from = &w->chain->plan->inputs.v[x->input];
    struct reject r = { .line = x->line, .offset = x->offset, .size = x->size };

    r.input = from->name;
    r.reader = from->kind.reader;
    if (r.reader != NULL && from->below > 0)
        r.below = from->name + from->below;
    r.record = b->bytes + x->at;
    r.n = x->length;
    r.first = b->bytes + x->first_at;
    r.nfirst = x->first_length;
    return r;
}

/* Name a stage or an output: its index, from 1; 0 for none. */
static void
blame(const struct worker *w, struct reject *r, size_t stage)
{
    const struct chain *c = w->chain;

    if (stage == 0)
        return;
    *(stage > c->nstages ? &r->output : &r->stage) =
        c->stages[stage - 1].node->id;
    r->plugin = c->stages[stage - 1].node->plugin->d.name;
}

static void
too_large(
    struct worker *w, const struct worker_batch *b, const struct batch_ref *x)
{
    struct reject r = reject_of(w, b, x);
    const struct path *from = &w->chain->plan->inputs.v[x->input];
    char *reason = mem_printf("the %s has %ju bytes, limits.record_bytes is "
                              "%ju",
        frame_entry(from->kind.frame.kind), (uintmax_t)x->size,
        (uintmax_t)w->chain->plan->config->record_bytes);

    r.record = NULL;
    r.crc = x->code;
    r.code = "too_large";
    r.reason = reason;
    add_reject(w, &r);
    free(reason);
    w->reply.rejected++;
}

static void
damage(
    struct worker *w, const struct worker_batch *b, const struct batch_ref *x)
{
    static const char *const codes[] = { [BATCH_DAMAGED_GZIP] = "damaged_gzip",
        [BATCH_CHANGED] = "input_changed",
        [BATCH_DAMAGED_INPUT] = "damaged_input" };
    struct reject r = reject_of(w, b, x);
    char *reason = mem_dup(b->notes + x->note_at, x->note_length);

    r.member = x->size;
    if (x->line == 0) {
        r.size = x->length;
    } else { /* of a changed file: it is not at hand */
        r.record = NULL;
        r.crc = x->stage;
    }
    r.code = codes[x->code];
    r.reason = reason;
    add_reject(w, &r);
    free(reason);
    w->reply.damaged++;
}

/* A record that ended its worker, or that a worker did not end with. */
static void
verdict(
    struct worker *w, const struct worker_batch *b, const struct batch_ref *x)
{
    struct reject r = reject_of(w, b, x);
    char *reason = mem_dup(b->notes + x->note_at, x->note_length);

    blame(w, &r, x->stage);
    r.code = reject_codes[x->code];
    r.reason = reason;
    add_reject(w, &r);
    free(reason);
    w->reply.rejected++;
}

static void
record(
    struct worker *w, const struct worker_batch *b, const struct batch_ref *x)
{
    struct reject r = reject_of(w, b, x);
    struct chain_fault f;

    w->chain->first = r.first;
    w->chain->nfirst = r.nfirst;
    switch (chain_record(w->chain, &w->chain->plan->inputs.v[x->input], x->line,
        x->offset, r.record, r.n, &f)) {
    case CHAIN_WRITTEN:
        w->reply.written++;
        return;
    case CHAIN_DROPPED:
        w->reply.dropped++;
        return;
    case CHAIN_REJECTED:
        break;
    case CHAIN_STOPPED:
        w->reply.stopped = mem_printf("stage \"%s\" failed on %s:%ju and has "
                                      "\"on_error\": \"stop\": %s",
            w->chain->stages[f.stage - 1].node->id, r.input, (uintmax_t)x->line,
            f.fault.reason);
        return;
    }
    blame(w, &r, f.stage);
    r.code = f.fault.code;
    r.reason = f.fault.reason;
    add_reject(w, &r);
    w->reply.rejected++;
}

static void
entry(struct worker *w, const struct worker_batch *b, size_t i)
{
    static void (*const handlers[])(struct worker *,
        const struct worker_batch *, const struct batch_ref *) = {
        [BATCH_RECORD] = record,
        [BATCH_TOO_LARGE] = too_large,
        [BATCH_DAMAGE] = damage,
        [BATCH_VERDICT] = verdict,
    };

    w->chain->cursor->ref = (uint32_t)i + 1;
    handlers[b->refs[i].kind](w, b, &b->refs[i]);
}

/* The cutter of an output or, behind those, of the rejects. */
static struct cutter *
cutter(const struct worker *w, size_t i)
{
    return i < w->chain->noutputs ? &w->chain->cutters[i]
                                  : (struct cutter *)(uintptr_t)&w->rejects;
}

/* What the entry has written. */
static void
note_lengths(struct worker *w)
{
    size_t i;

    for (i = 0; i < w->reply.nparts; i++) {
        const struct cutter *c = cutter(w, i);
        struct lengths *l = &w->lengths[i];
        uint32_t n = REPLY_NOT;

        if (c->records > l->records)
            n = (uint32_t)(c->raw.n - l->raw);
        buf_add(&l->v, &n, sizeof(n));
        l->raw = c->raw.n;
        l->records = c->records;
    }
}

/* Do the outputs hold a piece? */
static bool
is_full(const struct worker *w)
{
    size_t i, n = 0;

    for (i = 0; i < w->reply.nparts; i++)
        n += cutter_size(cutter(w, i)) + w->lengths[i].v.n;
    return n >= CUTTER_PIECE;
}

/* The first n entries of a batch, or as many as make a piece. */
static void
batch(struct worker *w, const struct worker_batch *b, size_t n, bool apart)
{
    size_t i;

    for (i = 0; i < n && w->reply.stopped == NULL && !is_full(w); i++) {
        entry(w, b, i);
        if (apart)
            note_lengths(w);
    }
    commands_settle(w->chain); /* of the last record */
    w->reply.entries = i;
    w->chain->cursor->ref = 0;
}

/* ---- the reply ---------------------------------------------------------- */

static void
set_part(struct reply_part *p, const struct cutter *c, const struct lengths *l)
{
    p->members = c->members.p;
    p->nmembers = c->members.n;
    p->raw = c->raw.p;
    p->nraw = c->raw.n;
    p->records = c->records;
    p->lengths = l->v.p;
    p->nlengths = l->v.n;
}

/* The time of a stage is wall time between clock readings; scaled by the CPU
 * share of the whole batch it is CPU time, to a good approximation. */
static void
set_times(struct reply *r, struct chain *c, double share)
{
    size_t i;

    for (i = 0; i < CHAIN_TIMES; i++) {
        r->ns[i] = (uint64_t)((double)c->ns[i] * share);
        c->ns[i] = 0;
    }
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        r->ns[CHAIN_TIMES + i] = (uint64_t)((double)c->stages[i].ns * share);
        c->stages[i].ns = 0;
    }
}

static void
set_reply(struct worker *w, double share)
{
    struct chain *c = w->chain;
    size_t i;

    for (i = 0; i < w->reply.nparts; i++)
        set_part(&w->reply.parts[i], cutter(w, i), &w->lengths[i]);
    set_times(&w->reply, c, share);
    for (i = 0; i < c->nstages + c->noutputs; i++)
        reply_take_service(&w->reply, i, &c->stages[i].service);
    for (i = 0; i < c->noutputs; i++)
        sift_tell(&c->sifts[i], &w->reply, c->nstages + i);
}

static void
start(struct worker *w, bool apart)
{
    size_t i;

    reply_reset(&w->reply);
    for (i = 0; i < w->reply.nparts; i++) {
        cutter_reset(cutter(w, i), apart);
        w->lengths[i].v.n = w->lengths[i].raw = w->lengths[i].records = 0;
    }
}

/* Close the members of the batch. */
static void
finish(struct worker *w)
{
    uint64_t since = chain_clock();
    size_t i;

    for (i = 0; i < w->reply.nparts; i++)
        cutter_end(cutter(w, i));
    w->chain->ns[CHAIN_DEFLATE] += chain_clock() - since;
}

void
worker_do(struct worker *w, enum worker_job job, const struct worker_batch *b,
    struct buf *reply)
{
    uint64_t wall = chain_clock(), cpu = chain_cpu();
    bool ends = job == WORKER_HEAD || job == WORKER_TAIL;
    bool apart = job == WORKER_STRETCH || job == WORKER_PROBED;
    struct cd_err e;

    start(w, apart);
    if (!ends)
        batch(w, b, b->nrefs - (job == WORKER_PROBED), apart);
    else if (chain_ends(w->chain, job == WORKER_TAIL, &e))
        w->reply.stopped = mem_strdup(e.text);
    finish(w);
    wall = chain_clock() - wall;
    cpu = chain_cpu() - cpu;
    set_reply(w, wall > 0 ? (double)cpu / (double)wall : 1);
    reply_encode(reply, &w->reply);
    if (job == WORKER_PROBED && w->reply.stopped == NULL)
        entry(w, b, b->nrefs - 1);
    w->chain->cursor->ref = 0;
}
