/* SPDX-License-Identifier: MIT */
/*
 * look - the first records of the inputs, before anything is done with them:
 * do they have what the stages need?
 */
#ifndef HOST_LOOK_H
#define HOST_LOOK_H

#include <stdbool.h>

#include "host/plan.h"

/* Look at the first NEED_RECORDS records of the inputs that are files, and add
 * an error for each field that a stage needs, that no stage before it makes,
 * and that none of them has.  `thorough`: a warning also for fields that only
 * an option or input.fields names; otherwise the first record that has all
 * that is needed ends it. */
void look(struct plan *plan, bool thorough);

#endif
