/* SPDX-License-Identifier: MIT */
/*
 * plugin_schema - what a pipeline may say of one plugin, as JSON Schema.
 */
#ifndef CLI_PLUGIN_SCHEMA_H
#define CLI_PLUGIN_SCHEMA_H

#include <jansson.h>

#include "host/abi.h"

/* A new reference: {"name", "kind", "summary", "options": a schema of the
 * options, "required": whether one of them must be given, "network": whether it
 * is the client of a server}. */
json_t *plugin_schema(const struct plugin *plugin);

/* An object whose keys that begin with "//" are comments: a schema with no
 * properties yet, a new reference. */
json_t *plugin_schema_object(void);

#endif
