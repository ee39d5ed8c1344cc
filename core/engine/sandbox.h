/* SPDX-License-Identifier: MIT */
/*
 * sandbox - confine a process that runs plugin code: system calls (seccomp),
 * files (landlock), memory (rlimits).
 *
 * A worker, once its stages are open, computes and talks to the supervisor.  A
 * store writes the files of its output, or talks to a server.  A system call
 * that is not on the list of its role ends the process and is named, since an
 * error code would silently change results (iconv, for one, would know fewer
 * charsets).  The process keeps no descriptor but its channel and the log pipe,
 * dumps no core, and has limits.worker_bytes of memory and SANDBOX_STACK of
 * stack.  Where the kernel or the build lacks a part, the rest is applied, and
 * one notice says so.
 */
#ifndef ENGINE_SANDBOX_H
#define ENGINE_SANDBOX_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* the descriptor of the channel after sandbox_enter */
#define SANDBOX_CHANNEL 3
/* Bytes; fewer if the limit of the user is lower. */
#define SANDBOX_STACK ((uint64_t)8 << 20)

/* Parts of the confinement that the kernel or the build may lack. */
enum sandbox_part {
    SANDBOX_MEMORY,
    SANDBOX_CALLS,
    SANDBOX_FILES,
    SANDBOX_SEAL
};

enum sandbox_role {
    SANDBOX_OPENING, /* a worker while it opens its stages */
    SANDBOX_WORKER,
    SANDBOX_STORE,
    SANDBOX_CLIENT, /* a store with CD_NETWORK */
    SANDBOX_COMMAND /* the command of a stage */
};

struct sandbox {
    enum sandbox_role role;
    uint64_t data_bytes; /* most bytes of private memory: RLIMIT_DATA */
    int channel;         /* to keep, as SANDBOX_CHANNEL */
    /* other descriptors to keep; they are renumbered in place */
    int *const *keep;
    size_t nkeep;
    const char *folder; /* of a store's files; "": none */
    /* Called in a signal handler when a system call was denied, before the
     * process exits: must be async-signal-safe. */
    void (*denied)(uint32_t call);
};

/* Before a worker opens its stages: from here on it can start no process and
 * signal no other. */
void sandbox_opening(const struct sandbox *sandbox);

/* Confine the commands that this process will start (host/command.h): they
 * change no file, have no network, touch no other process, and have data_bytes
 * of private memory.  `most`: bytes of an answer. */
void sandbox_commands(uint64_t data_bytes, uint64_t most);

/* Confine the process from here on.  *missing becomes the parts that are
 * lacking, as bits 1 << enum sandbox_part for sandbox_tell; 0: none.  -1 with
 * *err if a thread that a plugin started cannot be confined. */
int sandbox_enter(
    const struct sandbox *sandbox, uint32_t *missing, struct cd_err *err);

/* In the supervisor: print a notice for each of these parts, once. */
void sandbox_tell(uint32_t missing);

#endif
