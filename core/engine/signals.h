/* SPDX-License-Identifier: MIT */
/*
 * signals - which are heard in which process; in one that runs plugins, what
 * they did to signals and timers is taken back.
 *
 * A library that `prepare` starts may ignore SIGCHLD, block signals or leave a
 * timer running.  None of that may reach the process that forks the workers,
 * or be inherited by one that runs records.
 */
#ifndef ENGINE_SIGNALS_H
#define ENGINE_SIGNALS_H

/* In the main process, before it makes the first file. */
void signals_for_main(void);
/* In the zygote, behind prepare: default actions, nothing blocked, no timers.
 * What a timer or thread of a plugin may still send is ignored. */
void signals_for_zygote(void);
/* In a process that was forked, and again when its stages are open: default
 * actions, nothing blocked, no timers. */
void signals_for_records(void);

#endif
