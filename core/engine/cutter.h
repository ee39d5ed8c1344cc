/* SPDX-License-Identifier: MIT */
/*
 * cutter - the bytes of one output of one batch, cut into gzip members.
 *
 * A member holds whole records and up to CUTTER_MEMBER bytes (one record may
 * be longer).  A batch whose output stays under CUTTER_THIN is not compressed
 * here: the writer joins thin outputs of several batches into one member.
 * Where members end is a function of the bytes alone.
 */
#ifndef ENGINE_CUTTER_H
#define ENGINE_CUTTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "io/gzout.h"

#define CUTTER_MEMBER ((size_t)1 << 20)
#define CUTTER_THIN   ((size_t)256 << 10)
/* Once the outputs of a batch hold so much together, they are handed over as
 * a piece, behind the record that fills it, and the next piece begins as if a
 * batch did. */
#define CUTTER_PIECE ((size_t)4 << 20)

struct cutter {
    struct gzout *gz;      /* NULL: the output is not compressed */
    const char *separator; /* between records that wrote something, or NULL */
    bool whole;            /* no members and no separators in this batch */
    struct buf raw;        /* bytes not in a member yet */
    struct buf members;    /* members made so far */
    size_t mark;           /* raw.n when the current record began */
    size_t lead;           /* bytes of the separator behind the mark */
    size_t records;        /* records in it */
};

/* level 0: not compressed.  The separator is borrowed. */
void cutter_init(struct cutter *cutter, int level, const char *separator);
void cutter_free(struct cutter *cutter);

/* Begin a batch: forget what was there.  `whole`: leave it uncompressed, and
 * its records without separators. */
void cutter_reset(struct cutter *cutter, bool whole);
/* A record's bytes are about to be added to cutter->raw ... */
void cutter_begin(struct cutter *cutter);
/* ... and are wanted, or not. */
void cutter_keep(struct cutter *cutter);
void cutter_undo(struct cutter *cutter);
/* The batch, or a piece of it, is complete: what is not thin becomes members.
 */
void cutter_end(struct cutter *cutter);
/* Bytes that it holds. */
size_t cutter_size(const struct cutter *cutter);

#endif
