/*
 * sandbox - a process that runs plugins can do its work, and that is all.
 *
 * A worker, once its stages are open, computes and talks to the supervisor.  A
 * store keeps the files of its output, or talks to a server.  A system call
 * that is not on the list of its role ends the process and is named, because a
 * quiet EACCES changes results (iconv, for one, would know fewer charsets).
 * The process keeps no descriptor but its channel and the log pipe, dumps no
 * core, and has limits.worker_bytes of memory.  Where the kernel or the build
 * lacks a part, the rest holds, and one notice says so.
 */
#ifndef ENGINE_SANDBOX_H
#define ENGINE_SANDBOX_H

#include <stdint.h>

#define SANDBOX_CHANNEL 3 /* the descriptor that sandbox_enter moves it to */

enum sandbox_role { SANDBOX_WORKER, SANDBOX_STORE };

struct sandbox {
    enum sandbox_role role;
    uint64_t data_bytes; /* most bytes of private memory */
    int channel;         /* to keep */
    const char *folder;  /* of a store's files; "" for none */
    /* Called in a signal handler when a system call was denied, before the
     * process ends. */
    void (*denied)(uint32_t call);
};

/* Confine the process from here on.  Returns the parts that are missing, as
 * bits for sandbox_tell; 0 for none. */
uint32_t sandbox_enter(const struct sandbox *s);

/* In the supervisor: print a notice for each part that no notice was printed
 * for. */
void sandbox_tell(uint32_t missing);

#endif
