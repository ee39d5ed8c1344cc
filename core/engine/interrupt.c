#include "engine/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#define STATUS_INT 130
#define STATUS_TERM 75 /* EX_TEMPFAIL of sysexits.h: try again later */

static volatile sig_atomic_t caught;

static void
on_signal(int signal)
{
    if (caught != 0)
        _exit(interrupt_status(signal));
    caught = signal;
}

void
interrupt_catch(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction a = { .sa_handler = on_signal };
    size_t i;

    for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        sigaction(signals[i], &a, NULL);
}

int
interrupt_signal(void)
{
    return caught;
}

int
interrupt_status(int signal)
{
    return signal == SIGINT ? STATUS_INT : STATUS_TERM;
}
