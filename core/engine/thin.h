/* SPDX-License-Identifier: MIT */
/*
 * thin - what waits in the writer for a member that is worth it, kept beside
 * the journal with each checkpoint.
 *
 * A checkpoint may fall behind any batch, but where members end must not
 * depend on that.  So the bytes that wait are put into a file of their own,
 * before the row that tells of it.  Two files take turns: the one that the
 * last durable row tells of is never touched.
 */
#ifndef ENGINE_THIN_H
#define ENGINE_THIN_H

#include <stdbool.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"

struct thin {
    int folder;
    int turn;      /* the file that is written next */
    bool known[2]; /* the file's entry in its folder is durable */
};

/* For the open folder, whose last checkpoint is `row`, or NULL. */
void thin_begin(struct thin *thin, int folder, const json_t *row);
/* Make the bytes durable.  Returns what the row must say of them, a new
 * reference, or NULL with *e. */
json_t *thin_put(struct thin *thin, const struct buf *bytes, struct cd_err *e);

/* Append the bytes that belong to the checkpoint. */
int thin_get(
    int folder, const json_t *row, struct buf *bytes, struct cd_err *e);
/* Remove the files. */
int thin_remove(int folder, struct cd_err *e);

#endif
