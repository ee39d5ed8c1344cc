/* SPDX-License-Identifier: MIT */
/*
 * frame - how the decoded bytes of an input are cut into entries.
 *
 * Nothing of what an entry means is known here, nor is anything of it parsed:
 * a framing looks for as little as tells where an entry ends.
 */
#ifndef IO_FRAME_H
#define IO_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum frame_kind {
    FRAME_LINES, /* an entry is a line without its LF */
    FRAME_JSON,  /* an entry is a value: an element of the outermost array, or
                    one behind the other */
    FRAME_CSV,   /* an entry is a row of a table, that is a line whose quoted
                    cells may hold line ends */
    FRAME_WARC,  /* an entry is a WARC record with its header block */
    FRAME_FILE,  /* an entry is all that the input holds, be it nothing */
    FRAME_KINDS
};

/* How an input is framed. */
struct frame_spec {
    enum frame_kind kind;
    bool told; /* by a reader: what the input begins with is no matter */
    /* FRAME_CSV */
    char separator; /* of cells; '\0': any of , ; tab | */
    char quote;     /* around a cell; '\0': none */
    bool names;     /* the first row names the columns, and is no entry */
};

#define FRAME_INDENT 64

/* A framing at work.  Zero-initialise. */
struct frame {
    struct frame_spec spec;
    enum { FRAME_BETWEEN, FRAME_VALUE, FRAME_WORD, FRAME_LOST } state;
    uint32_t mark; /* bytes of a byte order mark; 3: none can follow */
    /* FRAME_CSV (frame_csv.c). */
    bool quoted, closed; /* inside a quoted cell; right behind its quote */
    char before;         /* the last byte of the row */
    /* FRAME_JSON (frame_json.c). */
    bool text, escaped; /* inside a string; behind its backslash */
    bool worded;        /* the word has begun */
    uint64_t depth;     /* of brackets inside the entry */
    bool in_array;      /* between the brackets of the outermost array */
    bool any;           /* an entry was there */
    char indent[FRAME_INDENT], seen[FRAME_INDENT]; /* LF and white space before
                                the first entry, and before what comes next */
    size_t nindent, nseen; /* 0: it does not begin a line */
    uint64_t passed;       /* bytes behind a gap in which no entry began */
    bool over;             /* FRAME_FILE: nothing more makes an entry */
    /* FRAME_WARC (frame_warc.c), which looks ahead. */
    uint64_t most;       /* bytes of an entry that is to be had as a whole */
    bool last;           /* nothing comes behind the bytes that are there */
    uint64_t wait;       /* bytes without which nothing can be told */
    uint64_t size, left; /* of the record, by its header; of a long one, what
                            has not been seen */
    uint64_t has;        /* bytes that it has in truth */
    bool bol;            /* what comes next begins a line */
    enum { FRAME_JUNK, FRAME_SHORT, FRAME_CUT_OFF } wrong;
};

/* What is to be done with the next bytes: `skip` of them belong to no entry,
 * `keep` behind those to the current one, and the rest of `used` to none.  All
 * zeros: more bytes must be there to tell. */
struct frame_cut {
    size_t skip, keep, used;
    bool ends; /* the entry ends here */
    bool note; /* something is to be said (frame_note): of the entry, which
                  is damaged, if it ends, or else of what was skipped */
};

/* The framing that a reader names in its descriptor; FRAME_KINDS if there is
 * none of that name. */
enum frame_kind frame_named(const char *name);
/* What people call an entry: "line", "entry", "row", "record", "file". */
const char *frame_entry(enum frame_kind kind);

/* Begin an input. */
void frame_begin(struct frame *frame, const struct frame_spec *spec);
/* Bytes are missing here: an entry that began is over. */
void frame_gap(struct frame *frame);
/* The input has ended: what is to be said of it, or NULL.  The caller frees
 * it. */
char *frame_end(const struct frame *frame);
/* Does the end of the input end an entry, even one of no bytes? */
static inline bool
frame_whole(const struct frame *frame)
{
    return frame->spec.kind == FRAME_FILE && !frame->over;
}

/* Is text[0..n), a piece of a line, white space? */
static inline bool
frame_blank(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r')
            return false;
    }
    return true;
}

/* Take the byte order mark that an input may begin with: bytes of it at s. */
size_t frame_mark(struct frame *frame, const char *text, size_t n);
/* What is to be said of what frame_take gave last.  The caller frees it. */
char *frame_note(struct frame *frame);

struct frame_cut frame_csv(struct frame *frame, const char *text, size_t n);
void frame_csv_gap(struct frame *frame);
struct frame_cut frame_warc(struct frame *frame, const char *text, size_t n);
void frame_warc_gap(struct frame *frame);
char *frame_warc_note(const struct frame *frame);
/* Do the first bytes of an input look like a table: rows of as many cells
 * each, below a row that can be the names of columns? */
bool frame_csv_table(const char *text, size_t n);

struct frame_cut frame_json(struct frame *frame, const char *text, size_t n);
void frame_json_gap(struct frame *frame);

/* Cut text[0..n), n > 0. */
static inline struct frame_cut
frame_take(struct frame *frame, const char *text, size_t n)
{
    if (frame->spec.kind == FRAME_LINES) {
        const char *newline = memchr(text, '\n', n);
        size_t k = newline != NULL ? (size_t)(newline - text) : n;

        return (struct frame_cut){ 0, k, k + (newline != NULL), newline != NULL,
            false };
    }
    if (frame->spec.kind == FRAME_FILE)
        return (struct frame_cut){ .keep = frame->over ? 0 : n, .used = n };
    if (frame->spec.kind == FRAME_CSV)
        return frame_csv(frame, text, n);
    if (frame->spec.kind == FRAME_WARC)
        return frame_warc(frame, text, n);
    return frame_json(frame, text, n);
}

#endif
