/* SPDX-License-Identifier: MIT */
/*
 * watch - finds workers and stores that hang.
 *
 * A record may take LIMIT_RECORD_CPU seconds of CPU time, and LIMIT_RECORD_IDLE
 * seconds of wall time in which no CPU time is used.  The first limit finds a
 * plugin that loops, the second one that waits for a lock that nobody will
 * release; on a machine that is busy with other things neither runs out early.
 * A store may read and write files: as long as it does, or waits for a disk, it
 * does not hang.
 */
#ifndef ENGINE_WATCH_H
#define ENGINE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct watch {
    uint32_t ref;        /* record it was at when we last looked, from 1 ... */
    uint32_t refs;       /* ... of so many; 0: the job is not about records */
    uint64_t cpu_began;  /* ns of CPU time when it began that record */
    uint64_t cpu_seen;   /* ns of CPU time when we last looked */
    uint64_t idle_since; /* clock_now() when it last used CPU time */
    uint64_t looked;     /* clock_now() when we last looked */
    uint64_t bytes_seen; /* bytes read and written then, without its log */
    const volatile uint32_t *commands; /* pids of the commands whose CPU time is
                                          its own; the first 0 ends them */
    size_t ncommands;
};

/* Process `pid` begins a job of `refs` records; 0: one that is not about
 * records. */
void watch_start(struct watch *watch, pid_t pid, uint32_t refs);
/* Has it reached a further record than the last one?  `ref` is its cursor,
 * which a plugin may have overwritten: only steps forward up to `refs` count,
 * so no plugin can put off the end for ever. */
bool watch_moved(const struct watch *watch, uint32_t ref);
/* Before watch_look, for a process that has files: count reading, writing and
 * waiting for a disk as progress.  Of the bytes it wrote, `printed` went to its
 * log and do not count.  Without /proc only idleness is found. */
void watch_files(struct watch *watch, pid_t pid, uint64_t printed);
/* Look at process `pid`, whose cursor is at record `ref`.  Returns NULL, or why
 * it must be killed (a constant). */
const char *watch_look(struct watch *watch, pid_t pid, uint32_t ref);

#endif
