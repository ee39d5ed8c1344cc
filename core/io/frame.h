/* SPDX-License-Identifier: MIT */
/*
 * frame - cut the decoded bytes of an input into entries.
 *
 * A framing knows nothing of what an entry means and parses nothing: it looks
 * for as little as shows where an entry ends.
 */
#ifndef IO_FRAME_H
#define IO_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <copydesk/table.h>

enum frame_kind {
    FRAME_LINES, /* an entry is a line without its LF */
    FRAME_JSON,  /* an entry is a value: an element of the outermost array, or
                    one behind the other */
    FRAME_CSV,   /* an entry is a row of a table, that is a line whose quoted
                    cells may hold line ends */
    FRAME_WARC,  /* an entry is a WARC record with its header block */
    FRAME_FEED,  /* an entry is an item of a feed (RSS, RDF, Atom), by its tags
                    alone; what stands in front of the first one is the head,
                    and none */
    FRAME_FILE,  /* an entry is all that the input holds, be it nothing */
    FRAME_KINDS
};

/* How an input is framed. */
struct frame_spec {
    enum frame_kind kind;
    bool told; /* set by a reader: what the input begins with does not matter */
    /* FRAME_JSON: the keys that lead to the array whose elements are entries,
     * NULL behind the last; NULL: the outermost array */
    const char *const *items;
    /* FRAME_CSV */
    char separator; /* of cells; '\0': what the first row tells (table.h) */
    char quote;     /* around a cell; '\0': none */
    char escape;    /* takes its meaning from the byte behind it; '\0': none */
    bool tabs;      /* the input's name says that tabs stand between cells */
    bool names;     /* the first row names the columns, and is no entry */
};

#define FRAME_INDENT   64
#define FRAME_STEPS    16  /* keys that lead to an array, at most */
#define FRAME_KEYS     256 /* bytes of keys that are kept for a message */
#define FRAME_PREFIX   32  /* bytes of a prefix in a feed, with NUL */
#define FRAME_PREFIXES 2   /* that are kept */

/* On the way to the array inside of JSON (frame_items.c). */
struct frame_way {
    size_t level;            /* objects on the way that are open */
    uint64_t outer, missing; /* outermost objects and arrays that have ended, of
                                them without the array ... */
    uint64_t first;          /* ... the number of the first */
    uint64_t off;            /* brackets open in what is passed over */
    bool found;              /* the array was there, in this object */
    bool object;             /* an object was, where the array should be */
    bool crossed;            /* an object on the way was closed as an array */
    bool expects;            /* the next string on the way is a key */
    bool key, here; /* within a key; behind the one that is looked for */
    size_t deepest; /* the highest level so far; of the objects there: */
    size_t nkeys;   /* keys[0..nkeys): each key, and NUL */
    size_t last, n; /* the key read last: keys[last..last + n) */
    size_t likely;  /* where the key of an array begins; FRAME_KEYS: none */
    char keys[2 * FRAME_KEYS];
};

/* A framing at work.  Zero-initialise; then frame_begin, for each input.
 *
 * One struct for all kinds, so that it can be a member of its reader and be set
 * back by memset: the first members are those of all kinds, and behind each
 * heading are those that one kind alone reads and writes. */
