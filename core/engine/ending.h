/* SPDX-License-Identifier: MIT */
/*
 * ending - the end of the workers: idle ones are asked to close their stages,
 * what these say is shown, and how they die or hang in it; others are killed.
 *
 * All that was written is complete by then, or given up: a warning is all that
 * comes of it.
 */
#ifndef ENGINE_ENDING_H
#define ENGINE_ENDING_H

#include "engine/place.h"
#include "engine/summary.h"
#include "host/child.h"

/* Wait until the workers of places[0..n), which nobody else hears any more, are
 * gone: child_patience at most for each call. */
void ending_wait(struct place *places, unsigned n, struct child *zygote,
    const struct summary *summary);

#endif
