/* SPDX-License-Identifier: MIT */
/*
 * records_state - where records.c is in its inputs; for it and its parts only.
 */
#ifndef IO_RECORDS_STATE_H
#define IO_RECORDS_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "io/chunk.h"
#include "io/intake.h"
#include "io/first_row.h"
#include "io/frame.h"
#include "io/records.h"
#include "io/starts.h"

/* Where records come from: they are cut out of the inputs (records.c), or
 * stand in the rejects of a run (replay.c).  Each is a function of records.h.
 */
struct records_source {
    int (*look)(struct records *records, struct cd_err *err);
    int (*resume)(struct records *records, const struct batch_end *from,
        uint64_t batches, struct cd_err *err);
    int (*next)(
        struct records *records, struct batch *batch, struct cd_err *err);
    uint64_t (*consumed)(const struct records *records);
    void (*free)(struct records *records); /* what only this one has */
};

struct records {
    const struct records_source *source;
    struct replay *replay; /* of replay.c */
    struct intake intake;
    struct frame frame; /* framing of the current input */
    uint64_t record_bytes, limit, framed, batches;

    struct chunk chunk; /* decoded bytes to be framed */
    bool held; /* `event` has come, and is handled when the bytes are used */
    enum intake_event event;
    uint64_t offset;      /* decoded bytes of the input in front of them */
    uint64_t damages;     /* reported of the input */
    uint64_t member;      /* the member that came last ... */
    uint64_t member_line; /* ... and the line in which it begins */
    struct starts starts; /* of the members whose bytes may be needed */

    /* The entry (mostly a line) that has begun and not ended.  Its bytes are at
     * the end of the batch, or between batches in `carry`. */
    uint64_t line;        /* its number */
    uint64_t line_offset; /* decoded bytes in front of it */
    uint64_t line_size;   /* bytes of it seen so far */
    size_t line_at;       /* where they begin in the batch */
    bool blank;           /* only white space so far */
    uint32_t line_crc; /* CRC-32 of what was seen of a line that is too large */
    struct buf carry;
    struct first_row first; /* see frame_has_first */
};

/* Begin an entry whose bytes will be at `at` in the batch. */
static inline void
records_begin_line(struct records *records, size_t at)
{
    records->line++;
    records->line_offset = records->offset;
    records->line_size = 0;
    records->line_at = at;
    records->blank = records->frame.spec.kind == FRAME_LINES;
}

#endif
