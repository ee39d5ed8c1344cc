/* SPDX-License-Identifier: MIT */
/*
 * limit - the CPU time that a run gives one call of a plugin.
 */
#ifndef CHECK_LIMIT_H
#define CHECK_LIMIT_H

#include "check/subject.h"

/* End this process, with a note in the page, when such a call takes longer.
 * A process that is forked from it asks anew. */
void limit_time(struct subject_page *page, struct child_note *note);

#endif
