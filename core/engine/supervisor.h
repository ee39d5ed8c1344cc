/* SPDX-License-Identifier: MIT */
/*
 * supervisor - gives batches to workers and their replies to the writer, in
 * input order, and from time to time writes a checkpoint to the journal.
 *
 * It runs in the main process, never loads a plugin and never looks inside a
 * record.  What it reads from workers may have been written by a plugin gone
 * wild: it is copied and checked before it is used.
 */
#ifndef ENGINE_SUPERVISOR_H
#define ENGINE_SUPERVISOR_H

#include <stdbool.h>

#include "base/err.h"
#include "engine/counters.h"
#include "engine/crew.h"
#include "engine/journal.h"
#include "engine/progress.h"
#include "engine/stores.h"
#include "engine/writer.h"
#include "io/records.h"

/* What it starts workers with; all borrowed until supervisor_stop. */
struct supervisor_parts {
    const struct summary *summary;
    struct child *zygote; /* these four: see struct crew_parts */
    struct chain *chain;
    struct worker_rejects rejects;
    unsigned jobs;
};
struct supervisor_files { /* what supervisor_run works on; all borrowed */
    struct records *records;
    struct writer *writer;
    struct counters *counters;
    struct progress *progress;
    int folder; /* open folder of the journal and the parts, or -1 */
    struct journal *journal; /* NULL: the run cannot be continued */
    uint64_t next;           /* number of the first batch */
    /* what an earlier leg left; never NULL */
    const struct journal_state *state;
    struct stores *stores; /* or NULL */
};

struct supervisor;

/* Start the first worker and wait until its stages are open.  NULL with *err if
 * a stage cannot be opened, or a signal came. */
struct supervisor *supervisor_start(
    const struct supervisor_parts *parts, struct cd_err *err);
/* Write the heads (unless the run is continued), all records and the tails.
 * Returns 0, 1 if a signal stopped it (what is done is saved then), or -1 with
 * *err. */
int supervisor_run(struct supervisor *supervisor,
    const struct supervisor_files *files, struct cd_err *err);
/* End the workers and free it; NULL is nothing. */
void supervisor_stop(struct supervisor *supervisor);

#endif
