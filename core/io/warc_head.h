/* SPDX-License-Identifier: MIT */
/*
 * warc_head - the header block of a WARC record: what is one, and where the
 * next one begins.
 */
#ifndef IO_WARC_HEAD_H
#define IO_WARC_HEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What each header block begins with, before its version. */
#define WARC_MARK   "WARC/"
#define WARC_MARK_N (sizeof(WARC_MARK) - 1)
/* Bytes of a header block, at most. */
#define WARC_HEAD_MOST ((size_t)64 << 10)

enum warc_answer {
    WARC_NOT,
    WARC_MORE, /* more bytes are needed to tell */
    WARC_FITS
};

struct warc_head {
    size_t n;        /* bytes of the block, with its empty line */
    uint64_t length; /* Content-Length */
    size_t next;     /* if it is none: no block begins in the bytes in front of
                        this,     behind the first one */
};

/* Does bytes[0..n) begin with a header block, that is, fields of which one is a
 * Content-Length?  With `sure`, it also has WARC-Type and WARC-Record-ID, as
 * each should.  A block in which such a one begins, at the end of a field that
 * was cut off, is none.  `last`: no bytes follow. */
enum warc_answer warc_head(
    const char *bytes, size_t n, bool last, bool sure, struct warc_head *head);

/* Bytes in which a header block is looked for. */
struct warc_search {
    const char *text; /* text[0..n) are at hand ... */
    size_t n;
    size_t from, to; /* ... and it begins in text[from..to) */
    bool last;       /* no bytes follow text[0..n) */
    bool lines;      /* one that begins a line need not be sure */
    bool bol;        /* text[0] begins a line */
};

/* Where one begins, or may begin (*is: WARC_MORE); if none does, the byte in
 * front of which none can begin, whatever follows.  If more bytes may follow
 * text[0..to), the last one at least is left to be seen with them. */
size_t warc_head_find(const struct warc_search *search, enum warc_answer *is);

#endif
