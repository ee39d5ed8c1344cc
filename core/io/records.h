/* SPDX-License-Identifier: MIT */
/*
 * records - batches of records, cut out of input files or, for a replay
 * (replay.h), out of the rejects of a run.
 */
#ifndef IO_RECORDS_H
#define IO_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "io/batch.h"
#include "io/paths.h"

struct records;

/* Read the files of `inputs`, which must outlive the result, one after the
 * other.  Lines longer than record_bytes are too large; the first `limit`
 * records (lines that are too large among them) are all that is read. */
struct records *records_new(
    const struct paths *inputs, uint64_t record_bytes, uint64_t limit);

/* Look at the beginning of the first input, of which the plan may have seen
 * nothing (standard input) or too little.  -1 where it cannot be read or is no
 * JSON.  Before the first records_next. */
int records_look(struct records *records, struct cd_err *err);

/* Go on, with batch number `batches`, from where an earlier run of the same
 * inputs ended a batch.  -1 if the input cannot be read, or its beginning is
 * not what it was.  Before the first records_next. */
int records_resume(struct records *records, const struct batch_end *from,
    uint64_t batches, struct cd_err *err);

/* Fill in the next batch.  Returns 1, or 0 if there is none, or -1 if a file
 * cannot be read. */
int records_next(
    struct records *records, struct batch *batch, struct cd_err *err);

/* What cells end with in the table that is being read, '\0' where that is not
 * known yet; *sure: its first row tells that beyond doubt. */
char records_separator(const struct records *records, bool *sure);

/* Bytes of the files read so far, as on disk. */
uint64_t records_consumed(const struct records *records);
/* Records framed so far: what a run counts as "in". */
uint64_t records_framed(const struct records *records);

/* NULL is nothing. */
void records_free(struct records *records);

#endif
