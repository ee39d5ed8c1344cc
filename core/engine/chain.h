/* SPDX-License-Identifier: MIT */
/*
 * chain - one record from JSON text through the stages into every output.
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

/* Where the record in hand is: written before each call into a plugin, so
 * that whoever finds the worker dead knows what it was doing.  In shared
 * memory, so the supervisor trusts neither. */
struct chain_cursor {
    uint32_t ref;   /* entry of the batch, from 1; 0 between records */
    uint32_t stage; /* index of a stage or, behind those, an output; from 1 */
};

enum chain_result {
    CHAIN_WRITTEN,
    CHAIN_DROPPED,
    CHAIN_REJECTED,
    CHAIN_STOPPED /* a stage with "on_error": "stop" failed */
};

/* Why a record was not written. */
struct chain_fault {
    struct stage_fault fault;
    size_t stage; /* as in the cursor; 0: none is to blame */
};

/* What times are kept apart beside those of the stages. */
enum chain_time { CHAIN_READ, CHAIN_WRITE, CHAIN_DEFLATE, CHAIN_TIMES };

struct chain {
    const struct plan *plan;
    struct stage *stages; /* the plan's stages, then its outputs */
    size_t nstages, noutputs;
    struct cutter *cutters; /* one an output */
    struct sift *sifts;     /* the same */
    bool *skipped;          /* the record in hand is not for the output */
    struct arena *scratch;
    struct texts *texts; /* of the record in hand */
    size_t most; /* bytes of all outputs of one record, or of a head or tail */
    volatile struct chain_cursor *cursor;
    uint64_t ns[CHAIN_TIMES];
    struct needs *needs; /* where they are counted, or NULL */
    bool *seen;          /* needs met so far */
    uint64_t mapped;     /* what input.fields moved in the record in hand */
    int **keep;          /* descriptors of commands, from commands_start on */
    size_t nkeep, ckeep;
    /* Told the record in hand as it was read, 0, and behind each stage, from 1;
     * or NULL. */
    void (*trace)(void *ctx, size_t stage, const json_t *rec);
    void *trace_ctx;

    /* The record in hand. */
    const char *input;
    uint64_t line, offset;
    const char *first; /* first[0..nfirst): the first row of its table; set by
                          who calls chain_record or entry_read */
    size_t nfirst;
};

/* The most bytes that the outputs of one record may have together: room for
 * the longest record in two of them and CHAIN_ROOM, if a worker can hold four
 * times that. */
#define CHAIN_ROOM ((uint64_t)16 << 20)
#define CHAIN_MOST ((uint64_t)192 << 20)

uint64_t chain_most(uint64_t record_bytes, uint64_t worker_bytes);

/* Call prepare of every plugin.  `doing` is told what is about to be called.
 * One that fails is told in the plan's diagnostics, too.  run_id and folder
 * (absolute, "" for none) must outlive the chain. */
struct chain *chain_prepare(struct plan *plan, const char *run_id,
    void (*doing)(void *ctx, const char *what, const char *stage), void *ctx,
    struct cd_err *e);
/* Call open of every plugin, in the process that will run records. */
int chain_open(struct chain *chain, volatile struct chain_cursor *cursor,
    void (*doing)(void *ctx, const char *what, const char *stage), void *ctx,
    struct cd_err *e);
/* Call release of every plugin, and free c; NULL is nothing.  Before that,
 * closing_close calls close. */
void chain_free(struct chain *chain, const struct closing *closing);

/* Process the entry text[0..n), number `line` of `input`, behind `offset`
 * decoded bytes. */
enum chain_result chain_record(struct chain *chain, const struct path *input,
    uint64_t line, uint64_t offset, const char *text, size_t n,
    struct chain_fault *fault);

/* Have every format write its head, or its tail.  -1 with *e. */
int chain_ends(struct chain *chain, bool tail, struct cd_err *e);

/* Clock for times: nanoseconds. */
uint64_t chain_clock(void);
/* CPU time of this process, of all its threads: nanoseconds.  A system call:
 * once a batch, not once a record. */
uint64_t chain_cpu(void);

#endif
