/* SPDX-License-Identifier: MIT */
/*
 * replay - the records that a run has rejected, read again from its rejects.
 *
 * A record comes with the input, line and offset it had, so that what is made
 * of it is what the run would have made.  One that is not in the rejects,
 * because it is long, is read from its input, if that still holds it.  Damage
 * cannot be replayed and is left out.
 */
#ifndef IO_REPLAY_H
#define IO_REPLAY_H

#include "base/err.h"
#include "io/paths.h"
#include "io/records.h"

/* Add the rejects file and then the inputs that it names, each once, to *paths.
 * Inputs are looked for as they are named, and then seen from `folder`.  -1
 * with *err if the file cannot be read, one of its lines is no reject, or an
 * input that holds one of the records is not there.  *left_out: lines that
 * tell of damage. */
int replay_paths(struct paths *paths, const char *folder, const char *file,
    uint64_t *left_out, struct cd_err *err);

/* Read the records in the rejects file that is the first of `inputs` (see
 * replay_paths).  Lines longer than record_bytes are too large. */
struct records *replay_records(
    const struct paths *inputs, uint64_t record_bytes);

#endif
