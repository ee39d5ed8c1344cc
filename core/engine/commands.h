/* SPDX-License-Identifier: MIT */
/*
 * commands - the commands of a chain's stages (host/command.h).
 */
#ifndef ENGINE_COMMANDS_H
#define ENGINE_COMMANDS_H

#include "engine/chain.h"

/* Start the commands of all stages but stores, and add where their descriptors
 * are kept to chain->keep (stage_start).  -1 with *err. */
int commands_start(struct chain *chain, uint32_t *missing, struct cd_err *err);
/* End the worker if a command has answered more than it was asked. */
void commands_settle(struct chain *chain);

#endif
