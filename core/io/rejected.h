/* SPDX-License-Identifier: MIT */
/*
 * rejected - parse and check a line of a file of rejects.
 */
#ifndef IO_REJECTED_H
#define IO_REJECTED_H

#include <stdbool.h>
#include <stdint.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"

struct rejected {
    json_t *line_json;     /* owns what the other members point to */
    const char *input;     /* its name */
    const char *reader;    /* plugin that reads the record, or NULL */
    const char *below;     /* the end of the input's name: see paths.h; or
                              NULL */
    const json_t *first;   /* the first row of its table, or NULL */
    bool damage;           /* the line is about damage: no other members */
    uint64_t line, offset; /* of the record in its input */
    const json_t *record;  /* its text, or ... */
    const json_t *coded;   /* ... its bytes in base 64, or both NULL: */
    uint64_t bytes;        /* its length, in the input ... */
    const json_t *crc;     /* ... and its CRC-32, or NULL */
};

/* Parse the line text[0..n).  -1 with *err, which says what is wrong.  Call
 * rejected_free() in any case. */
int rejected_read(
    struct rejected *rejected, const char *text, size_t n, struct cd_err *err);
/* Append the bytes of the record, unless they are in the input. */
void rejected_bytes(const struct rejected *rejected, struct buf *to);
/* Append the bytes of the first row of its table. */
void rejected_first(const struct rejected *rejected, struct buf *to);
void rejected_free(struct rejected *rejected);

/* Does the file, in gzip members or not, begin with a reject? */
bool rejected_file(const char *path);

#endif
