/* SPDX-License-Identifier: MIT */
#include "engine/signals.h"

#include <signal.h>
#include <stddef.h>
#include <sys/time.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A terminal sends these to all processes of a group.  Ours ignore them, and
 * end when their parent does. */
static const int from_terminal[] = { SIGINT, SIGTERM, SIGHUP };

/* What timers and threads that `prepare` left running may send. */
static const int from_plugins[] = { SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1,
    SIGUSR2, SIGIO, SIGURG, SIGPIPE };

/* Ignored, so that a write beyond a file size limit fails with EFBIG
 * instead. */
static const int from_limits[] = { SIGXFSZ };

static void
set_actions(const int *signals, size_t n, void (*action)(int))
{
    size_t i;

    for (i = 0; i < n; i++)
        signal(signals[i], action);
}

static void
default_signals(void)
{
    const struct itimerval never = { 0 };
    sigset_t none;
    int signum;

    setitimer(ITIMER_REAL, &never, NULL);
    setitimer(ITIMER_VIRTUAL, &never, NULL);
    setitimer(ITIMER_PROF, &never, NULL);
    for (signum = 1; signum < NSIG; signum++) /* SIGKILL and SIGSTOP fail */
        signal(signum, SIG_DFL);
    set_actions(from_terminal, COUNT(from_terminal), SIG_IGN);
    set_actions(from_limits, COUNT(from_limits), SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void
signals_for_main(void)
{
    set_actions(from_limits, COUNT(from_limits), SIG_IGN);
}

void
signals_for_zygote(void)
{
    int signum;

    default_signals();
    set_actions(from_plugins, COUNT(from_plugins), SIG_IGN);
    for (signum = SIGRTMIN; signum <= SIGRTMAX; signum++)
        signal(signum, SIG_IGN);
}

void
signals_for_records(void)
{
    default_signals();
}
