/* SPDX-License-Identifier: MIT */
/*
 * printed - logs what plugins print, under the id of the stage that printed it.
 */
#ifndef ENGINE_PRINTED_H
#define ENGINE_PRINTED_H

#include "engine/chain.h"
#include "process/said.h"

/* In a worker: turn stdout and stderr into streams that go to the log of
 * whichever stage of the chain is at work.  Output to the descriptors
 * themselves, or between stages, still comes out of the log pipe.  A line
 * without its newline is kept in *said. */
void printed_capture(struct chain *chain, struct said *said);

/* Log what waits in those streams; nothing where they were not turned. */
void printed_flush(void);

#endif
