/*
 * sandbox - a worker can compute, and talk to the supervisor, and that is
 * all.
 *
 * Once its stages are open, a worker may make the system calls of a list and
 * no others; one that is not on it ends the worker and is named, because a
 * quiet EACCES changes results (iconv, for one, would know fewer charsets).
 * It keeps no descriptor but its channel and the log pipe, dumps no core, and
 * has limits.worker_bytes of memory.  Where the kernel or the build lacks a
 * part, the rest holds, and one notice says so.
 */
#ifndef ENGINE_SANDBOX_H
#define ENGINE_SANDBOX_H

#include <stdint.h>

#define SANDBOX_CHANNEL 3 /* the descriptor that sandbox_enter moves it to */

struct sandbox {
    uint64_t data_bytes; /* most bytes of private memory */
    int channel;         /* to keep */
    /* Called in a signal handler when a system call was denied, before the
     * process ends. */
    void (*denied)(uint32_t call);
};

/* Confine the process from here on.  Returns NULL, or a static text that says
 * what is missing. */
const char *sandbox_enter(const struct sandbox *s);

/* The name of a system call: "openat", or "system call 999". */
void sandbox_call(uint32_t call, char *name, unsigned long size);

#endif
