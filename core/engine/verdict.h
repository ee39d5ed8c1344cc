/* SPDX-License-Identifier: MIT */
/*
 * verdict - a record that ends the worker that works on it, found guilty
 * alone: the plugin crashed, hung, ran out of memory or was denied a system
 * call.  Nothing but time and chance may decide such a thing differently, so
 * a verdict is written into the journal and never reached twice.
 */
#ifndef ENGINE_VERDICT_H
#define ENGINE_VERDICT_H

#include <stdint.h>
#include <jansson.h>

#include "io/batch.h"

#define VERDICT_REASON 200 /* most bytes of a reason, with its NUL */

struct verdict {
    uint64_t batch; /* number of the batch ... */
    uint32_t ref;   /* ... and index of its entry, from 0 */
    uint32_t code;  /* index of a reject code */
    uint32_t stage; /* as in the cursor; 0: between stages */
    char reason[VERDICT_REASON];
};

/* Make the entry of the batch, whose number is verdict->batch, a rejected one.
 * Does nothing if there is no such record. */
void verdict_apply(const struct verdict *verdict, struct batch *batch);

/* The verdict as a row of the journal, a new reference; and back, -1 if the
 * row is none. */
json_t *verdict_json(const struct verdict *verdict);
int verdict_parse(struct verdict *verdict, const json_t *row);

#endif
