/* SPDX-License-Identifier: MIT */
/*
 * keeper - a store at work: records into it in input order, with commits.
 *
 * The same functions run in a store process and, with --isolation none, in
 * the supervisor's own.  Workers write what a store gets into the bytes of its
 * output, an entry a record: where the record stands, and its JSON text.
 */
#ifndef ENGINE_KEEPER_H
#define ENGINE_KEEPER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/chain.h"
#include "host/said.h"

/* Append the entry of a record. */
void keeper_put(struct buf *to, const char *input, uint64_t line,
    uint64_t offset, const json_t *rec);

struct keeper;

/* Open output `index` of the chain, which is a store, at `path` (absolute; ""
 * for none), and say up to which mark it holds the run.  Both are borrowed.
 * NULL with *e. */
struct keeper *keeper_open(struct chain *chain, size_t index, const char *path,
    uint64_t *mark, struct cd_err *e);
/* Store the entries at bytes[0..n) and append the reply: rejects in the last
 * part for those that it refused.  -1 with *e if the entries make no sense, or
 * the store is broken: then nothing can be committed any more. */
int keeper_batch(struct keeper *keeper, const char *bytes, size_t n,
    struct buf *reply, struct cd_err *e);
int keeper_commit(struct keeper *keeper, uint64_t mark, struct cd_err *e);
/* All is committed: finish, and append a last reply, which has what run.json
 * says of the files, as JSON, in the part of the output. */
int keeper_finish(struct keeper *keeper, struct buf *reply, struct cd_err *e);
/* Have the store take back what the run `run_id` committed. */
int keeper_undo(struct keeper *keeper, const char *run_id, struct cd_err *e);
/* Close the store. */
int keeper_close(struct keeper *keeper, struct cd_err *e);

/* What the process of a store notes, in memory that the supervisor sees. */
struct keeper_page {
    volatile struct chain_cursor cursor; /* the entry of a batch it is at */
    struct said said;                    /* since its last reply */
};

/* Messages between the supervisor and the process of a store. */
enum store_message {
    STORE_OPEN,    /* to a store, first: open; body: the path; the fd is a
                      struct keeper_page */
    STORE_BATCH,   /* to it: store these; body: entries (keeper.h) */
    STORE_COMMIT,  /* to it: commit; body: the mark (uint64_t) */
    STORE_FINISH,  /* to it: finish, close and exit */
    STORE_UNDO,    /* to it: take the run back whose run_id is the body; close
                      and exit */
    STORE_STARTED, /* from it, first; arg: its pid_t */
    STORE_DONE,    /* from it; body: the mark it holds, or a reply; arg, when
                      it was opened: what its sandbox lacks (sandbox_tell) */
    STORE_FAILED,  /* from it; body: why */
    STORE_DENIED,  /* from it: it made the system call `arg`, and ends */
    STORE_DIED /* from the zygote, in its name: struct zygote_death (zygote.h)
                */
};

/* That process: confine it, open output `index` and do as it is told over the
 * channel until that is closed.  Returns the exit status. */
int keeper_serve(struct chain *chain, size_t index, int channel);

#endif
