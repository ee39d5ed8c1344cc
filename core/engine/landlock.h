/* SPDX-License-Identifier: MIT */
/*
 * landlock - takes from a process the right to open files.
 */
#ifndef ENGINE_LANDLOCK_H
#define ENGINE_LANDLOCK_H

#include <stdbool.h>

/* From here on the process changes files below `folder` only ("": none), reads
 * below it and what the system installed (/usr, and the parts of /etc on a
 * list: more of them for the `client` of a server), and executes nothing.
 * Needs no_new_privs.  -1 if the kernel has no landlock (before Linux 5.13, or
 * switched off). */
int landlock_confine(const char *folder, bool client);

/* For a command: from here on the process changes no file; reading and
 * executing stay as they were.  -1 if the kernel has no landlock. */
int landlock_read_only(void);

#endif
