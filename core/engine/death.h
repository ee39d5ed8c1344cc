/* SPDX-License-Identifier: MIT */
/*
 * death - why a worker ended, as far as its wait status and its slot tell.
 */
#ifndef ENGINE_DEATH_H
#define ENGINE_DEATH_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/slot.h"
#include "engine/summary.h"
#include "engine/verdict.h"
#include "engine/zygote.h"

/* Why we had a worker killed. */
struct death_cause {
    const char *code, *reason;
    bool anybody; /* what was at work then need not have done it */
};

struct death {
    bool by_others; /* a SIGKILL that we did not send */
    bool anybody;   /* what was at work need not have done it */
    bool hung;      /* it did not end by itself */
    uint32_t stage; /* at work then, as in the cursor; 0: none */
    const char *code;
    char reason[VERDICT_REASON]; /* "crashed (Aborted)" */
    char who[160];               /* "stage \"quotes\"", "a worker" */
};

/* `ended`: why we had it killed; its reason is NULL if we had not.  What lies
 * in the slot is copied and checked. */
void death_read(struct death *death, const struct zygote_death *how,
    const struct slot *slot, const struct death_cause *ended,
    const struct summary *summary);

#endif
