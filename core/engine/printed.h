/* SPDX-License-Identifier: MIT */
/*
 * printed - what plugins print, logged under the name of the stage that did.
 */
#ifndef ENGINE_PRINTED_H
#define ENGINE_PRINTED_H

#include "engine/chain.h"
#include "host/said.h"

/* In a worker: make stdout and stderr streams into the logs of whichever stage
 * of the chain is at work.  What goes to the descriptors past the streams, or
 * between stages, still comes out of the pipe of the workers.  What has no
 * newline yet lies in *w. */
void printed_capture(struct chain *chain, struct said *said);

#endif
