/* SPDX-License-Identifier: MIT */
/*
 * chain - takes one record from its input's text through all stages into every
 * output.
 */
#ifndef ENGINE_CHAIN_H
#define ENGINE_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/closing.h"
#include "engine/cutter.h"
#include "engine/needs.h"
#include "engine/sift.h"
#include "host/plan.h"
#include "host/stage.h"

/* Where the record in hand is: written before each call into a plugin, so that
 * the supervisor, finding the worker dead, knows what it was doing.  It lies in
 * shared memory that plugins can overwrite, so the supervisor checks both. */
struct chain_cursor {
    uint32_t ref; /* entry of the batch, from 1; 0: between records */
    /* number of a stage, then of the outputs, from 1; 0: none */
    uint32_t stage;
};

enum chain_result {
    CHAIN_WRITTEN,
    CHAIN_DROPPED,
    CHAIN_REJECTED,
    CHAIN_STOPPED /* a stage with "on_error": "stop" failed */
};

/* Counters of a stage: records at which it failed, by what "on_error" says. */
#define CHAIN_KEPT     "kept_on_error"
#define CHAIN_LEFT_OUT "dropped_on_error"

/* Why a record was not written. */
struct chain_fault {
    struct stage_fault fault;
    size_t stage; /* numbered as in the cursor; 0: none is to blame */
};

struct chain {
    struct plan *plan;
    struct stage *stages; /* the plan's stages, then its outputs */
    size_t nstages, noutputs;
    struct cutter *cutters; /* one for each output */
    struct sift *sifts;     /* one for each output: "when", "only", "without" */
    bool *skipped; /* for each output: it does not get the record in hand */
    struct arena *scratch;
    struct texts *texts; /* copydesk.text/1, of the record in hand */
    size_t most; /* most bytes of all outputs of one record, or of a head or
                    tail */
    volatile struct chain_cursor *cursor;
    uint64_t ns[REPLY_TIMES];
    struct needs *needs; /* where missing fields are counted; NULL: nowhere */
    bool *seen;          /* for each need of the plan: met in this process */
    uint64_t mapped; /* bits of the input.fields that the record in hand had */
    int **keep; /* where descriptors of commands are kept, once commands_start
                   was called */
    size_t nkeep, ckeep;
    /* Called with the record as it was read (stage 0) and after each stage
     * (from 1); NULL: nobody asks. */
    void (*trace)(void *ctx, size_t stage, const json_t *rec);
    void *trace_ctx;

    /* Where the record in hand is from; line 0: there is none. */
    const char *input;
    uint64_t line, offset;
    const char *first; /* first[0..nfirst): the first row of its table; set by
                          who calls chain_record or entry_read */
    size_t nfirst;
};

/* Most bytes that the outputs of one record may have together: room for the
 * longest record in two of them and CHAIN_ROOM, if a worker can hold four times
 * that; never more than CHAIN_MOST. */
#define CHAIN_ROOM ((uint64_t)16 << 20)
#define CHAIN_MOST ((uint64_t)192 << 20)

/* That many, by limits.record_bytes and limits.worker_bytes. */
uint64_t chain_most(uint64_t record_bytes, uint64_t worker_bytes);

/* Is the output one file, whose bytes workers make?  A store keeps its own, and
 * a path with fields makes many files. */
bool chain_is_file(const struct plan_node *node);

/* Call prepare of every plugin.  `doing` is called before each call, with its
 * name and the stage's id, and at the end with "".  Each that fails is a
 * diagnostic of the plan, told with all others of it unless a later call ends
 * the process; the last one is in *error, too, with NULL returned.
 * run_id must outlive the chain. */
struct chain *chain_prepare(struct plan *plan, const char *run_id,
    void (*doing)(void *ctx, const char *what, const char *stage), void *ctx,
    struct cd_err *error);
/* Call open of every plugin but stores, in the process that will run records.
 * The cursor is borrowed.  -1 with *err. */
int chain_open(struct chain *chain, volatile struct chain_cursor *cursor,
    void (*doing)(void *ctx, const char *what, const char *stage), void *ctx,
    struct cd_err *err);
/* Call release of every plugin, and free the chain; NULL is nothing.
 * closing_close, which calls close, comes before. */
void chain_free(struct chain *chain, const struct closing *closing);

/* Process the entry text[0..n), number `line` of `input`, which begins at
 * `offset` of its decoded bytes.  *fault is set where the result is
 * CHAIN_REJECTED or CHAIN_STOPPED. */
enum chain_result chain_record(struct chain *chain, const struct path *input,
    uint64_t line, uint64_t offset, const char *text, size_t n,
    struct chain_fault *fault);

/* Set that the outputs of the record have more than chain->most bytes; fault->
 * stage is left as it is.  Returns -1. */
int chain_too_large(const struct chain *chain, struct chain_fault *fault);

/* Have every format write its head or, with `tail`, its tail.  -1 with *err. */
int chain_ends(struct chain *chain, bool tail, struct cd_err *err);

#endif
