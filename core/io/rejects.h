/* SPDX-License-Identifier: MIT */
/*
 * rejects - the format of a file of rejects: a line that says what could not be
 * processed, and why; written by a run, and read by the replay of it.
 *
 * {"input":"a.jsonl.gz","line":7,"offset":812,"stage":"q","plugin":"quotes",
 *  "code":"plugin_error","reason":"...","record":"..."}
 *
 * `record` is the text of the line, `record_base64` if that is not UTF-8.  A
 * record of more than REJECTS_INLINE bytes is not repeated: `bytes` is its
 * length and `crc32` its CRC-32.  Where a plugin reads the input, `reader`
 * names it, and `below` is the end of the input's name that it is told
 * (cd_host), if that is not all of it.  Of a row of a table `first_row` is the
 * table's first row, if that is UTF-8.  Damage to a packed file has `member`
 * and `compressed_offset` in place of `line` and `offset`; where entries cannot
 * be separated (damaged_input), `member` comes behind `line` and `offset`.
 */
#ifndef IO_REJECTS_H
#define IO_REJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"

#define REJECTS_INLINE ((size_t)256 << 10)

/* What is written of a reject; all strings are borrowed. */
struct reject {
    const char *input, *reader, *below; /* the last two may be NULL */
    uint64_t line;                      /* from 1; 0: damage to a packed file */
    uint64_t offset;   /* of the line, decoded; or of the member, compressed */
    uint64_t member;   /* number of the damaged member; 0: not packed */
    const char *entry; /* where entries cannot be separated: what one is called;
                          otherwise NULL */
    /* each NULL where it is not to blame */
    const char *stage, *plugin, *output;
    const char *code, *reason;
    const char *record; /* its text; NULL: not there */
    size_t n;           /* bytes of it */
    /* first[0..nfirst): first row of its table; nfirst 0: none */
    const char *first;
    size_t nfirst;
    uint64_t size; /* bytes of the line ... */
    /* ... and their CRC-32 where `record` is NULL; 0: not known */
    uint32_t crc;
};

/* Append it as a line, with its newline. */
void rejects_write(struct buf *out, const struct reject *reject);

/* What was read. */
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
 * rejects_free() in any case. */
int rejects_read(
    struct rejected *rejected, const char *text, size_t n, struct cd_err *err);
/* Append the bytes of the record, unless they are in the input. */
void rejects_bytes(const struct rejected *rejected, struct buf *to);
/* Append the bytes of the first row of its table. */
void rejects_first(const struct rejected *rejected, struct buf *to);
void rejects_free(struct rejected *rejected);

/* Does the file, in gzip members or not, begin with a reject? */
bool rejects_are_in(const char *path);

#endif
