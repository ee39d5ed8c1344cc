/* SPDX-License-Identifier: MIT */
/*
 * limit - the CPU time that a run gives one call of a plugin.
 */
#ifndef CHECK_LIMIT_H
#define CHECK_LIMIT_H

#include <stdbool.h>

#include "process/child.h"

/* End this process, and set *slow, when such a call takes longer: one of
 * process, read, head or tail, by the note.  One that is busy counts as getting
 * on, however slow the machine is.  A process that is forked from it asks
 * anew. */
void limit_time(volatile bool *slow, struct child_note *note);

#endif
