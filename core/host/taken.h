/* SPDX-License-Identifier: MIT */
/*
 * taken - "new_only": the inputs that a store has taken before are left out.
 *
 * The store keeps the list, in the transactions of the records: a run that is
 * taken back gives its inputs free, one that was killed behind its first
 * commit has the list of what it was reading.
 */
#ifndef HOST_TAKEN_H
#define HOST_TAKEN_H

#include <stdbool.h>

#include "host/plan.h"

struct taken_request {
    const char *out;    /* the folder of the run, which need not be there */
    const char *run_id; /* of the run that is planned */
    const char *forget; /* a run that is going to be taken back, or NULL */
    bool limited;       /* it does not read all of its inputs */
};

/* Is there one output that can keep the list? */
void taken_check(struct plan *plan);

/* Leave out of p->inputs what is not new, and set p->taken.  What is wrong, or
 * was changed since it was taken, becomes a diagnostic. */
void taken_filter(struct plan *plan, const struct taken_request *request);

#endif
