/* SPDX-License-Identifier: MIT */
/*
 * saver - the checkpoints of a run: when one is due, and how it is made.
 *
 * The parts are made durable first, then the bytes that wait for their member
 * (thin.h) and the stores, then the row in the journal.  A checkpoint may
 * follow any batch; when it does never changes the bytes of the outputs.
 */
#ifndef ENGINE_SAVER_H
#define ENGINE_SAVER_H

#include <stdbool.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/counters.h"
#include "engine/journal.h"
#include "engine/stores.h"
#include "engine/thin.h"
#include "engine/writer.h"
#include "io/batch.h"

/* What it saves; all borrowed. */
struct saver_parts {
    int folder;
    struct journal *journal; /* NULL: nothing is ever saved */
    struct writer *writer;
    struct stores *stores; /* or NULL */
    const struct counters *counters;
    const json_t *last; /* the checkpoint that the run goes on from, or NULL */
};

struct saver {
    struct saver_parts p;
    struct thin thin;
    uint64_t next;        /* number of the first batch not appended ... */
    struct batch_end end; /* ... and where the inputs stand before it */
    bool fresh;           /* there is something to save: set by saver_note */
    bool eager; /* CHECKPOINT_ALL is set: one is due after each batch */
    /* at the last save: bytes written; clock_now() */
    uint64_t saved_bytes, saved;
};

/* Begin: nothing is to be saved yet. */
void saver_begin(struct saver *saver, const struct saver_parts *parts);
/* All batches before number `next` have been appended, and nothing of that one;
 * the inputs stand at `end`. */
void saver_note(
    struct saver *saver, uint64_t next, const struct batch_end *end);

/* Is it time to save what was noted: after CHECKPOINT_BYTES or
 * CHECKPOINT_NS? */
bool saver_due(const struct saver *saver);
/* Is there more than a second of work that is not saved? */
bool saver_worth(const struct saver *saver);
/* Save what was noted, if it is not saved; nothing may have been appended since
 * saver_note.  -1 with *err. */
int saver_save(struct saver *saver, struct cd_err *err);

#endif
