/* SPDX-License-Identifier: MIT */
/*
 * blocks - the memory that a plugin takes while it prepares, and whether it
 * stays as it was.  What other objects take for it, such as jansson, is not
 * seen.
 */
#ifndef CHECK_BLOCKS_H
#define CHECK_BLOCKS_H

#include <stdbool.h>

#include "host/abi.h"

/* Note what the plugin takes from here on. */
void blocks_begin(const struct plugin *plugin);
/* That was all: it must stay as it is now. */
void blocks_made(void);
/* What became of it, as a reason; NULL if it is as it was.  `own`: it is self,
 * too, of which each worker has a copy: it may change. */
const char *blocks_changed(bool own);
/* Forget all. */
void blocks_end(void);

#endif
