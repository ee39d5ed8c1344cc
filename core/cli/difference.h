/* SPDX-License-Identifier: MIT */
/*
 * difference - what a stage did to a record, for people to read.
 */
#ifndef CLI_DIFFERENCE_H
#define CLI_DIFFERENCE_H

#include <jansson.h>

#include "base/buf.h"

/* Append the fields that `after` has and `before` has not, those that are
 * gone, and those that changed: texts line by line, other values whole. */
void difference_add(struct buf *out, const json_t *before, const json_t *after);

/* Append the lines of one value that changed, behind a newline: of texts those
 * that differ, of other values both. */
void difference_values(
    struct buf *out, const json_t *before, const json_t *after);

#endif
