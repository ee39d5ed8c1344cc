/* SPDX-License-Identifier: MIT */
/*
 * counters - what a run has done, in numbers: for the last lines of a run,
 * for run.json and so for `copydesk stats`.
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
    uint64_t in; /* records framed */
    uint64_t written, dropped, rejected, damaged;
    uint64_t unstored;        /* of the written: refused by a store */
    uint64_t workers, deaths; /* started, and died on a record */
    uint64_t codes[REJECT_CODES];
    size_t nns;
    uint64_t *ns;   /* as in struct reply */
    json_t **names; /* a stage's own counters: name -> integer */
    size_t nnodes;
    struct needs needs;
    bool useless;     /* stopped: a stage found nothing of what it needs */
    int64_t started;  /* of the first leg: seconds since 1970 */
    uint64_t legs;    /* the run, and each --resume of it */
    uint64_t clock;   /* chain_clock() when this leg began */
    uint64_t elapsed; /* ns of the legs before, to their last checkpoints */
    uint64_t cpu;     /* ns of the supervisor in them, likewise */
    uint64_t own;     /* ns of the stages that ran in this very process */
    bool apart;       /* none does: --isolation process */
    uint64_t jobs;    /* most workers */
};

/* Numbers of a run that begins now. */
void counters_init(struct counters *counters, const struct summary *summary);
void counters_free(struct counters *counters);
void counters_add(struct counters *counters, const struct reply *reply);

/* Records of which it is known what became of them. */
uint64_t counters_told(const struct counters *counters);

/* What they say now, as JSON, a new reference; and back, -1 if it is not of
 * this pipeline. */
json_t *counters_save(const struct counters *counters);
int counters_restore(struct counters *counters, const json_t *saved);

/* Has every record that came in become something?  -1 with *e if not. */
int counters_check(const struct counters *counters, struct cd_err *e);

/* "1,200 records in: 1,190 written, 4 dropped, 6 rejected (json_syntax 6)".
 * The caller frees it. */
char *counters_line(const struct counters *counters);

/* What that line says, as an object; a new reference. */
json_t *counters_records(const struct counters *counters);

/* How many inputs there are, and their bytes; a new reference. */
json_t *counters_input(const struct summary *summary);

/* The contents of run.json; `marks` are those of the outputs (writer.h). */
json_t *counters_json(const struct counters *counters,
    const struct summary *summary, const json_t *marks, const char *run_id);

#endif
