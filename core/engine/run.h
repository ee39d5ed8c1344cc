/* SPDX-License-Identifier: MIT */
/*
 * run - the course of a run, from the command line to the exit status.
 */
#ifndef ENGINE_RUN_H
#define ENGINE_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/folder.h"
#include "engine/progress.h"
#include "engine/zygote.h"

/* Exit statuses of the program, as in the manual. */
enum run_status {
    RUN_DONE = 0,
    RUN_FOUND = 1,        /* lint, test, check or list found a fault */
    RUN_REFUSED = 2,      /* nothing was written */
    RUN_REJECTS = 3,      /* finished, some records were rejected */
    RUN_DAMAGE = 4,       /* finished, an input was damaged */
    RUN_FAILED = 5,       /* stopped by an error; --resume continues */
    RUN_TERMINATED = 75,  /* stopped by SIGTERM or SIGHUP; the same */
    RUN_INTERRUPTED = 130 /* stopped by SIGINT; the same */
};

struct run_request { /* from the command line; borrowed */
    struct zygote_request zygote;
    const char *out; /* output folder; NULL: records go to standard output */
    const char *rejects; /* without a folder: file for rejects, or NULL */
    enum folder_mode mode;
    unsigned jobs;  /* most workers */
    uint64_t limit; /* most records */
    bool isolated;  /* workers are processes */
    enum progress_mode progress;
};

/* Do the run and print its messages to standard error.  Returns the exit
 * status. */
enum run_status run_main(struct run_request *request);

#endif
