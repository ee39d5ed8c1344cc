/* SPDX-License-Identifier: MIT */
/*
 * outlet - replies into the numbers of a run, its stores and its files.
 */
#ifndef ENGINE_OUTLET_H
#define ENGINE_OUTLET_H

#include "base/err.h"
#include "engine/counters.h"
#include "engine/reply.h"
#include "engine/stores.h"
#include "engine/summary.h"
#include "engine/writer.h"

/* All borrowed. */
struct outlet {
    const struct summary *summary;
    struct counters *counters;
    struct writer *writer;
    struct stores *stores; /* or NULL */
};

/* Take a reply into the numbers, and say what plugins logged.  -1 with *e if
 * it says that the run must stop. */
int outlet_take(
    const struct outlet *outlet, const struct reply *reply, struct cd_err *e);
/* Give a piece of a batch, the last one or not, to the stores and then to the
 * files. */
int outlet_append(const struct outlet *outlet, const struct reply *reply,
    const struct stores_piece *which, bool last, struct cd_err *e);
/* Where limits.rejects is not given: -1 with *e if more than half of the
 * records were rejected when OUTLET_EARLY of them were in.  `before`: how many
 * were in before the batch.  No checkpoint is made of that batch, so that
 * --resume asks again. */
#define OUTLET_EARLY 1000
int outlet_early(
    const struct outlet *outlet, uint64_t before, struct cd_err *e);
/* -1 with *e if there are more rejects than limits.rejects allows. */
int outlet_check(const struct outlet *outlet, struct cd_err *e);
/* All is appended: commit it in the stores under a mark, and close them. */
int outlet_finish(const struct outlet *outlet, uint64_t mark, struct cd_err *e);

#endif
