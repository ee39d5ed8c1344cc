/* SPDX-License-Identifier: MIT */
/*
 * sandbox - confine a process that runs plugins: system calls, memory, files.
 *
 * A worker, once its stages are open, computes and talks to the supervisor.  A
 * store keeps the files of its output, or talks to a server.  A system call
 * that is not on the list of its role ends the process and is named, because a
 * quiet EACCES changes results (iconv, for one, would know fewer charsets).
 * The process keeps no descriptor but its channel and the log pipe, dumps no
 * core, and has limits.worker_bytes of memory and SANDBOX_STACK of stack.
 * Where the kernel or the build lacks a part, the rest holds, and one notice
 * says so.
 */
#ifndef ENGINE_SANDBOX_H
#define ENGINE_SANDBOX_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define SANDBOX_CHANNEL 3 /* the descriptor that sandbox_enter moves it to */
#define SANDBOX_STACK \
    ((uint64_t)8 << 20) /* bytes, or fewer if the user has \
                         */

/* Parts of the confinement that the kernel or the build may lack. */
enum sandbox_part {
    SANDBOX_MEMORY,
    SANDBOX_CALLS,
    SANDBOX_FILES,
    SANDBOX_SEAL
};

enum sandbox_role {
    SANDBOX_OPENING, /* a worker that opens its stages */
    SANDBOX_WORKER,
    SANDBOX_STORE,
    SANDBOX_CLIENT, /* a store with CD_NETWORK */
    SANDBOX_COMMAND /* the command of a stage */
};

struct sandbox {
    enum sandbox_role role;
    uint64_t data_bytes; /* most bytes of private memory */
    int channel;         /* to keep */
    int *const *keep;    /* others, which get new numbers */
    size_t nkeep;
    const char *folder; /* of a store's files; "" for none */
    /* Called in a signal handler when a system call was denied, before the
     * process ends. */
    void (*denied)(uint32_t call);
};

/* Before a worker opens its stages: from here on it starts no process, and
 * leaves others alone. */
void sandbox_opening(const struct sandbox *sandbox);

/* Confine the commands that this process will start (host/command.h): they
 * change no file, have no network, no process but themselves, and this much
 * private memory.  `most`: bytes of an answer. */
void sandbox_commands(uint64_t data_bytes, uint64_t most);

/* Confine the process from here on.  *missing tells the parts that are, as
 * bits (1 << enum sandbox_part) for sandbox_tell; 0 for none.  -1 with *e if a
 * thread that a plugin started cannot be bound. */
int sandbox_enter(
    const struct sandbox *sandbox, uint32_t *missing, struct cd_err *e);

/* In the supervisor: print a notice for each of these parts that no notice was
 * printed for. */
void sandbox_tell(uint32_t missing);

#endif
