/* SPDX-License-Identifier: MIT */
#include "engine/worker.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "engine/commands.h"
#include "engine/reject.h"
#include "engine/reply.h"
#include "io/frame.h"

struct worker {
    struct chain *chain;
    struct cutter rejects;
    reject_writer *write;
    struct reply reply;

    /* WORKER_STRETCH and _PROBED, one for each output and for the rejects: the
     * bytes that each entry wrote, and how many there were before the entry in
     * hand. */
    struct lengths {
        struct buf v; /* a uint32_t an entry; REPLY_NOT: not a record of it */
        size_t raw, records;
    } * lengths;
};

struct worker *
worker_new(struct chain *chain, const struct worker_rejects *rejects)
{
    struct worker *worker = mem_zalloc(1, sizeof(*worker));

    worker->chain = chain;
    worker->write = rejects->write;
    cutter_init(&worker->rejects, rejects->packing, NULL);
    reply_init(&worker->reply, chain->noutputs, chain->nstages);
    chain->needs = &worker->reply.needs;
    worker->lengths =
        mem_zalloc(worker->reply.nparts, sizeof(*worker->lengths));
    return worker;
}

void
worker_free(struct worker *worker)
{
    size_t i;

    if (worker == NULL)
        return;
    for (i = 0; i < worker->reply.nparts; i++)
        buf_free(&worker->lengths[i].v);
    free(worker->lengths);
    cutter_free(&worker->rejects);
    reply_free(&worker->reply);
    free(worker);
}

/* ---- the entries of a batch --------------------------------------------- */

static void
add_reject(struct worker *worker, const struct reject *reject)
{
    cutter_begin(&worker->rejects);
    worker->write(&worker->rejects.raw, reject);
    cutter_keep(&worker->rejects);
    if (reject_code(reject->code) < REJECT_CODES)
        worker->reply.codes[reject_code(reject->code)]++;
}

/* A reject with the members that say where the entry is and what is in it. */
static struct reject
reject_of(const struct worker *worker, const struct worker_batch *batch,
    const struct batch_ref *ref)
{
    const struct path *from = &worker->chain->plan->inputs.v[ref->input];
    struct reject reject = {
        .line = ref->line, .offset = ref->offset, .size = ref->size
    };

    reject.input = from->name;
    reject.reader = from->kind.reader;
    if (reject.reader != NULL && from->below > 0)
        reject.below = from->name + from->below;
    reject.record = batch->bytes + ref->at;
    reject.n = ref->length;
    reject.first = batch->bytes + ref->first_at;
    reject.nfirst = ref->first_length;
    return reject;
}

/* Put the stage or output to blame into a reject; numbered from 1, 0: none. */
static void
blame(const struct worker *worker, struct reject *reject, size_t stage)
{
    const struct chain *chain = worker->chain;

    if (stage == 0)
        return;
    *(stage > chain->nstages ? &reject->output : &reject->stage) =
        chain->stages[stage - 1].node->id;
    reject->plugin = chain->stages[stage - 1].node->plugin->d.name;
}

static void
reject_too_large(struct worker *worker, const struct worker_batch *batch,
    const struct batch_ref *ref)
{
    struct reject reject = reject_of(worker, batch, ref);
    const struct path *from = &worker->chain->plan->inputs.v[ref->input];
    char *reason = mem_printf("the %s has %ju bytes, limits.record_bytes is "
                              "%ju",
        frame_entry(from->kind.frame.kind), (uintmax_t)ref->size,
        (uintmax_t)worker->chain->plan->config->record_bytes);

    reject.record = NULL;
    reject.crc = ref->code;
    reject.code = "too_large";
    reject.reason = reason;
    add_reject(worker, &reject);
    free(reason);
    worker->reply.rejected++;
}

