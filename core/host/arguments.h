/* SPDX-License-Identifier: MIT */
/*
 * arguments - pipeline values that come from the command line.
 */
#ifndef HOST_ARGUMENTS_H
#define HOST_ARGUMENTS_H

#include <jansson.h>

#include "host/source.h"

/* Append the stage that "NAME[:OPTION=VALUE]..." describes to the array.  A
 * colon ends a value only if OPTION= follows and no backslash stands before
 * it.  The second stage of a plugin is called NAME_2, and so on. */
void arguments_stage(struct source *source, json_t *stages, const char *arg);

/* Set the option that "STAGE.OPTION=VALUE" names in the pipeline `root`. */
void arguments_set(struct source *source, json_t *root, const char *arg);

/* Add to the pipeline's "input" what args[i], "NAME" or "NAME=PATH", says: that
 * the input has a field of that name; that it stands at that path, whatever
 * the file says.  Those before it were added already. */
void arguments_field(
    struct source *source, json_t *root, const char *const *args, size_t i);

#endif
