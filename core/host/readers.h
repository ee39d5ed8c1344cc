/* SPDX-License-Identifier: MIT */
/*
 * readers - the plugins that read the inputs: they stand in front of the
 * stages.
 */
#ifndef HOST_READERS_H
#define HOST_READERS_H

#include "host/plan.h"

/* Readers of a plan, at most: the one that the pipeline names, and those of
 * sniff.h. */
#define READERS_MOST ((size_t)5)

/* Load the reader that the pipeline names and those that the inputs need, put
 * them in front of p->stages, where there is room for READERS_MOST, and set
 * stage and framing of the inputs. */
void readers_load(
    struct plan *plan, void (*loading)(void *, const char *), void *ctx);

/* Set stage and framing of a file that one of the plan's readers reads. */
void readers_set(const struct plan *plan, struct path *path);

/* Add notes to the diagnostics that say which reader was taken, and why, and
 * what cells of tables end with: one for all inputs of which the same is
 * so.  `lines`: of JSON Lines, too, which most are. */
void readers_tell(struct plan *plan, bool lines);

#endif
