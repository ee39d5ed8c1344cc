/* SPDX-License-Identifier: MIT */
/*
 * checkpoint - how far a run is, as a row of its journal (see saver.h for when
 * one is made).
 */
#ifndef ENGINE_CHECKPOINT_H
#define ENGINE_CHECKPOINT_H

#include <jansson.h>

#include "base/err.h"
#include "engine/counters.h"
#include "engine/writer.h"
#include "io/batch.h"

/* Bytes of output, and ns, after which the next one is made durable. */
#define CHECKPOINT_BYTES ((uint64_t)64 << 20)
#define CHECKPOINT_NS    ((uint64_t)5 * 1000000000)
/* Tests that kill runs want more of them: with this environment variable set,
 * every checkpoint is made durable. */
#define CHECKPOINT_ALL "COPYDESK_TEST_CHECKPOINTS"

/* All batches before number `next` are in the files and the counters, and the
 * reader of the inputs stood at `end`: a row, a new reference. */
json_t *checkpoint_make(uint64_t next, const struct batch_end *end,
    const struct counters *counters, const struct writer *writer);

/* The way back.  The marks of the files are borrowed from the row. */
struct checkpoint {
    uint64_t next;
    struct batch_end end;
    const json_t *marks;
};
/* Read a row and set the counters.  -1 with *e if it is not of this run. */
int checkpoint_read(const json_t *row, struct checkpoint *point,
    struct counters *counters, struct cd_err *e);

#endif
