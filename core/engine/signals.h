/* SPDX-License-Identifier: MIT */
/*
 * signals - which signals are handled in which process; what plugins did to
 * signals and timers is undone where they run.
 *
 * A library that `prepare` starts may ignore SIGCHLD, block signals or leave a
 * timer running.  None of that may affect the process that forks the workers,
 * nor be inherited by one that runs records.
 */
#ifndef ENGINE_SIGNALS_H
#define ENGINE_SIGNALS_H

/* In the main process, before it creates the first file. */
void signals_for_main(void);
/* In the zygote, after prepare: default actions, nothing blocked, no timers;
 * signals that a timer or thread of a plugin may still send are ignored. */
void signals_for_zygote(void);
/* In a forked process, and again when its stages are open: default actions,
 * nothing blocked, no timers. */
void signals_for_records(void);

#endif
