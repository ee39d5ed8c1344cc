/* SPDX-License-Identifier: MIT */
/*
 * thin - keeps the bytes that wait in the writer for their gzip member in a
 * file beside the journal, for checkpoints.
 *
 * A checkpoint may follow any batch, but where members end must not depend on
 * that.  So the waiting bytes go into a file of their own before the row that
 * names it.  Two files take turns: the one that the last durable row names is
 * never written to.
 */
#ifndef ENGINE_THIN_H
#define ENGINE_THIN_H

#include <stdbool.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"

struct thin {
    int folder;
    int turn;      /* index of the file that is written next */
    bool known[2]; /* the file's entry in its folder is durable */
};

/* Begin, for the open folder whose last checkpoint is `row`, or NULL. */
void thin_begin(struct thin *thin, int folder, const json_t *row);
/* Write the bytes, durably.  Returns the member "thin" of the checkpoint's row,
 * a new reference; NULL with *err. */
json_t *thin_put(
    struct thin *thin, const struct buf *bytes, struct cd_err *err);

/* Append the waiting bytes of the checkpoint `row` to *bytes.  -1 with *err. */
int thin_get(
    int folder, const json_t *row, struct buf *bytes, struct cd_err *err);
/* Remove both files.  -1 with *err. */
int thin_remove(int folder, struct cd_err *err);

#endif
