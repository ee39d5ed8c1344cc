/* SPDX-License-Identifier: MIT */
/*
 * clock - times, in nanoseconds.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#define CLOCK_SECOND ((uint64_t)1000000000)

/* The monotonic clock: what durations are taken from.  No system call. */
uint64_t clock_now(void);

/* CPU time of all threads of this process.  It costs a system call: for once a
 * batch, not once a record. */
uint64_t clock_cpu(void);

/* CPU time of this thread: in ns also where a timer of CPU time runs, which
 * makes that of the process a matter of the kernel's ticks. */
uint64_t clock_thread(void);

/* CPU time of the process `pid`; `otherwise` if it has ended. */
uint64_t clock_cpu_of(pid_t pid, uint64_t otherwise);

/* A time of the system in ns, as of a file: below zero before 1970. */
int64_t clock_ns(const struct timespec *time);

#endif
