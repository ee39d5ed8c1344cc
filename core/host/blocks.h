/* SPDX-License-Identifier: MIT */
/*
 * blocks - `blocks` tells of the paragraphs of `text`: a stage that changes
 * the one and leaves the other makes it lie, so it goes from the record.
 */
#ifndef HOST_BLOCKS_H
#define HOST_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <jansson.h>

#include "host/plan.h"

/* What a record had before a stage. */
struct blocks_seen {
    json_t *blocks; /* NULL: none, and nothing to watch */
    json_t *text;
    const char *s; /* where the text's bytes were */
};

/* Note text and blocks of a record that a stage is about to get. */
void blocks_before(struct blocks_seen *seen, const json_t *rec);
/* Drop `blocks` if the stage changed `text` and did not set them anew: a stage
 * that declares to write them by another value, any other (one that makes the
 * whole record anew) by one that says something else. */
void blocks_after(
    struct blocks_seen *seen, json_t *rec, const struct plan_node *node);

/* Are the blocks of the record those of its text: in order, one beside the
 * other, each of a known kind?  NULL or what is wrong; static. */
const char *blocks_fault(const json_t *rec);

#endif
