/* SPDX-License-Identifier: MIT */
/*
 * interrupt - SIGINT, SIGTERM and SIGHUP: the first one asks a run to finish
 * what is under way, the second one ends it at once.
 *
 * Both leave a folder that --resume continues.  Behind the first one no system
 * call of the process blocks for longer than INTERRUPT_POKE: it returns with
 * EINTR, and whoever made it asks interrupt_check before it is made again.
 */
#ifndef BASE_INTERRUPT_H
#define BASE_INTERRUPT_H

#include <stdbool.h>

#include "base/err.h"

#define INTERRUPT_POKE 100 /* ms */

/* Catch them from here on. */
void interrupt_catch(void);
/* The first one that came, or 0. */
int interrupt_signal(void);
/* For what would go on for long, and may be broken off: 0, or -1 with *e once
 * a signal came. */
int interrupt_check(struct cd_err *e);
/* Was anything broken off because of a signal? */
bool interrupt_broke_off(void);
/* The exit status that goes with a signal: 130 for SIGINT, 75 for the others.
 */
int interrupt_status(int signal);
/* "SIGINT" */
const char *interrupt_name(int signal);

#endif
