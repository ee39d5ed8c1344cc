/* SPDX-License-Identifier: MIT */
/*
 * zygote - the process that loads the plugins and forks the workers.
 *
 * It plans and prepares the run, tells the supervisor what came of it, and
 * from then on forks a worker whenever it is told to, and reports their ends.
 * All workers share what `prepare` made, page by page, until they write.
 */
#ifndef ENGINE_ZYGOTE_H
#define ENGINE_ZYGOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/chain.h"
#include "engine/worker.h"
#include "host/child.h"
#include "host/config.h"
#include "host/printing.h"
#include "host/taken.h"
#include "io/listing.h"

/* What a run is asked to do, as far as planning is concerned. */
struct zygote_request {
    struct config_request config;
    const char *const *plugin_dirs;
    size_t nplugin_dirs;
    const char *const *inputs; /* patterns that replace input.paths */
    size_t ninputs;
    struct listing listed;  /* files that do, too */
    const char *replay;     /* rejects file to replay, or NULL */
    const char *input_name; /* as in struct plan_files */
    bool verbose;           /* say which reader was taken, and why */
    bool strict;            /* a warning about the pipeline is an error */
    const char *run_id;
    struct taken_request taken;
    struct worker_rejects rejects;
};

/* Messages. */
enum zygote_message {
    ZYGOTE_SUMMARY,    /* from it: a summary (summary.h) */
    ZYGOTE_PRINT,      /* to it: the fd takes what the process prints that is
                          forked next */
    ZYGOTE_SPAWN,      /* to it: fork worker `arg`; the fd is its channel */
    ZYGOTE_SPAWNED,    /* from it: worker `arg` is there; body: its pid_t */
    ZYGOTE_KILL,       /* to it: kill worker `arg` */
    ZYGOTE_STORE,      /* to it: fork the process of the store that is output
                          `arg`; the fd is its channel */
    ZYGOTE_KILL_STORE, /* to it: kill the process of output `arg` */
    ZYGOTE_DIED,       /* from it: worker `arg` ended; body: how */
    ZYGOTE_SAID        /* from it, at the end: what stage `arg` said in
                          release; body: level, text (closing_send) */
};
struct zygote_death {
    int status;     /* as wait gives it */
    uint64_t bytes; /* of memory that it had at most */
};
enum worker_message {
    WORKER_SLOT,   /* to a worker, twice: the fds are its slot (slot.h) */
    WORKER_READY,  /* from it: all stages are open; arg: what its sandbox
                      lacks (sandbox_tell) */
    WORKER_FAILED, /* from it: a stage cannot open; body: why;
                      arg: 1 if the machine is to blame (err_machine) */
    WORKER_JOB,    /* to it: do the job `arg` (enum worker_job) */
    WORKER_REPLY,  /* from it: the job is done; body: reply (reply.h) */
    WORKER_QUIT,   /* to it: close the stages and exit */
    WORKER_SAID    /* from it: what stage `arg` said in close; as above */
};

/* Plan and prepare: the work of the zygote that --isolation none does in the
 * supervisor's process.  Returns NULL if the run is refused; *summary tells
 * why, or what the run is. */
struct chain *zygote_prepare(const struct zygote_request *request,
    struct child_note *note, struct buf *summary);

/* The other end of that; the stages, if they were opened, are closed.  NULL is
 * nothing. */
void zygote_release(struct chain *chain, const struct closing *closing);

/* Before it is told to fork a process: make a pipe for what that prints. */
int zygote_print(
    const struct child *zygote, struct printing *printing, struct cd_err *e);

/* The process; ctx is a struct zygote_request. */
int zygote_main(int channel, struct child_note *note, void *ctx);

#endif
