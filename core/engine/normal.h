/* SPDX-License-Identifier: MIT */
/*
 * normal - a record as it came, into the form that stages may rely on.
 */
#ifndef ENGINE_NORMAL_H
#define ENGINE_NORMAL_H

#include <stdint.h>
#include <jansson.h>

#include "host/config.h"
#include "host/stage.h"

/* The object *rec, of a reader, with the keys that input.fields gives to its
 * fields of one step, in their places; *mapped gets the bits of those that it
 * had.  -1 with *fault (field_conflict) if two fields would have one name. */
int normal_rename(json_t **rec, const struct config *config, uint64_t *mapped,
    struct stage_fault *fault);

/* In the object rec: what input.fields names by a path of several steps moves
 * to the outermost level, behind the other fields; what it stood in stays,
 * without it.  A source that is missing or null moves nothing; *mapped gets the
 * bits of the others.  -1 with *fault (field_conflict) if the field is there
 * already. */
int normal_map(json_t *rec, const struct config *config, uint64_t *mapped,
    struct stage_fault *fault);

/* In the object rec: fields of the article table that are null go, an integer
 * `id` becomes its decimal string and a missing one "INPUT:LINE", a string in
 * `authors` becomes a list of one.  -1 with *fault if the id is of another
 * type. */
int normal_apply(
    json_t *rec, const char *input, uint64_t line, struct stage_fault *fault);

#endif