struct frame {
    struct frame_spec spec;
    enum { FRAME_BETWEEN, FRAME_VALUE, FRAME_WORD, FRAME_LOST } state;
    uint32_t mark; /* bytes seen of a byte order mark; 3: none can follow */
    /* Set by the caller, for framings that look ahead: they are given bytes
     * again, with more behind them, until these are so many or the last. */
    uint64_t most; /* bytes of an entry that may be held as a whole */
    bool last;     /* no bytes follow those at hand */
    /* ---- FRAME_CSV (frame_csv.c, behind a gap frame_csv_gap.c) */
    bool quoted,
        closed;    /* within a quoted cell; directly after its closing quote */
    char before;   /* the last byte of the row */
    char line_end; /* '\n', with or without CR in front of it, or '\r';
                      '\0': the first row, which tells, has not ended */
    struct cd_table first; /* what it tells of separators */
    bool doubt;            /* another one is as likely */
    size_t columns;        /* cells of the first row; 0: not known */
    char begins[8];        /* its first bytes, which may be "sep=;" */
    size_t nbegins;
    struct frame_side {
        bool in, moved; /* within quotes; that has changed */
        bool dead;      /* it was not so */
        bool found;     /* a row ended, outside of quotes ... */
        size_t at;      /* ... and the next one begins there */
    } sides[2];    /* behind a gap that was outside of quotes, within them */
    size_t looked; /* bytes behind the gap that the sides have seen */
    bool gap;      /* bytes are missing behind those at hand */
    /* ---- FRAME_JSON (frame_json.c, behind a gap frame_json_gap.c) */
    bool text, escaped; /* within a string; after a backslash */
    bool worded;        /* the word has begun */
    uint64_t depth;     /* open brackets within the entry */
    uint64_t objects;   /* the innermost 64 of them, a bit each from the lowest:
                           is it an object? */
    bool torn;          /* the entry is no JSON: it ends in front of a line that
                           begins as entries do */
    bool in_array;      /* between the brackets of the outermost array */
    bool any;           /* an entry was there */
    struct frame_way way;
    char indent[FRAME_INDENT],
        seen[FRAME_INDENT]; /* LF and white space in front of the first entry,
                               and of what comes next */
    size_t nindent, nseen;  /* 0: it does not begin a line */
    bool lines;   /* an entry of which that is not known has more than one */
    bool blurred; /* an object inside of an entry is indented so, too */
    char tail[FRAME_INDENT]; /* bytes of the entry in front of those at hand */
    size_t ntail;
    struct frame_guess {
        bool made;     /* the bytes at hand begin with an object that may be an
                          entry, which is followed */
        size_t looked; /* bytes of it, and behind it, that were seen */
        char before;   /* the last sign of these, as in frame_json_gap.c */
        bool comma, closed; /* behind it, outside of its brackets: a comma, the
                               end of an array */
    } guess;                /* behind a gap */
    uint64_t passed;        /* bytes after a gap in which no entry began */
    bool over;              /* FRAME_FILE: nothing more makes an entry */
    /* ---- FRAME_FEED (frame_feed.c) */
    bool headed;      /* the head is over */
    bool root, ended; /* the root has begun, has ended */
    bool stray;       /* an end tag had no start tag, which is to be told */
    bool begun;       /* the start tag of the entry is passed */
    bool named;       /* the prefix of the root is known, if it has one */
    bool channel;     /* the first channel of the root has begun */
    char prefixes[FRAME_PREFIXES][FRAME_PREFIX]; /* of that root, and of that
                                                    channel */
    size_t entry, section; /* what the tag of the entry is; what is passed over,
                              of tables there */
    /* ---- FRAME_WARC (frame_warc.c) */
    uint64_t wait;       /* bytes needed for the next decision */
    uint64_t size, left; /* bytes of the record, by its header; of a long one,
                            bytes not seen yet */
    uint64_t has;        /* bytes that it really has */
    bool bol;            /* what comes next begins a line */
    bool uneven;         /* that the line ends behind the record are not two was
                            told */
    enum {
        FRAME_JUNK,
        FRAME_FIRST,
        FRAME_GAP,
        FRAME_HEADER,
        FRAME_UNEVEN,
        FRAME_SHORT,
        FRAME_CUT_OFF
    } wrong;
};

/* What to do with the next bytes: `skip` of them belong to no entry, the next
 * `keep` to the current one, and the rest of `used` to none.  All zeros: more
 * bytes are needed. */
struct frame_cut {
    size_t skip, keep, used;
    bool ends; /* the entry ends here */
    bool note; /* frame_note() has a message: about the entry, which is damaged,
                  if it ends, or else about what was skipped */
    bool head; /* it is none, but the head of those that follow */
};

/* The framing that a reader names in its descriptor; FRAME_KINDS if there is
 * none of that name. */
enum frame_kind frame_named(const char *name);
/* The word for an entry in messages: "line", "entry", "row", "record",
 * "item", "file". */
const char *frame_entry(enum frame_kind kind);

/* Begin an input. */
void frame_begin(struct frame *frame, const struct frame_spec *spec);
/* Bytes are missing at this point: an entry that has begun is over. */
void frame_gap(struct frame *frame);
/* The input has ended: a message about it, or NULL.  The caller frees it. */
char *frame_end(const struct frame *frame);
/* Does the end of the input end an entry, even one of no bytes? */
static inline bool
frame_whole(const struct frame *frame)
{
    return frame->spec.kind == FRAME_FILE && !frame->over;
}

/* Does something in front of the entries go with each of them? */
static inline bool
frame_has_first(const struct frame *frame)
{
    return frame->spec.kind == FRAME_CSV || frame->spec.kind == FRAME_FEED;
}

