/* SPDX-License-Identifier: MIT */
/*
 * worker_serve - the process of a worker: it opens the stages, is confined, and
 * does the jobs that the supervisor sends it.
 */
#ifndef ENGINE_WORKER_SERVE_H
#define ENGINE_WORKER_SERVE_H

#include "engine/chain.h"
#include "engine/worker.h"

/* The main function of that process, which the zygote has just forked: receive
 * a slot, open the chain's stages, and serve jobs (messages.h) until the
 * channel is closed.  Returns the exit status. */
int worker_serve(
    struct chain *chain, const struct worker_rejects *rejects, int channel);

#endif
