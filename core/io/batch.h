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
    BATCH_DAMAGE,    /* damage; bytes: the unfinished line in front of it */
    BATCH_VERDICT    /* a record that would crash a worker; note: why */
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

/* One entry of a batch, in input order. */
struct batch_ref {
    uint64_t line;   /* number in its input, from 1; 0 for damage, but for
                        BATCH_DAMAGED_INPUT, which is of this entry or in front
                        of it, and for a line of a changed file that cannot be
                        replayed */
    uint64_t offset; /* decoded bytes before the line, or before what
                        BATCH_DAMAGED_INPUT is about; compressed bytes before
                        the member, for other damage */
    uint64_t size;   /* bytes of the line; number of the member, for damage; 0:
                        not packed */
    uint32_t input;  /* index of the input */
    uint32_t kind;   /* enum batch_kind */
    uint32_t code;   /* of a verdict: index of a reject code; of damage:
                        enum batch_damage; of a line that is too large: its
                        CRC-32 */
    uint32_t stage;  /* of a verdict: whose it is, as in the cursor; of a
                        line of a changed file: the CRC-32 it had, or 0 */
    uint32_t at;     /* bytes[at..at + length) */
    uint32_t length;
    uint32_t note_at; /* notes[note_at..note_at + note_length): what happened */
    uint32_t note_length;
    uint32_t first_at; /* of a table, bytes[first_at..first_at + first_length)
                          are the first row of the input; 0 bytes: it is not
                          known */
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

struct batch *batch_new(void);
void batch_free(struct batch *batch);

/* Add an entry, for which there must be room; its other members are 0. */
struct batch_ref *batch_add(
    struct batch *batch, enum batch_kind kind, size_t input, size_t at);
/* Attach a note to an entry, at most BATCH_NOTE bytes: what happened. */
void batch_note(struct batch *batch, struct batch_ref *ref, const char *text);

#endif
