/* SPDX-License-Identifier: MIT */
/*
 * surroundings - the limits of a process's resources and the folder that it
 * works in, which it gives to its children.
 *
 * Plugins are prepared in the process that forks all others.  What one of them,
 * or a library, does to these there would be done to the next plugin and to the
 * stores.
 */
#ifndef BASE_SURROUNDINGS_H
#define BASE_SURROUNDINGS_H

#include <sys/resource.h>

struct surroundings {
    struct rlimit limits[RLIM_NLIMITS];
    int folder; /* a descriptor of it; -1: it cannot be opened */
};

/* Note what this process has. */
void surroundings_note(struct surroundings *was);
/* Set back what is different, and forget it.  -1 with errno: that may not
 * be. */
int surroundings_restore(struct surroundings *was);

#endif