static void
reject_damage(struct worker *worker, const struct worker_batch *batch,
    const struct batch_ref *ref)
{
    struct reject reject = reject_of(worker, batch, ref);
    char *reason = mem_dup(batch->notes + ref->note_at, ref->note_length);

    reject.member = ref->size;
    if (ref->code == BATCH_DAMAGED_INPUT)
        reject.entry = frame_entry(
            worker->chain->plan->inputs.v[ref->input].kind.frame.kind);
    if (ref->code != BATCH_CHANGED || ref->line == 0) {
        reject.size = ref->length;
    } else { /* of a changed file: its bytes are not there, only their CRC-32 */
        reject.record = NULL;
        reject.crc = ref->stage;
    }
    reject.code = batch_damage_codes[ref->code];
    reject.reason = reason;
    add_reject(worker, &reject);
    free(reason);
    worker->reply.damaged++;
}

/* Reject a record that the supervisor passed a verdict on: it killed its
 * worker, or its worker failed with it. */
static void
reject_by_verdict(struct worker *worker, const struct worker_batch *batch,
    const struct batch_ref *ref)
{
    struct reject reject = reject_of(worker, batch, ref);
    char *reason = mem_dup(batch->notes + ref->note_at, ref->note_length);

    blame(worker, &reject, ref->stage);
    reject.code = reject_codes[ref->code];
    reject.reason = reason;
    add_reject(worker, &reject);
    free(reason);
    worker->reply.rejected++;
}

static void
run_record(struct worker *worker, const struct worker_batch *batch,
    const struct batch_ref *ref)
{
    struct reject reject = reject_of(worker, batch, ref);
    struct chain_fault fault;

    worker->chain->first = reject.first;
    worker->chain->nfirst = reject.nfirst;
    switch (
        chain_record(worker->chain, &worker->chain->plan->inputs.v[ref->input],
            ref->line, ref->offset, reject.record, reject.n, &fault)) {
    case CHAIN_WRITTEN:
        worker->reply.written++;
        return;
    case CHAIN_DROPPED:
        worker->reply.dropped++;
        return;
    case CHAIN_REJECTED:
        break;
    case CHAIN_STOPPED:
        worker->reply.stopped =
            mem_printf("stage \"%s\" failed on %s:%ju and has "
                       "\"on_error\": \"stop\": %s",
                worker->chain->stages[fault.stage - 1].node->id, reject.input,
                (uintmax_t)ref->line, fault.fault.reason);
        return;
    }
    blame(worker, &reject, fault.stage);
    reject.code = fault.fault.code;
    reject.reason = fault.fault.reason;
    add_reject(worker, &reject);
    worker->reply.rejected++;
}

static void
run_entry(struct worker *worker, const struct worker_batch *batch, size_t i)
{
    static void (*const handlers[])(struct worker *,
        const struct worker_batch *, const struct batch_ref *) = {
        [BATCH_RECORD] = run_record,
        [BATCH_TOO_LARGE] = reject_too_large,
        [BATCH_DAMAGE] = reject_damage,
        [BATCH_VERDICT] = reject_by_verdict,
    };

    worker->chain->cursor->ref = (uint32_t)i + 1;
    handlers[batch->refs[i].kind](worker, batch, &batch->refs[i]);
}

/* The cutter of output i or, after the outputs, of the rejects. */
static struct cutter *
part_cutter(const struct worker *worker, size_t i)
{
    return i < worker->chain->noutputs
               ? &worker->chain->cutters[i]
               : (struct cutter *)(uintptr_t)&worker->rejects;
}

/* Note what the entry in hand wrote into each part. */
static void
note_lengths(struct worker *worker)
{
    size_t i;

    for (i = 0; i < worker->reply.nparts; i++) {
        const struct cutter *cutter = part_cutter(worker, i);
        struct lengths *lengths = &worker->lengths[i];
        uint32_t n = REPLY_NOT;

        if (cutter->records > lengths->records)
            n = (uint32_t)(cutter->raw.n - lengths->raw);
        buf_add(&lengths->v, &n, sizeof(n));
        lengths->raw = cutter->raw.n;
        lengths->records = cutter->records;
    }
}

/* Do the outputs together hold enough for a piece? */
static bool
holds_a_piece(const struct worker *worker)
{
    size_t i, n = 0;

    for (i = 0; i < worker->reply.nparts; i++)
        n += cutter_size(part_cutter(worker, i)) + worker->lengths[i].v.n;
    return n >= CUTTER_PIECE;
}

