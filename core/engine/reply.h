/* SPDX-License-Identifier: MIT */
/*
 * reply - what became of a batch, or of a piece of it: written by a worker,
 * read by the supervisor with distrust (wire.h).
 *
 * A reply being made owns its counters and logs and borrows the bytes of its
 * parts.  A decoded one owns its lists, and its parts point into the message.
 */
#ifndef ENGINE_REPLY_H
#define ENGINE_REPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/wire.h"
#include "engine/needs.h"
#include "engine/reject.h"
#include "host/service.h"

/* The bytes for one file: whole gzip members (or, of a file that is not
 * compressed, none), then bytes that the writer is to compress or write as they
 * are. */
struct reply_part {
    const char *members, *raw;
    size_t nmembers, nraw;
    uint64_t records; /* records of the batch in this output, also those that
                         wrote no bytes */

    /* Of WORKER_STRETCH and WORKER_PROBED only: for each entry the bytes of
     * `raw` that it wrote, a uint32_t (unaligned), or REPLY_NOT if it is not
     * among the records. */
    const char *lengths;
    size_t nlengths; /* bytes, 4 an entry */
};

#define REPLY_NOT UINT32_MAX

/* What a stage or output counted under a name since the last reply. */
struct reply_counter {
    uint64_t stage;
    char *name;
    int64_t n;
};

/* A line that a stage or output logged. */
struct reply_log {
    uint64_t stage;
    char level; /* 'd', 'i' or 'w', or 'p' for what it printed */
    char *text;
};

/* Times that are counted besides those of stages and outputs. */
enum reply_time {
    REPLY_READ,    /* making records of entries */
    REPLY_CHECK,   /* checking what the stages made of them */
    REPLY_DEFLATE, /* compressing outputs */
    REPLY_TIMES
};

struct reply {
    uint64_t entries; /* entries it covers: the next ones of the batch */
    uint64_t written, dropped, rejected, damaged;
    uint64_t codes[REJECT_CODES]; /* how often each reject code was given */
    char *stopped; /* why the run must stop; owned; NULL: it goes on */
    struct reply_part *parts; /* noutputs of them, then that of the rejects */
    uint64_t *ns; /* ns of CPU time by enum reply_time, then of each stage and
                     output */
    struct reply_counter *counters;
    struct reply_log *logs;
    uint64_t suppressed; /* log lines left out, beyond REPLY_LOGS */
    struct needs needs;
    size_t nparts, nns, ncounters, nlogs;
    size_t ccounters, clogs; /* allocated */
    size_t log_bytes;        /* bytes of the logs' text */
};

/* Most bytes of log lines in a reply, of all stages together. */
#define REPLY_LOGS ((size_t)1 << 20)

/* Make an empty reply of a run with so many outputs and stages. */
void reply_init(struct reply *reply, size_t noutputs, size_t nstages);
/* Set all numbers to 0 and empty all lists, keeping their memory. */
void reply_reset(struct reply *reply);
/* Add n to the counter `name` of a stage; new names beyond SERVICE_COUNTERS of
 * a stage are dropped. */
void reply_count(
    struct reply *reply, size_t stage, const char *name, int64_t n);
void reply_log(
    struct reply *reply, size_t stage, char level, const char *text, size_t n);
/* Move what a stage counted and logged since the last call into the reply. */
void reply_take_service(
    struct reply *reply, size_t stage, struct service *service);
/* Add the numbers and lists of `from` to *reply, but not its parts. */
void reply_merge(struct reply *reply, const struct reply *from);

/* Append the reply as a message. */
void reply_encode(struct buf *to, const struct reply *reply);
/* Decode message[0..n) of a worker with so many outputs and stages, after which
 * the parts point into it.  -1, with nothing to free, if it is not a reply. */
int reply_decode(struct reply *reply, const char *message, size_t n,
    size_t noutputs, size_t nstages);
/* Free what it holds, and zero it. */
void reply_free(struct reply *reply);

/* The bytes that entry i wrote into a part, or REPLY_NOT. */
uint32_t reply_length(const struct reply_part *part, size_t i);
/* Do the lengths of each part say what each of n entries wrote, and add up to
 * all its bytes and records? */
bool reply_is_apart(const struct reply *reply, size_t n);

#endif
