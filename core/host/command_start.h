/* SPDX-License-Identifier: MIT */
/*
 * command_start - a command's process, from the look for its program to the
 * moment it runs.
 */
#ifndef HOST_COMMAND_START_H
#define HOST_COMMAND_START_H

#include "host/command.h"

/* The file of a program: looked for in PATH, or in `folder` if the name has a
 * slash.  NULL if there is none that can be run.  To be freed. */
char *command_find(const char *name, const char *folder);

/* The environment that a command gets, with `more`, which may be NULL.  Ends
 * with NULL; the strings and the list are to be freed. */
char **command_environment(const char *const *more);

#endif
