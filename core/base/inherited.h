/* SPDX-License-Identifier: MIT */
/*
 * inherited - what a process has of its own and gives to its children: the
 * limits of its resources, the folder that it works in, the mask of modes.
 *
 * Plugins are prepared in the process that forks all others.  What one of them,
 * or a library, does to these there would be done to the next plugin and to the
 * stores.
 */
#ifndef BASE_INHERITED_H
#define BASE_INHERITED_H

/* In a process that is ours alone: note what it has. */
void inherited_hold(void);
/* Set back what differs from what was noted; nothing where inherited_hold was
 * not called, as in a program that the library is part of.  -1 with errno: that
 * may not be. */
int inherited_restore(void);
/* Forget what was noted. */
void inherited_forget(void);

#endif
