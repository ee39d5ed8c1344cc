/* SPDX-License-Identifier: MIT */
/*
 * death - why a worker ended, as far as its wait status and its slot show.
 */
#ifndef ENGINE_DEATH_H
#define ENGINE_DEATH_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/messages.h"
#include "engine/slot.h"
#include "engine/summary.h"
#include "engine/verdict.h"

/* Why we had a worker killed.  The strings are constants. */
struct death_cause {
    const char *code, *reason; /* reject code; "did nothing for 30 s" */
    bool no_suspect;           /* the entry and stage in the cursor need not be
                                  the cause: no entry is suspected for them */
};

struct death {
    bool by_others;  /* it got a SIGKILL that we did not send */
    bool no_suspect; /* as of its death_cause; false if we did not kill it */
    bool hung;       /* we killed it, because its present entry took too long */
    uint32_t stage;  /* at work then, numbered as in the cursor; 0: none, or
                        no_suspect */
    const char *code;            /* reject code; a constant */
    char reason[VERDICT_REASON]; /* "crashed (Aborted)" */
    char who[160];               /* "stage \"quotes\"", "a worker" */
};

/* Set *death from how the zygote says it ended, from its slot, and from
 * `ended`: why we had it killed (reason NULL if we had not).  The slot is
 * copied first and each value is checked, since a plugin may have written
 * it. */
void death_read(struct death *death, const struct zygote_death *how,
    const struct slot *slot, const struct death_cause *ended,
    const struct summary *summary);

#endif
