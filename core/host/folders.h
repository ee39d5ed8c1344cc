/* SPDX-License-Identifier: MIT */
/*
 * folders - where the plugins of a pipeline are looked for.
 */
#ifndef HOST_FOLDERS_H
#define HOST_FOLDERS_H

#include "host/config.h"
#include "host/registry.h"

/* The plugins that a pipeline may name: those of the folders `dirs`, of its
 * "plugin_dirs", and all others.  A folder that is not there is told in the
 * diagnostics; NULL then. */
struct registry *folders_registry(
    struct config *config, const char *const *dirs, size_t ndirs);

#endif
