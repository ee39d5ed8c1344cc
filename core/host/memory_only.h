/* SPDX-License-Identifier: MIT */
/*
 * memory_only - what of a pipeline is about files, where records come from the
 * process and go back to it (libcopydesk).
 */
#ifndef HOST_MEMORY_ONLY_H
#define HOST_MEMORY_ONLY_H

#include <jansson.h>

#include "host/source.h"

/* Warn of each key of the pipeline, which may be no object, that does nothing,
 * and take out those that would ask for something: "outputs", "new_only". */
void memory_only(struct source *source, json_t *root);

#endif
