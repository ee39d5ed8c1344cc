/* SPDX-License-Identifier: MIT */
/*
 * rehearsal - one record through the chain of a run, in a process of its own
 * that is confined as a worker is, with what it was behind each stage.
 *
 * Stores are not opened: like a worker, it comes as far as what a store would
 * be given.
 */
#ifndef CHECK_REHEARSAL_H
#define CHECK_REHEARSAL_H

#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "base/buf.h"
#include "engine/chain.h"
#include "io/lookup.h"
#include "process/child.h"

struct rehearsal {
    enum chain_result end; /* CHAIN_STOPPED counts as CHAIN_REJECTED */
    size_t stage;          /* that ended it, as in the cursor; 0: none */
    char *code, *reason;   /* CHAIN_REJECTED */
    json_t **records;      /* as it was read, and behind each stage that it came
                              through; NULL if that cannot be told */
    size_t n;
};

/* Process an entry of `input`, whose name and stage (of its reader) are set.
 * The chain is prepared and not open.  Whatever a plugin does there is a
 * result; -1 with *err if there is none: no process, or a stage that does not
 * open.  `note` is that of this process, which gets on while it waits. */
int rehearsal_run(struct rehearsal *rehearsal, struct chain *chain,
    const struct path *input, const struct lookup *entry,
    struct child_note *note, struct cd_err *err);
void rehearsal_free(struct rehearsal *rehearsal);

#endif
