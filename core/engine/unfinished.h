/* SPDX-License-Identifier: MIT */
/*
 * unfinished - how far a run is that has no run.json yet.
 */
#ifndef ENGINE_UNFINISHED_H
#define ENGINE_UNFINISHED_H

#include <jansson.h>

#include "base/err.h"

/* What the last checkpoint in the journal of the open folder says, in the form
 * of run.json, a new reference.  Besides, "state" is "running" or
 * "interrupted", and "input" has "read": how many bytes were read.  Only reads,
 * and may be called while the run goes on.  NULL with *err if the folder holds
 * no journal of a run. */
json_t *unfinished_read(int folder, struct cd_err *err);

#endif
