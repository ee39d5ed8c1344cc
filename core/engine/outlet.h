/* SPDX-License-Identifier: MIT */
/*
 * outlet - takes replies into the counters of a run, its stores and its files.
 */
#ifndef ENGINE_OUTLET_H
#define ENGINE_OUTLET_H

#include "base/err.h"
#include "engine/counters.h"
#include "engine/reply.h"
#include "engine/stores.h"
#include "engine/summary.h"
#include "engine/writer.h"

/* Where replies go; all borrowed. */
struct outlet {
    const struct summary *summary;
    struct counters *counters;
    struct writer *writer;
    struct stores *stores; /* or NULL */
};

/* Add a reply to the counters, and print what plugins logged.  -1 with *err if
 * it says that the run must stop. */
int outlet_take(
    const struct outlet *outlet, const struct reply *reply, struct cd_err *err);
/* Append a piece to the stores and then to the files; `last`: it is the last
 * one of its batch.  -1 with *err. */
int outlet_append(const struct outlet *outlet, const struct reply *reply,
    const struct stores_piece *which, bool last, struct cd_err *err);
/* Only where limits.rejects is not given: -1 with *e if, when record number
 * OUTLET_EARLY is passed, more than half were rejected.  `before`: records
 * before the batch.  That batch gets no checkpoint, so that --resume runs into
 * it again. */
#define OUTLET_EARLY 1000
int outlet_early(
    const struct outlet *outlet, uint64_t before, struct cd_err *err);
/* -1 with *err if there are more rejects than limits.rejects allows. */
int outlet_check(const struct outlet *outlet, struct cd_err *err);
/* All is appended: have the stores commit under `mark`, finish and close.  -1
 * with *err. */
int outlet_finish(
    const struct outlet *outlet, uint64_t mark, struct cd_err *err);

#endif
