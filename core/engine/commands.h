/* SPDX-License-Identifier: MIT */
/*
 * commands - those that the stages of a chain ask (host/command.h).
 */
#ifndef ENGINE_COMMANDS_H
#define ENGINE_COMMANDS_H

#include "engine/chain.h"

/* Start them, and note their descriptors in chain->keep: see stage_start.
 * Stores have none. */
int commands_start(struct chain *chain, uint32_t *missing, struct cd_err *e);
/* Has one answered more than it was asked?  Its worker ends then. */
void commands_settle(struct chain *chain);

#endif
