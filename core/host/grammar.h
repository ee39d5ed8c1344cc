/* SPDX-License-Identifier: MIT */
/*
 * grammar - the keys of a pipeline file: what lint knows of each without
 * looking at plugins, and what `copydesk schema` says of it.
 */
#ifndef HOST_GRAMMAR_H
#define HOST_GRAMMAR_H

#include "host/schema.h"

#define GRAMMAR_FORMAT 1 /* the value of "copydesk" that we understand */

/* Each ends with {0}. */
extern const struct schema_key grammar_pipeline[];
extern const struct schema_key grammar_input[];
extern const struct schema_key grammar_stage[];
extern const struct schema_key grammar_output[];
extern const struct schema_key grammar_limits[];
extern const struct schema_key grammar_tests_file[]; /* NAME.tests.json */
extern const struct schema_key grammar_test[];
extern const struct schema_key grammar_place[]; /* of the record of a test */

/* The words of "on_error", in the order of enum on_error; then NULL. */
extern const char *const grammar_on_error[];

#endif
