/* SPDX-License-Identifier: MIT */
/*
 * world - what a plugin can learn beside its record and its options: the time,
 * the number of its process, the user, the machine.  Each can be made another
 * one.
 */
#ifndef CHECK_WORLD_H
#define CHECK_WORLD_H

#include <stddef.h>

#include "host/abi.h"

/* The worlds there are: "on another day"; NULL ends the list. */
extern const char *const world_names[];

/* Have the plugin live in world i from here on. */
void world_enter(const struct plugin *plugin, size_t i);
/* In the usual one again. */
void world_leave(void);

#endif
