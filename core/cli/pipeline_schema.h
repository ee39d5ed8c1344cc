/* SPDX-License-Identifier: MIT */
/*
 * pipeline_schema - the pipeline file as JSON Schema (2020-12), from the tables
 * that lint uses.
 */
#ifndef CLI_PIPELINE_SCHEMA_H
#define CLI_PIPELINE_SCHEMA_H

#include <jansson.h>

/* The schema of a pipeline, or of a file of tests beside one, that may name
 * these plugins (an array of what plugin_schema gives); a new reference. */
json_t *pipeline_schema(const json_t *plugins);

#endif
