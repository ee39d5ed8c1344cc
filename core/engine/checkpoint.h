/* SPDX-License-Identifier: MIT */
/*
 * checkpoint - how far a run is, as a row of its journal; saver.h says when one
 * is made.
 */
#ifndef ENGINE_CHECKPOINT_H
#define ENGINE_CHECKPOINT_H

#include <jansson.h>

#include "base/clock.h"
#include "base/err.h"
#include "engine/counters.h"
#include "engine/writer.h"
#include "io/batch.h"

/* A checkpoint is due after so many bytes of output, or ns. */
#define CHECKPOINT_BYTES ((uint64_t)64 << 20)
#define CHECKPOINT_NS    (5 * CLOCK_SECOND)
/* For tests that kill runs: with this environment variable set, a checkpoint is
 * made after each batch. */
#define CHECKPOINT_ALL "COPYDESK_TEST_CHECKPOINTS"

/* The row that says that all batches before number `next` are in the files and
 * the counters, and that the inputs stand at `end`; a new reference. */
json_t *checkpoint_make(uint64_t next, const struct batch_end *end,
    const struct counters *counters, const struct writer *writer);

/* What such a row says; marks of the files (writer_marks), borrowed from the
 * row. */
struct checkpoint {
    uint64_t next;
    struct batch_end end;
    const json_t *marks;
};
/* Read a row, and set the counters from it.  -1 with *err if it is not sound or
 * not of this run. */
int checkpoint_read(const json_t *row, struct checkpoint *point,
    struct counters *counters, struct cd_err *err);

#endif
