/* SPDX-License-Identifier: MIT */
/*
 * normal - brings a record, as it was read, into the form that stages may rely
 * on.
 */
#ifndef ENGINE_NORMAL_H
#define ENGINE_NORMAL_H

#include <stdint.h>
#include <jansson.h>

#include "host/config.h"
#include "host/stage.h"

/* Rename the fields of the object *rec, which a reader plugin made, by the
 * entries of input.fields that name a field of the outermost level; they keep
 * their places.  *mapped gets the bits of those that the record had.  -1 with
 * *fault (field_conflict) if two fields would get one name. */
int normal_rename(json_t **rec, const struct config *config, uint64_t *mapped,
    struct stage_fault *fault);

/* Move what input.fields names by a path of several steps to the outermost
 * level, after the other fields; the object or array that it was in stays,
 * without it.  A source that is missing or null moves nothing; *mapped gets the
 * bits of the others.  -1 with *fault (field_conflict) if the record has the
 * field already. */
int normal_map(json_t *rec, const struct config *config, uint64_t *mapped,
    struct stage_fault *fault);

/* Normalise the standard fields of the object rec: those that are null are
 * removed, an integer `id` becomes its decimal string and a missing one
 * "INPUT:LINE", a string in `authors` becomes a list of one.  -1 with *fault
 * (wrong_type) if the id is of another type. */
int normal_apply(
    json_t *rec, const char *input, uint64_t line, struct stage_fault *fault);

#endif