/* Run the first n entries of a batch, or as many as make a piece. */
static void
run_entries(struct worker *worker, const struct worker_batch *batch, size_t n,
    bool apart)
{
    size_t i;

    for (i = 0;
         i < n && worker->reply.stopped == NULL && !holds_a_piece(worker);
         i++) {
        run_entry(worker, batch, i);
        if (apart)
            note_lengths(worker);
    }
    commands_settle(worker->chain); /* is a command of a stage in step after the
                                       last record? */
    worker->reply.entries = i;
    worker->chain->cursor->ref = 0;
}

/* ---- the reply ---------------------------------------------------------- */

static void
set_part(struct reply_part *part, const struct cutter *cutter,
    const struct lengths *lengths)
{
    part->members = cutter->members.p;
    part->nmembers = cutter->members.n;
    part->raw = cutter->raw.p;
    part->nraw = cutter->raw.n;
    part->records = cutter->records;
    part->lengths = lengths->v.p;
    part->nlengths = lengths->v.n;
}

/* Stages are timed by the wall clock, since a CPU clock costs a system call;
 * scaled by the CPU share of the whole batch, that is CPU time to a good
 * approximation. */
static void
set_times(struct reply *reply, struct chain *chain, double share)
{
    size_t i;

    for (i = 0; i < REPLY_TIMES; i++) {
        reply->ns[i] = (uint64_t)((double)chain->ns[i] * share);
        chain->ns[i] = 0;
    }
    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        reply->ns[REPLY_TIMES + i] =
            (uint64_t)((double)chain->stages[i].ns * share);
        chain->stages[i].ns = 0;
    }
}

static void
set_reply(struct worker *worker, double share)
{
    struct chain *chain = worker->chain;
    size_t i;

    for (i = 0; i < worker->reply.nparts; i++)
        set_part(&worker->reply.parts[i], part_cutter(worker, i),
            &worker->lengths[i]);
    set_times(&worker->reply, chain, share);
    for (i = 0; i < chain->nstages + chain->noutputs; i++)
        reply_take_service(&worker->reply, i, &chain->stages[i].service);
    for (i = 0; i < chain->noutputs; i++)
        sift_tell(&chain->sifts[i], &worker->reply, chain->nstages + i);
}

static void
begin_reply(struct worker *worker, bool apart)
{
    size_t i;

    reply_reset(&worker->reply);
    for (i = 0; i < worker->reply.nparts; i++) {
        cutter_reset(part_cutter(worker, i), apart);
        worker->lengths[i].v.n = worker->lengths[i].raw =
            worker->lengths[i].records = 0;
    }
}

/* Compress what is left in the cutters; that counts as deflating. */
static void
close_members(struct worker *worker)
{
    uint64_t since = clock_now();
    size_t i;

    for (i = 0; i < worker->reply.nparts; i++)
        cutter_end(part_cutter(worker, i));
    worker->chain->ns[REPLY_DEFLATE] += clock_now() - since;
}

void
worker_do(struct worker *worker, enum worker_job job,
    const struct worker_batch *batch, struct buf *reply)
{
    uint64_t wall = clock_now(), cpu = clock_cpu();
    bool ends = job == WORKER_HEAD || job == WORKER_TAIL;
    bool apart = job == WORKER_STRETCH || job == WORKER_PROBED;
    struct cd_err err;

    begin_reply(worker, apart);
    if (!ends)
        run_entries(
            worker, batch, batch->nrefs - (job == WORKER_PROBED), apart);
    else if (chain_ends(worker->chain, job == WORKER_TAIL, &err))
        worker->reply.stopped = mem_strdup(err.text);
    close_members(worker);
    wall = clock_now() - wall;
    cpu = clock_cpu() - cpu;
    set_reply(worker, wall > 0 ? (double)cpu / (double)wall : 1);
    reply_encode(reply, &worker->reply);
    if (job == WORKER_PROBED && worker->reply.stopped == NULL)
        run_entry(worker, batch, batch->nrefs - 1);
    worker->chain->cursor->ref = 0;
}
