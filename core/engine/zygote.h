/* SPDX-License-Identifier: MIT */
/*
 * zygote - the process that loads the plugins and forks the workers.
 *
 * It plans and prepares the run and sends the supervisor a summary.  From then
 * on it forks a worker or a store process when it is told to, and reports when
 * they end.  Workers share the memory that `prepare` filled, page by page,
 * until they write to it.
 */
#ifndef ENGINE_ZYGOTE_H
#define ENGINE_ZYGOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/chain.h"
#include "engine/worker.h"
#include "host/config.h"
#include "host/taken.h"
#include "io/listing.h"
#include "process/child.h"
#include "process/printing.h"

/* What a run was asked to do, as far as planning needs it; all borrowed. */
struct zygote_request {
    struct config_request config;
    const char *const *plugin_dirs;
    size_t nplugin_dirs;
    const char *const *inputs; /* patterns in place of input.paths */
    size_t ninputs;
    struct listing listed;  /* files in place of input.paths */
    const char *replay;     /* file of rejects to replay, or NULL */
    const char *input_name; /* as in struct plan_files */
    bool verbose;           /* note which reader each input gets, and why */
    bool strict;            /* a warning about the pipeline is an error */
    const char *run_id;
    struct taken_request taken;
    struct worker_rejects rejects;
};

/* Plan the run and prepare its stages: the zygote's work, which --isolation
 * none does in the supervisor's process.  *summary becomes the summary of the
 * run (summary.h).  Returns NULL if the run is refused; the summary says
 * why. */
struct chain *zygote_prepare(const struct zygote_request *request,
    struct child_note *note, struct buf *summary);

/* Undo that: close stages that were opened, release all, and free the chain and
 * its plan.  NULL is nothing. */
void zygote_release(struct chain *chain, const struct closing *closing);

/* Make the log pipe of the process that the zygote is asked to fork next: its
 * end for writing goes to the zygote, the other one into *printing.  -1 with
 * *err. */
int zygote_make_log(
    const struct child *zygote, struct printing *printing, struct cd_err *err);

/* The main function of the process; ctx is a struct zygote_request. */
int zygote_main(int channel, struct child_note *note, void *ctx);

#endif
