/* SPDX-License-Identifier: MIT */
/*
 * cutter - cuts the bytes of one output of a batch into members of its
 * codec.
 *
 * A member holds whole records and up to CUTTER_MEMBER bytes (one record may be
 * longer).  An output that stays under CUTTER_THIN in a batch is not compressed
 * here: the writer joins the thin outputs of several batches into one member.
 * Where members end is a function of the bytes alone.
 */
#ifndef ENGINE_CUTTER_H
#define ENGINE_CUTTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "io/packer.h"

#define CUTTER_MEMBER ((size_t)1 << 20)
#define CUTTER_THIN   ((size_t)256 << 10)
/* Once the outputs of a batch hold so much together, all are handed over as a
 * piece, which ends with the record that fills it; the next piece begins like a
 * batch. */
#define CUTTER_PIECE ((size_t)4 << 20)

struct cutter {
    struct packer *packer; /* NULL: the output is not compressed */
    const char *separator; /* between records that wrote something, or NULL */
    bool whole;            /* leave this batch uncompressed and unseparated */
    struct buf raw;        /* bytes not in a member yet */
    struct buf members;    /* members made so far */
    size_t mark;           /* raw.n before the record in hand */
    size_t lead;           /* bytes of separator put after the mark */
    size_t records;        /* kept since cutter_reset, that wrote something */
};

/* The separator is borrowed. */
void cutter_init(
    struct cutter *cutter, struct packing packing, const char *separator);
void cutter_free(struct cutter *cutter);

/* Begin a batch, or a piece: empty it.  `whole`: leave it uncompressed, and its
 * records without separators. */
void cutter_reset(struct cutter *cutter, bool whole);
/* The bytes of a record will be appended to cutter->raw ... */
void cutter_begin(struct cutter *cutter);
/* ... and are kept, or taken back. */
void cutter_keep(struct cutter *cutter);
void cutter_undo(struct cutter *cutter);
/* The batch or piece is complete: compress what is left, unless it is thin. */
void cutter_end(struct cutter *cutter);
/* Bytes that it holds, in members and raw. */
size_t cutter_size(const struct cutter *cutter);

#endif
