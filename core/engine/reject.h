/* SPDX-License-Identifier: MIT */
/*
 * reject - the line that says what could not be processed, and why.
 *
 * {"input":"a.jsonl.gz","line":7,"offset":812,"stage":"q","plugin":"quotes",
 *  "code":"plugin_error","reason":"...","record":"..."}
 *
 * `record` is the text of the line, `record_base64` if that is not UTF-8; a
 * record of more than REJECT_INLINE bytes is left where it is; `bytes` says how
 * long it is, `crc32` what it is.  Where a plugin reads the input, `reader`
 * names it, and `below` is the end of the input's name that it is told
 * (cd_host) if that is not all of it; of a row of a table `first_row` is the
 * first one, if it is UTF-8.  Damage to a gzip file has `member` and
 * `compressed_offset` in place of `line` and `offset`.
 */
#ifndef ENGINE_REJECT_H
#define ENGINE_REJECT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define REJECT_INLINE ((size_t)256 << 10)

struct reject {
    const char *input, *reader, *below; /* the last two may be NULL */
    uint64_t line;                      /* 0: damage */
    uint64_t offset; /* of the line, or of the damaged member */
    uint64_t member; /* damage only */
    const char *stage, *plugin, *output; /* NULL where none is to blame */
    const char *code, *reason;
    const char *record; /* NULL if it is not at hand */
    size_t n;           /* bytes of it */
    const char *first;  /* first[0..nfirst): the first row of its table */
    size_t nfirst;
    uint64_t size; /* bytes of the line ... */
    uint32_t crc;  /* ... and their CRC-32, where it is not at hand; 0:
                      not known */
};

/* Ways to append a reject, with its newline. */
typedef void reject_writer(struct buf *out, const struct reject *r);
reject_writer reject_line; /* as above */
reject_writer reject_text; /* for people: "INPUT:LINE: CODE: REASON" */
reject_writer reject_log;  /* that as a line of --log-format json (talk.h) */

/* The codes, one word each, and how many there are. */
#define REJECT_CODES 20
extern const char *const reject_codes[REJECT_CODES + 1]; /* ends with NULL */
/* Index of a code; REJECT_CODES if it is none. */
size_t reject_code(const char *code);

#endif
