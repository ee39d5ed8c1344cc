/*
 * supervisor - batches to workers, replies to the writer, in input order.
 *
 * It runs in the main process, never loads a plugin and never looks inside a
 * record.  What it reads from workers may have been written by a plugin gone
 * wild: it is copied and checked before it is used.
 */
#ifndef ENGINE_SUPERVISOR_H
#define ENGINE_SUPERVISOR_H

#include "base/err.h"
#include "engine/counters.h"
#include "engine/progress.h"
#include "engine/summary.h"
#include "engine/worker.h"
#include "engine/writer.h"
#include "host/child.h"
#include "io/records.h"

/* What it works with; borrowed. */
struct supervisor_parts {
    const struct summary *summary;
    struct child *zygote;         /* forks the workers; or NULL ... */
    struct chain *chain;          /* ... and this runs in our own process */
    struct worker_rejects rejects;
    unsigned jobs;                /* most workers */
};
struct supervisor_files {
    struct records *records;
    struct writer *writer;
    struct counters *counters;
    struct progress *progress;
};

struct supervisor;

/* Start the first worker and wait until its stages are open.  NULL with *e if
 * one cannot be opened. */
struct supervisor *supervisor_start(const struct supervisor_parts *p,
    struct cd_err *e);
/* Write the heads, all records and the tails. */
int supervisor_run(struct supervisor *s, const struct supervisor_files *f,
    struct cd_err *e);
/* End the workers. */
void supervisor_stop(struct supervisor *s);

#endif
