/* SPDX-License-Identifier: MIT */
/*
 * watch - does a worker still get on?
 *
 * A record may take WATCH_CPU seconds of CPU time, and WATCH_IDLE seconds of
 * wall time in which no CPU time is used.  A worker that waits for a lock
 * that nobody will release is found by the second, one that spins by the
 * first; a machine that is busy with other things makes neither run out.
 * A store may read and write files: while it does, or waits for a disk, it
 * gets on.
 */
#ifndef ENGINE_WATCH_H
#define ENGINE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define WATCH_CPU  10
#define WATCH_IDLE 30

struct watch {
    uint32_t ref;        /* the record it worked on when we last looked ... */
    uint32_t refs;       /* ... of so many */
    uint64_t cpu_began;  /* ns of CPU time when it began that */
    uint64_t cpu_seen;   /* ns of CPU time when we last looked */
    uint64_t idle_since; /* chain_clock() when it last used some */
    uint64_t looked;     /* chain_clock() when we last looked */
    uint64_t bytes_seen; /* that it had read and written then: watch_files */
    const volatile uint32_t *commands; /* pids of processes whose CPU time is
                                          its own; 0: none */
    size_t ncommands;
};

/* It has been given `refs` records, or something else to do: 0. */
void watch_start(struct watch *watch, pid_t pid, uint32_t refs);
/* Has it got on to another record than the last one?  `ref` is what its cursor
 * says, which a plugin may have spoiled: it counts from 1 to refs, and only
 * forward, so that it cannot put off the end for ever. */
bool watch_moved(const struct watch *watch, uint32_t ref);
/* Before watch_look, of a process that has files: see whether it reads or
 * writes them.  Of what it wrote, `printed` bytes were log.  Without /proc
 * nobody knows: then only one that does nothing is found. */
void watch_files(struct watch *watch, pid_t pid, uint64_t printed);
/* Look at process `pid`, which works on record `ref`.  Returns NULL, or why
 * it must be ended. */
const char *watch_look(struct watch *watch, pid_t pid, uint32_t ref);

#endif
