/* SPDX-License-Identifier: MIT */
/*
 * exchange - a line to a command, and the line that answers.
 */
#ifndef HOST_EXCHANGE_H
#define HOST_EXCHANGE_H

#include "host/command.h"

/* Send a value.  Returns the answer, a new reference, or NULL: command_broken
 * was called. */
json_t *exchange(struct command *command, const json_t *value);

#endif
