/* SPDX-License-Identifier: MIT */
/*
 * header - the first row of a run's journal: what the run is, and which files
 * and stores it writes.
 */
#ifndef ENGINE_HEADER_H
#define ENGINE_HEADER_H

#include <jansson.h>

#include "engine/summary.h"

/* The header row of a run, a new reference. */
json_t *header_make(const struct summary *summary, const char *run_id);

#endif
