/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

int64_t
clock_ns(const struct timespec *time)
{
    return (int64_t)time->tv_sec * (int64_t)CLOCK_SECOND + time->tv_nsec;
}

static uint64_t
read_clock(clockid_t clock, uint64_t otherwise)
{
    struct timespec time;

    return clock_gettime(clock, &time) == 0 ? (uint64_t)clock_ns(&time)
                                            : otherwise;
}

uint64_t
clock_now(void)
{
    return read_clock(CLOCK_MONOTONIC, 0);
}

uint64_t
clock_cpu(void)
{
    return read_clock(CLOCK_PROCESS_CPUTIME_ID, 0);
}

uint64_t
clock_thread(void)
{
    return read_clock(CLOCK_THREAD_CPUTIME_ID, 0);
}

uint64_t
clock_cpu_of(pid_t pid, uint64_t otherwise)
{
    clockid_t clock;

    return clock_getcpuclockid(pid, &clock) == 0 ? read_clock(clock, otherwise)
                                                 : otherwise;
}
