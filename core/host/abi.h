/* SPDX-License-Identifier: MIT */
/*
 * abi - a plugin's descriptor, read and checked before anything in the plugin
 * is called.
 *
 * The descriptor may have been compiled against an older or a newer header:
 * sizes travel with the structs, so that each is copied into ours, filled up
 * with zeros; a tail that this host does not know must be zero.
 */
#ifndef HOST_ABI_H
#define HOST_ABI_H

#include <stddef.h>
#include <copydesk/plugin.h>

#include "base/err.h"

struct plugin {
    struct cd_plugin d; /* its table pointers are not used; these are: */
    struct cd_option *options;
    struct cd_field *reads, *writes;
    struct cd_example *examples;
    size_t noptions, nreads, nwrites, nexamples;
    char *file; /* where it came from; "" if built in */
};

/* Check the descriptor `raw` of the plugin that was looked for as `name`, and
 * make our copy of it.  NULL with *err filled in if it cannot be used. */
struct plugin *abi_read(
    const void *raw, const char *name, const char *file, struct cd_err *err);
void abi_free(struct plugin *plugin);

/* The least minor level of the ABI that has all that the descriptor uses, and
 * in *what one thing that came with it.  What its functions call is not seen.
 */
unsigned abi_needs(const struct plugin *plugin, const char **what);

/* What may stand behind the option's name in "${option}". */
#define ABI_VALUES    ".values}"
#define ABI_TEMPLATES ".templates}"

/* "filter", "format", "store", "reader". */
const char *abi_kind(const struct plugin *plugin);

#endif
