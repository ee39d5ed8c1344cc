/* SPDX-License-Identifier: MIT */
/*
 * reply - what became of a batch, or of a piece of it: written by a worker,
 * read by the supervisor with distrust (see wire.h).
 *
 * A reply that is being made owns its counters and logs and borrows the bytes
 * of its parts; one that was decoded borrows them from the message.
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

/* Bytes for one file: whole gzip members (or plain bytes), then bytes that
 * are for the writer to compress. */
struct reply_part {
    const char *members, *raw;
    size_t nmembers, nraw;
    uint64_t records; /* kept in it, whether they wrote bytes or not */

    /* To WORKER_STRETCH: the length in `raw` of what each entry has written,
     * a uint32_t (not aligned), or REPLY_NOT if it is not among the records. */
    const char *lengths;
    size_t nlengths; /* bytes */
};

#define REPLY_NOT UINT32_MAX

/* What a stage counted under a name, since the last reply. */
struct reply_counter {
    uint64_t stage;
    char *name;
    int64_t n;
};

/* A line that a stage logged. */
struct reply_log {
    uint64_t stage;
    char level; /* 'd', 'i' or 'w', or 'p' for what it printed */
    char *text;
};

struct reply {
    uint64_t entries; /* of the batch that it tells of: the next ones */
    uint64_t written, dropped, rejected, damaged;
    uint64_t codes[REJECT_CODES]; /* of the rejected and damaged */
    char *stopped;                /* why the run must stop, or NULL */
    struct reply_part *parts;     /* the outputs, then the rejects */
    uint64_t *ns; /* CPU time of reading, writing, deflating, then
                     of each stage and output */
    struct reply_counter *counters;
    struct reply_log *logs;
    uint64_t suppressed; /* lines of logs beyond REPLY_LOGS */
    struct needs needs;
    size_t nparts, nns, ncounters, nlogs;
    size_t ccounters, clogs; /* room */
    size_t log_bytes;        /* of the logs' text */
};

/* Bytes of log lines, of all stages. */
#define REPLY_LOGS ((size_t)1 << 20)

/* An empty reply of a run with that many outputs and stages. */
void reply_init(struct reply *reply, size_t noutputs, size_t nstages);
/* All numbers 0 and all lists empty again. */
void reply_reset(struct reply *reply);
void reply_count(
    struct reply *reply, size_t stage, const char *name, int64_t n);
void reply_log(
    struct reply *reply, size_t stage, char level, const char *text, size_t n);
/* Take what a stage has counted and logged since the last time. */
void reply_take_service(
    struct reply *reply, size_t stage, struct service *service);
/* Add the numbers and lists of `from`, but not its parts. */
void reply_merge(struct reply *reply, const struct reply *from);

/* Append the message. */
void reply_encode(struct buf *to, const struct reply *reply);
/* Decode message[0..n) of a worker with that many outputs and stages.  The
 * parts point into s.  -1 if it is not a reply. */
int reply_decode(struct reply *reply, const char *message, size_t n,
    size_t noutputs, size_t nstages);
void reply_free(struct reply *reply);

/* What entry i has written into a part, or REPLY_NOT. */
uint32_t reply_length(const struct reply_part *part, size_t i);
/* Do the lengths say what each of n entries has written, and of all bytes? */
bool reply_is_apart(const struct reply *reply, size_t n);

#endif
