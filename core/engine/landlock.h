/* SPDX-License-Identifier: MIT */
/*
 * landlock - files that a process may no longer open.
 */
#ifndef ENGINE_LANDLOCK_H
#define ENGINE_LANDLOCK_H

#include <stdbool.h>

/* From here on the process changes files below `folder` only ("" for
 * nowhere), reads below it and in what the system installed (/usr, and of /etc
 * what a list names: more of it for the client of a server), and executes
 * nothing.  Needs no_new_privs.  -1 if the kernel has no landlock (before
 * Linux 5.13, or switched off). */
int landlock_confine(const char *folder, bool client);

/* Of a command: from here on it changes no file; it reads and executes
 * what it did before. */
int landlock_read_only(void);

#endif
