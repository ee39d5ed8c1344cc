/* SPDX-License-Identifier: MIT */
/*
 * verdict - a record that kills the worker it is run in, alone: its plugin
 * crashed, hung, ran out of memory or was denied a system call.
 *
 * Since a second try may end differently (such things depend on timing), a
 * verdict is written to the journal and never tried again.
 */
#ifndef ENGINE_VERDICT_H
#define ENGINE_VERDICT_H

#include <stdint.h>
#include <jansson.h>

#include "io/batch.h"

#define VERDICT_REASON 200 /* most bytes of a reason, with its NUL */

struct verdict {
    uint64_t batch; /* its number in the run ... */
    uint32_t ref;   /* ... and the entry's index in it */
    uint32_t code;  /* index in reject_codes */
    uint32_t stage; /* numbered as in the cursor; 0: between stages */
    char reason[VERDICT_REASON];
};

/* Turn the entry of the batch (number verdict->batch) into a rejected one.
 * Does nothing if there is no such record: the journal may be damaged. */
void verdict_apply(const struct verdict *verdict, struct batch *batch);

/* The verdict as a row of the journal, a new reference. */
json_t *verdict_json(const struct verdict *verdict);
/* Read such a row.  -1 if it is not a sound verdict. */
int verdict_parse(struct verdict *verdict, const json_t *row);

#endif
