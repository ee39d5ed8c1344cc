/*
 * landlock - files that a process may no longer open.
 */
#ifndef ENGINE_LANDLOCK_H
#define ENGINE_LANDLOCK_H

/* From here on the process changes files below `folder` only ("" for
 * nowhere), reads below it and what the system installed (not /home, /root,
 * /tmp, /proc), and executes nothing.  Needs no_new_privs.  -1 if the kernel
 * has no landlock (before Linux 5.13, or switched off). */
int landlock_confine(const char *folder);

#endif
