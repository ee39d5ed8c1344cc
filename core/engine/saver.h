/* SPDX-License-Identifier: MIT */
/*
 * saver - the checkpoints of a run: when one is due, and how it is made.
 *
 * The parts are made durable first, then what waits for its member (thin.h)
 * and the stores, then the row of the journal.  One may fall behind any batch;
 * when they fall never shapes bytes.
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

/* What it saves; borrowed. */
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
    uint64_t next;               /* all batches before it are appended ... */
    struct batch_end end;        /* ... and end here */
    bool fresh;                  /* that is not saved */
    bool eager;                  /* tests: one is due behind each batch */
    uint64_t saved_bytes, saved; /* when it last was: chain_clock() */
};

void saver_begin(struct saver *saver, const struct saver_parts *parts);
/* All batches before `next` have been appended, and nothing of that one. */
void saver_note(
    struct saver *saver, uint64_t next, const struct batch_end *end);

/* Is it time to save what was noted: CHECKPOINT_BYTES, or CHECKPOINT_NS? */
bool saver_due(const struct saver *saver);
/* Is there work of more than a second that is not saved? */
bool saver_worth(const struct saver *saver);
/* Save it, if it is not; nothing more was appended meanwhile. */
int saver_save(struct saver *saver, struct cd_err *e);

#endif
