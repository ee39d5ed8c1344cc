/* SPDX-License-Identifier: MIT */
/*
 * messages - what the supervisor, the zygote, workers and stores say to each
 * other over their channels; `arg`, body and descriptor: process/channel.h.
 */
#ifndef ENGINE_MESSAGES_H
#define ENGINE_MESSAGES_H

#include <stdint.h>

/* Messages between the supervisor and the zygote. */
enum zygote_message {
    ZYGOTE_SUMMARY, /* from it: a summary (summary.h) */
    ZYGOTE_PRINT, /* to it: the fd is the log pipe of the process forked next */
    ZYGOTE_SPAWN, /* to it: fork worker `arg`; the fd is its channel */
    /* from it: worker `arg` was forked; body: its pid_t, -1 on failure */
    ZYGOTE_SPAWNED,
    ZYGOTE_KILL,       /* to it: kill worker `arg` */
    ZYGOTE_STORE,      /* to it: fork the process of the store that is output
                          `arg`; the fd is its channel */
    ZYGOTE_KILL_STORE, /* to it: kill the process of output `arg` */
    ZYGOTE_DIED, /* from it: worker `arg` ended; body: struct zygote_death */
    ZYGOTE_SAID  /* from it, at the end: what stage `arg` said in
                    release; body: level, text (closing_send) */
};
/* How a process ended that the zygote forked. */
struct zygote_death {
    int status;     /* of wait(2); 0 if somebody else waited for it */
    uint64_t bytes; /* the most memory that it had */
};
/* Messages between the supervisor and a worker. */
enum worker_message {
    /* to a worker, twice: the fd is head, then batch of its slot */
    WORKER_SLOT,
    WORKER_READY,  /* from it: all stages are open; arg: what its sandbox
                      lacks (sandbox_tell) */
    WORKER_FAILED, /* from it: a stage cannot open; body: why;
                      arg: 1 if the machine is to blame (err_machine) */
    WORKER_JOB,    /* to it: do job `arg` (enum worker_job) on the slot */
    WORKER_REPLY,  /* from it: the job is done; body: reply (reply.h) */
    WORKER_QUIT,   /* to it: close the stages and exit */
    WORKER_SAID    /* from it: what stage `arg` said in close; as above */
};

/* Messages between the supervisor and the process of a store. */
enum store_message {
    STORE_OPEN,   /* to a store, first: open for a run; body: its run_id, a NUL,
                     the path; the fd is a struct keeper_page */
    STORE_BATCH,  /* to it: store the entries in the body */
    STORE_COMMIT, /* to it: commit under the mark (uint64_t) in the body */
    STORE_FINISH, /* to it: finish, close and exit */
    STORE_UNDO,   /* to it: take the run back that it was opened for, close
                     and exit */
    STORE_STARTED, /* from it, first; arg: its pid_t */
    STORE_DONE,    /* from it; body: the mark it holds, or a reply; arg, when
                      it was opened: what its sandbox lacks (sandbox_tell) */
    STORE_FAILED,  /* from it; body: why */
    STORE_DENIED,  /* from it: it made the system call `arg`, and ends */
    STORE_DIED     /* from the zygote, in its name: struct zygote_death */
};

#endif
