/* SPDX-License-Identifier: MIT */
/*
 * inherited - what a process has of its own and gives to its children: the
 * limits of its resources, the folder that it works in, the mask of modes.
 *
 * Plugins are prepared in the process that forks all others.  What one of them,
 * or a library, does to these there would be done to the next plugin and to the
 * stores.
 */
#ifndef HOST_INHERITED_H
#define HOST_INHERITED_H

/* In a process that is ours alone: note what it has, and from here on set it
 * back behind each prepare (stage_set_behind). */
void inherited_hold(void);
/* No more. */
void inherited_forget(void);

#endif
