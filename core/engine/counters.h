/* SPDX-License-Identifier: MIT */
/*
 * counters - what a run has done, in numbers: for the last lines of a run, for
 * run.json, and so for `copydesk stats`.
 */
#ifndef ENGINE_COUNTERS_H
#define ENGINE_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/chain.h"
#include "engine/reply.h"
#include "engine/summary.h"
#include "engine/writer.h"

struct counters {
    uint64_t in; /* records that were cut from the inputs */
    /* damaged: places in inputs */
    uint64_t written, dropped, rejected, damaged;
    uint64_t unstored;        /* of the written ones: refused by a store */
    uint64_t workers, deaths; /* started, and died on a record */
    uint64_t codes[REJECT_CODES];
    size_t nns;
    uint64_t *ns;   /* times as in struct reply; nns of them */
    json_t **names; /* a stage's own counters: name -> integer */
    size_t nnodes;
    struct needs needs;
    bool useless;     /* the run was stopped by needs_judge */
    int64_t started;  /* when the first leg began: seconds since 1970 */
    uint64_t legs;    /* legs of the run, this one included */
    uint64_t clock;   /* clock_now() when this leg began */
    uint64_t elapsed; /* ns that earlier legs took, to their last checkpoints */
    uint64_t cpu;     /* ns of CPU time of the supervisor in them */
    /* ns of stages that ran in this process, not the supervisor's */
    uint64_t own;
    bool apart;    /* stages run in processes of their own */
    uint64_t jobs; /* most workers */
};

/* Set the counters of a run that begins now; counters_free frees them. */
void counters_init(struct counters *counters, const struct summary *summary);
void counters_free(struct counters *counters);
/* Add the numbers of a reply. */
void counters_add(struct counters *counters, const struct reply *reply);

/* How many records have a known fate: written, dropped or rejected. */
uint64_t counters_told(const struct counters *counters);

/* The counters as JSON for a checkpoint, a new reference; read them from that,
 * -1 if it is not of this pipeline. */
json_t *counters_save(const struct counters *counters);
int counters_restore(struct counters *counters, const json_t *saved);

/* Does each record that was read have a fate?  -1 with *err if not: a bug. */
int counters_check(const struct counters *counters, struct cd_err *err);

/* "1,200 records in: 1,190 written, 4 dropped, 6 rejected (json_syntax 6)".
 * The caller frees it. */
char *counters_line(const struct counters *counters);

/* The numbers of that line, as an object; a new reference. */
json_t *counters_records(const struct counters *counters);

/* How many inputs there are, and their bytes; a new reference. */
json_t *counters_input(const struct summary *summary);

/* The contents of run.json, a new reference; `marks` are those of the outputs
 * (writer_marks), or NULL. */
json_t *counters_json(const struct counters *counters,
    const struct summary *summary, const json_t *marks, const char *run_id);

#endif
