/* SPDX-License-Identifier: MIT */
/*
 * ending - the end of the workers: idle ones are asked to close their stages,
 * and what these print, or how they die or hang, is shown; the others are
 * killed.
 *
 * Everything that was written is complete by then, or given up: all of this can
 * only lead to warnings.
 */
#ifndef ENGINE_ENDING_H
#define ENGINE_ENDING_H

#include "engine/seat.h"
#include "engine/summary.h"
#include "process/child.h"

/* Wait until the workers of seats[0..n) are gone, child_patience at most for
 * each call.  Nobody else may hear their channels any more. */
void ending_wait(struct seat *seats, unsigned n, struct child *zygote,
    const struct summary *summary);

#endif
