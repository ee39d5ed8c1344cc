/* SPDX-License-Identifier: MIT */
/*
 * piped - a run without a folder: its records go to standard output.
 */
#ifndef ENGINE_PIPED_H
#define ENGINE_PIPED_H

#include <stdbool.h>

#include "engine/ledger.h"

/* Returns a descriptor for the records, which plugins that print cannot reach.
 * -1 with *err if standard output or the file of --rejects (NULL: none) is a
 * file that the run reads, or if the latter holds something other than rejects
 * of an earlier run. */
int piped_open(struct ledger *ledger, const char *rejects, bool isolated,
    struct cd_err *err);

#endif
