/* SPDX-License-Identifier: MIT */
/*
 * reject - the line that says what could not be processed, and why.
 *
 * {"input":"a.jsonl.gz","line":7,"offset":812,"stage":"q","plugin":"quotes",
 *  "code":"plugin_error","reason":"...","record":"..."}
 *
 * `record` is the text of the line, `record_base64` if that is not UTF-8.  A
 * record of more than REJECT_INLINE bytes is not repeated: `bytes` is its
 * length and `crc32` its CRC-32.  Where a plugin reads the input, `reader`
 * names it, and `below` is the end of the input's name that it is told
 * (cd_host), if that is not all of it.  Of a row of a table `first_row` is the
 * table's first row, if that is UTF-8.  Damage to a packed file has `member`
 * and `compressed_offset` in place of `line` and `offset`; where entries cannot
 * be separated (damaged_input), `member` comes behind `line` and `offset`.
 */
#ifndef ENGINE_REJECT_H
#define ENGINE_REJECT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define REJECT_INLINE ((size_t)256 << 10)

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

/* Ways to append a reject, each with a newline.  Strings are borrowed. */
typedef void reject_writer(struct buf *out, const struct reject *r);
reject_writer reject_line; /* JSON, as above */
reject_writer reject_text; /* for people: "INPUT:LINE: CODE: REASON" */
reject_writer reject_log;  /* that as a line of --log-format json (talk.h) */

/* The reject codes, and how many there are. */
#define REJECT_CODES 21
extern const char *const reject_codes[REJECT_CODES + 1]; /* ends with NULL */
/* Index of a code in reject_codes; REJECT_CODES: there is no such code. */
size_t reject_code(const char *code);

#endif
