/* SPDX-License-Identifier: MIT */
/*
 * need - the fields without which a run would be of no use, or not what the
 * user meant: listed when it is planned, looked for in its records.
 */
#ifndef HOST_NEED_H
#define HOST_NEED_H

#include "host/plan.h"

#define NEED_RECORDS 1000 /* records that must be enough to see a field */

/* Set p->needs. */
void need_list(struct plan *plan, bool replay);

/* Does the record have it, or already what the stage makes of it?  A string of
 * no bytes counts as nothing.  `mapped`: bits of what input.fields moved in it,
 * or will. */
bool need_met(const struct plan_need *need, const json_t *rec, uint64_t mapped);

#endif
