/* SPDX-License-Identifier: MIT */
/*
 * batch - a part of the input, cut into records: the unit of work of a worker.
 *
 * Where a batch ends depends on the bytes of the input alone: after the record
 * that fills its first megabyte, or at its last reference.
 */
#ifndef IO_BATCH_H
#define IO_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define BATCH_BYTES ((size_t)1 << 20)
#define BATCH_REFS  8192

enum batch_kind {
    BATCH_RECORD,    /* a line that is not blank */
    BATCH_TOO_LARGE, /* a line longer than a record may be; its bytes are left
                        out */
    BATCH_DAMAGE,    /* damage to an input: enum batch_damage */
    BATCH_VERDICT    /* a record that ended its worker (verdict.h), and is not
                        run again */
};

/* What kind of damage. */
enum batch_damage {
    BATCH_DAMAGED_GZIP,  /* a gzip member, or bytes that are not one */
    BATCH_DAMAGED_ZSTD,  /* the same of a zstd frame */
    BATCH_CHANGED,       /* the file is not, or no longer, what it was */
    BATCH_DAMAGED_INPUT, /* its entries cannot be separated */
    BATCH_DAMAGES
};

/* The reject code of each. */
extern const char *const batch_damage_codes[BATCH_DAMAGES];
/* Is a reject code one of those, and so not about a record? */
bool batch_is_damage(const char *code);

/* Bytes of a note at most. */
#define BATCH_NOTE ((size_t)256)

/* Bytes of a first row at most: one that is longer is not known. */
#define BATCH_FIRST ((size_t)64 << 10)

/* One entry of a batch, in input order: a record, or something that is rejected
 * in its place.  It is copied into shared memory as it is, 8,192 at a time, so
 * some members mean another thing for each kind:
 *
 *             line        offset           size           code         stage
 *   RECORD    its number  decoded bytes    its bytes      -            -
 *                         in front of it
 *   TOO_LARGE the same    the same         the same       its CRC-32   -
 *   VERDICT   the same    the same         the same       reject code  at work
 *   DAMAGE    0           bytes on disk    number of      enum         -
 *                         in front of the  the member;    batch_damage
 *                         member           0: no codec
 *
 * and two kinds of damage differ from that row: BATCH_DAMAGED_INPUT has the
 * line of the entry that it is in, or in front of, and decoded bytes; and
 * BATCH_CHANGED, for a record that `replay` does not find again, has its line
 * and its bytes, and in `stage` the CRC-32 that it had, 0 if that is not known.
 */
struct batch_ref {
    uint64_t line;   /* number in its input, from 1 */
    uint64_t offset; /* where it begins */
    uint64_t size;   /* how long it is, or which member */
    uint32_t input;  /* index of the input */
    uint32_t kind;   /* enum batch_kind */
    uint32_t code;   /* index of a reject code (reject.h), or as above */
    uint32_t stage;  /* numbered as in the cursor (chain.h), or as above */
    uint32_t at;     /* batch.bytes[at..at + length): its text; of damage, the
                        unfinished line in front of it */
    uint32_t length;
    uint32_t note_at; /* batch.notes[note_at..note_at + note_length): what
                         happened, for people; of a record: nothing */
    uint32_t note_length;
    uint32_t first_at; /* batch.bytes[first_at..first_at + first_length): what
                          goes with each entry of its input, the first row of a
                          table or the head of a feed; 0 bytes: not known */
    uint32_t first_length;
};

/* The position of the reader in the inputs: all it needs to continue. */
struct batch_end {
    uint64_t input;       /* index of the input ... */
    uint64_t line;        /* ... number of its next line ... */
    uint64_t offset;      /* ... and the decoded bytes before that */
    uint64_t member;      /* number of its current member ... */
    uint64_t member_line; /* ... and the line in which that begins */
    uint64_t damages;     /* reported of that input so far */
    uint64_t framed;      /* records of all inputs so far */
    uint64_t read;        /* bytes of all inputs so far, as on disk */
    uint64_t consumed;    /* bytes of the input read from disk so far ... */
    uint32_t crc;         /* ... and their CRC-32 */
};

/* Zero-initialise; free with batch_free. */
struct batch {
    uint64_t number;      /* from 0 */
    struct batch_end end; /* position after its last record */
    struct buf bytes, notes;
    struct batch_ref refs[BATCH_REFS];
    size_t n;
};

/* An empty batch; batch_free takes NULL, too. */
struct batch *batch_new(void);
void batch_free(struct batch *batch);

/* Add an entry, for which there must be room; its other members are 0. */
struct batch_ref *batch_add(
    struct batch *batch, enum batch_kind kind, size_t input, size_t at);
/* Attach a note to an entry, at most BATCH_NOTE bytes: what happened. */
void batch_note(struct batch *batch, struct batch_ref *ref, const char *text);

#endif
