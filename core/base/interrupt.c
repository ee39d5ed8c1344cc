/* SPDX-License-Identifier: MIT */
#include "base/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

#define STATUS_INT  130
#define STATUS_TERM 75 /* EX_TEMPFAIL of <sysexits.h>: try again later */

static volatile sig_atomic_t caught;
static bool broke_off;

static void
on_signal(int signal)
{
    const struct itimerval often = { { 0, INTERRUPT_POKE * 1000 },
        { 0, INTERRUPT_POKE * 1000 } };

    if (caught != 0)
        _exit(interrupt_status(signal));
    caught = signal;
    setitimer(ITIMER_REAL, &often, NULL);
}

static void
on_alarm(int signal)
{
    (void)signal;
}

void
interrupt_catch(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = on_signal };
    struct sigaction poke = { .sa_handler = on_alarm };
    size_t i;

    sigaction(SIGALRM, &poke, NULL);
    for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        sigaction(signals[i], &action, NULL);
}

int
interrupt_signal(void)
{
    return caught;
}

int
interrupt_check(struct cd_err *err)
{
    if (caught == 0)
        return 0;
    broke_off = true;
    return err_set(err, "stopped by %s", interrupt_name(caught));
}

bool
interrupt_broke_off(void)
{
    return broke_off;
}

int
interrupt_status(int signal)
{
    return signal == SIGINT ? STATUS_INT : STATUS_TERM;
}

const char *
interrupt_name(int signal)
{
    return signal == SIGINT    ? "SIGINT"
           : signal == SIGTERM ? "SIGTERM"
                               : "SIGHUP";
}
