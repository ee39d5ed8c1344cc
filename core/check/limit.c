/* SPDX-License-Identifier: MIT */
#include "check/limit.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/limits.h"

static struct {
    volatile bool *slow;
    struct child_note *note;
    unsigned changes, seconds; /* of CPU time in the call in hand */
} timer;

/* The calls that a run gives LIMIT_RECORD_CPU seconds of CPU time. */
static bool
limited(const volatile char *what)
{
    static const char *const calls[] = { "process", "read", "head", "tail" };
    size_t i;

    for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (strcmp((const char *)(uintptr_t)what, calls[i]) == 0)
            return true;
    }
    return false;
}

/* Each second of CPU time, in a signal handler. */
static void
tick(int signal)
{
    (void)signal;
    if (timer.changes != timer.note->changes)
        timer.seconds = 0;
    timer.seconds++;
    if (limited(timer.note->what)) /* it is busy, however slow the machine is */
        timer.note->changes++;
    timer.changes = timer.note->changes;
    if (timer.seconds < LIMIT_RECORD_CPU || !limited(timer.note->what))
        return;
    *timer.slow = true;
    _exit(1);
}

void
limit_time(volatile bool *slow, struct child_note *note)
{
    const struct itimerval second = { { 1, 0 }, { 1, 0 } };
    struct sigaction act = { .sa_handler = tick, .sa_flags = SA_RESTART };

    timer.slow = slow;
    timer.note = note;
    sigaction(SIGPROF, &act, NULL);
    setitimer(ITIMER_PROF, &second, NULL);
}
