/*
 * interrupt - SIGINT, SIGTERM and SIGHUP: the first one asks a run to finish
 * what is under way, the second one ends it at once.
 *
 * Both leave a folder that --resume continues.
 */
#ifndef ENGINE_INTERRUPT_H
#define ENGINE_INTERRUPT_H

/* Catch them from here on. */
void interrupt_catch(void);
/* The first one that came, or 0. */
int interrupt_signal(void);
/* The exit status that goes with it: 130 for SIGINT, 75 for the others. */
int interrupt_status(int signal);

#endif