/* Are the bytes at hand the head of entries, and none? */
static inline bool
frame_head(const struct frame *frame)
{
    return frame->spec.kind == FRAME_FEED && !frame->headed;
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

/* Skip the byte order mark that an input may begin with; returns its bytes at
 * `text`. */
size_t frame_mark(struct frame *frame, const char *text, size_t n);
/* The message about what frame_take() returned last.  The caller frees it. */
char *frame_note(struct frame *frame);

/* frame_take of a table: rows. */
struct frame_cut frame_csv(struct frame *frame, const char *text, size_t n);
/* Does a cell begin after this byte?  In the first row the separator is not
 * known yet. */
static inline bool
frame_csv_separates(const struct frame *frame, char byte)
{
    if (frame->spec.separator != '\0')
        return byte == frame->spec.separator;
    return byte != '\0' && strchr(CD_TABLE_SEPARATORS, byte) != NULL;
}

/* The first byte of text[0..n) that ends a row outside of quotes, or NULL. */
const char *frame_csv_line_end(
    const struct frame *frame, const char *text, size_t n);
/* Cells of the row text[0..n); 0 if a quote is not closed in it, or has
 * something behind it (frame_csv_back.c). */
size_t frame_csv_cells(const struct frame *frame, const char *text, size_t n);
/* Where text[0..row) seems to be a row, which is none: bytes in front of the
 * line end where it ends instead; 0: there is none.  More bytes than text[0..n)
 * may be wanted, but for `all`. */
size_t frame_csv_back(const struct frame *frame, const char *text, size_t n,
    size_t row, bool all, bool *more);
/* After a gap (frame_csv_gap.c). */
void frame_csv_gap(struct frame *frame);
struct frame_cut frame_csv_lost(
    struct frame *frame, const char *text, size_t n);
struct frame_cut frame_warc(struct frame *frame, const char *text, size_t n);
void frame_warc_gap(struct frame *frame);
char *frame_warc_note(const struct frame *frame);
/* Do the first bytes of an input look like a table: rows with the same number
 * of cells, below a row that can be the names of columns? */
bool frame_csv_table(const char *text, size_t n);

/* frame_take and frame_gap of a feed: items. */
struct frame_cut frame_feed(struct frame *frame, const char *text, size_t n);
void frame_feed_gap(struct frame *frame);
/* What is wrong at the end of the input, or NULL. */
const char *frame_feed_end(const struct frame *frame);

/* frame_take of JSON values. */
struct frame_cut frame_json(struct frame *frame, const char *text, size_t n);
/* After a gap (frame_json_gap.c). */
void frame_json_gap(struct frame *frame);
struct frame_cut frame_json_lost(
    struct frame *frame, const char *text, size_t n);

static inline bool
frame_json_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Can an entry be told by how its line begins? */
static inline bool
frame_json_apart(const struct frame *frame)
{
    return frame->nindent > 0 && !frame->blurred;
}

/* Note where in its line an entry begins, so that one is found again after a
 * gap.  An indented value has no line within it that is indented as it is. */
static inline void
frame_json_see(struct frame *frame, char byte)
{
    if (byte == '\n')
        frame->nseen = 0;
    else if (frame->nseen == 0)
        return; /* not at the beginning of its line */
    if (frame->nseen < FRAME_INDENT)
        frame->seen[frame->nseen] = byte;
    frame->nseen++;
}

/* Bytes of text[0..n) in front of a line that begins as entries do, or shows
 * that lines do not tell, as is noted; n if there is none. */
size_t frame_json_next(struct frame *frame, const char *text, size_t n);

static inline void
frame_json_open(struct frame *frame, char byte)
{
    frame->depth++;
    frame->objects = frame->objects << 1 | (byte == '{');
}

/* Is the innermost bracket that of an object, or may it be? */
static inline bool
frame_json_inside(const struct frame *frame, bool object)
{
    return frame->depth > 64 || object == ((frame->objects & 1) != 0);
}

/* The bracket closes the innermost one: does it fit? */
static inline bool
frame_json_close(struct frame *frame, char byte)
{
    const bool fits = frame_json_inside(frame, byte == '}');

    frame->depth--;
    frame->objects >>= 1;
    return fits;
}

/* With spec.items: take a byte outside of the entries, within a string if
 * frame->text, other than white space if not.  False: it begins an entry. */
void frame_items_text(struct frame *frame, char byte);
bool frame_items(struct frame *frame, char byte);
/* What is wrong at the end of the input, or NULL.  The caller frees it. */
char *frame_items_end(const struct frame *frame);

/* Examine text[0..n), n > 0, and say what to do with it. */
static inline struct frame_cut
frame_take(struct frame *frame, const char *text, size_t n)
{
    if (frame->spec.kind == FRAME_LINES) {
        const char *newline = memchr(text, '\n', n);
        size_t k = newline != NULL ? (size_t)(newline - text) : n;

        return (struct frame_cut){ 0, k, k + (newline != NULL), newline != NULL,
            false, false };
    }
    if (frame->spec.kind == FRAME_FILE)
        return (struct frame_cut){ .keep = frame->over ? 0 : n, .used = n };
    if (frame->spec.kind == FRAME_CSV)
        return frame_csv(frame, text, n);
    if (frame->spec.kind == FRAME_WARC)
        return frame_warc(frame, text, n);
    if (frame->spec.kind == FRAME_FEED)
        return frame_feed(frame, text, n);
    return frame_json(frame, text, n);
}

#endif
