/* SPDX-License-Identifier: MIT */
#include "engine/signals.h"

#include <signal.h>
#include <stddef.h>
#include <sys/time.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A terminal sends these to all processes of a group; ours end when their
 * parent does. */
static const int from_terminal[] = { SIGINT, SIGTERM, SIGHUP };

/* What timers and threads that `prepare` left behind may send. */
static const int from_plugins[] = { SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1,
    SIGUSR2, SIGIO, SIGURG, SIGPIPE };

/* A file that grows beyond a limit is an error of the call that writes it. */
static const int from_limits[] = { SIGXFSZ };

static void
set(const int *v, size_t n, void (*action)(int))
{
    size_t i;

    for (i = 0; i < n; i++)
        signal(v[i], action);
}

static void
reset(void)
{
    const struct itimerval never = { 0 };
    sigset_t none;
    int s;

    setitimer(ITIMER_REAL, &never, NULL);
    setitimer(ITIMER_VIRTUAL, &never, NULL);
    setitimer(ITIMER_PROF, &never, NULL);
    for (s = 1; s < NSIG; s++) /* those that nobody may catch fail */
        signal(s, SIG_DFL);
    set(from_terminal, COUNT(from_terminal), SIG_IGN);
    set(from_limits, COUNT(from_limits), SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void
signals_for_main(void)
{
    set(from_limits, COUNT(from_limits), SIG_IGN);
}

void
signals_for_zygote(void)
{
    int s;

    reset();
    set(from_plugins, COUNT(from_plugins), SIG_IGN);
    for (s = SIGRTMIN; s <= SIGRTMAX; s++)
        signal(s, SIG_IGN);
}

void
signals_for_records(void)
{
    reset();
}
