/* SPDX-License-Identifier: MIT */
/*
 * interrupt - SIGINT, SIGTERM and SIGHUP: the first asks a run to finish what
 * is under way, the second ends it at once.
 *
 * Both leave a folder that --resume continues.  After the first signal no
 * system call blocks for longer than INTERRUPT_POKE: it returns with EINTR, and
 * its caller asks interrupt_check() before repeating it.
 */
#ifndef BASE_INTERRUPT_H
#define BASE_INTERRUPT_H

#include <stdbool.h>

#include "base/err.h"

#define INTERRUPT_POKE 100 /* ms */

/* Install the signal handlers. */
void interrupt_catch(void);
/* The number of the first signal received; 0 if there was none. */
int interrupt_signal(void);
/* For work that may be abandoned: 0, or -1 with *err once a signal has been
 * received. */
int interrupt_check(struct cd_err *err);
/* Has interrupt_check() made anything stop? */
bool interrupt_broke_off(void);
/* The exit status for a signal: 130 for SIGINT, 75 for the others. */
int interrupt_status(int signal);
/* The name of a signal: "SIGINT". */
const char *interrupt_name(int signal);

#endif
