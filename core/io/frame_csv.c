/* SPDX-License-Identifier: MIT */
/* Rows of a table end at line ends that are not within quotes. */
#include "io/frame.h"

#define LOOKED_AT 10 /* rows that tell a table */
#define NAME_MOST 64 /* bytes of the name of a column, to look like one */

const char *
frame_csv_line_end(const struct frame *frame, const char *text, size_t n)
{
    size_t i = 0;

    if (frame->line_end != '\r')
        return memchr(text, '\n', n);
    while (i < n && text[i] != '\n' && text[i] != '\r')
        i++;
    return i < n ? text + i : NULL;
}

/* ---- rows ---------------------------------------------------------------- */

/* Within a quoted cell: bytes of text[0..n) up to and including a quote, or
 * all.  A quote that directly follows it is a quote in the cell, which
 * continues. */
static size_t
in_quotes(struct frame *frame, const char *text, size_t n)
{
    const char *end = memchr(text, frame->spec.quote, n);

    if (end == NULL)
        return n;
    frame->quoted = false;
    frame->closed = true;
    return (size_t)(end - text) + 1;
}

/* The row continues with text[0..n): returns its bytes; *ends if a line end
 * follows. */
static size_t
row_length(struct frame *frame, const char *text, size_t n, bool *ends)
{
    size_t i = 0, line = 0; /* the next line end; 0: not looked for */

    while (i < n) {
        const char *bytes;

        if (frame->closed) {
            frame->closed = false;
            frame->quoted = text[i] == frame->spec.quote;
            i += frame->quoted;
        } else if (frame->quoted) {
            i += in_quotes(frame, text + i, n - i);
        } else {
            if (line <= i) {
                bytes = frame_csv_line_end(frame, text + i, n - i);
                line = bytes != NULL ? (size_t)(bytes - text) : n;
            }
            bytes = frame->spec.quote != '\0'
                        ? memchr(text + i, frame->spec.quote, line - i)
                        : NULL;
            if (bytes == NULL) {
                *ends = line < n;
                i = line;
                break;
            }
            i = (size_t)(bytes - text);
            frame->quoted = i > 0
                                ? frame_csv_separates(frame, text[i - 1])
                                : frame->before == '\n' ||
                                      frame_csv_separates(frame, frame->before);
            i++;
        }
    }
    if (i > 0)
        frame->before = text[i - 1];
    return i;
}

/* Outside of quotes: does the row end at text[i]?  In the first row that tells
 * what line ends are; *more: the byte behind it has to be known. */
static bool
ends_row(struct frame *frame, const char *text, size_t n, size_t i, bool *more)
{
    if (text[i] == '\n' && frame->line_end == '\0')
        frame->line_end = '\n';
    if (text[i] == '\n')
        return true;
    if (text[i] != '\r' || frame->line_end == '\n')
        return false;
    if (frame->line_end == '\0') {
        *more = i + 1 == n && !frame->last;
        if (!*more && (i + 1 == n || text[i + 1] != '\n'))
            frame->line_end = '\r';
    }
    return frame->line_end == '\r';
}

/* The same as row() byte by byte: the first row, or one with escapes. */
static size_t
row_slowly(struct frame *frame, const char *text, size_t n, bool *ends)
{
    const char quote = frame->spec.quote, escape = frame->spec.escape;
    bool more = false;
    size_t i;

    for (i = 0; i < n; i++) {
        const char byte = text[i];

        if (escape != '\0' && (frame->escaped || byte == escape)) {
            frame->escaped = !frame->escaped;
            frame->closed = false;
            frame->before = escape;
            continue;
        }
        if (frame->closed) {
            frame->closed = false;
            frame->quoted = byte == quote;
        } else if (frame->quoted) {
            frame->closed = byte == quote;
            frame->quoted = !frame->closed;
            frame->before = byte;
            continue;
        } else {
            frame->quoted = quote != '\0' && byte == quote &&
                            (frame->before == '\n' ||
                                frame_csv_separates(frame, frame->before));
        }
        *ends = !frame->quoted && ends_row(frame, text, n, i, &more);
        if (*ends || more)
            break;
        frame->before = byte;
    }
    return i;
}

/* What the first row tells, in which the cut's bytes at `text` are kept. */
static void
see_first(struct frame *frame, const char *text, struct frame_cut *cut)
{
    char *separator = &frame->spec.separator, told;
    bool sure = true;
    size_t i;

    cd_table_look(&frame->first, text, cut->keep);
    for (i = 0; i < cut->keep && frame->nbegins < sizeof(frame->begins) - 1;
         i++)
        frame->begins[frame->nbegins++] = text[i];
    if (!cut->ends)
        return;
    frame->begins[frame->nbegins++] = frame->line_end;
    if (cd_table_told(frame->begins, frame->nbegins, &told) ==
        frame->nbegins) { /* the names stand in the line behind it */
        cut->keep++;
        cut->ends = false;
        frame->before = '\n';
        *separator = *separator != '\0' ? *separator : told;
    }
    if (*separator == '\0')
        *separator = cd_table_separator(&frame->first, &sure);
    frame->doubt = !sure;
    if (cut->ends)
        frame->columns = frame_csv_cells(frame, text, cut->keep);
}

/* Bytes in front of the next row: empty lines. */
static size_t
take_between_rows(const char *text, size_t n)
{
    size_t i = 0;

    while (i < n && (text[i] == '\n' || text[i] == '\r'))
        i++;
    return i;
}

/* The row that begins at text[0..n) is cut[0..keep), or not at an end: is it
 * one, or does it end earlier?  False: more bytes are needed to tell. */
static bool
settle_row(
    struct frame *frame, const char *text, size_t n, struct frame_cut *cut)
{
    const bool all = frame->last || n == frame->most;
    bool more = false;
    size_t back = 0;

    if (!cut->ends && !all)
        return false;
    /* In front of a gap the quote may have been closed in it. */
    if (frame->columns > 1 && (cut->ends || !frame->gap) &&
        frame_csv_line_end(frame, text, cut->keep) != NULL &&
        frame_csv_cells(frame, text, cut->keep) == 0)
        back = frame_csv_back(frame, text, n, cut->keep, all, &more);
    if (back > 0) {
        cut->keep = back;
        cut->ends = true;
    }
    return !more;
}

/* A row begins, or goes on, at text[0..n).  One that begins is cut as a whole
 * unless it is longer than an entry may be. */
static struct frame_cut
take_row(struct frame *frame, const char *text, size_t n)
{
    const bool begins = frame->state == FRAME_BETWEEN && frame->most > 0;
    const bool first = frame->line_end == '\0';
    struct frame_cut cut = { 0 };

    if (begins && n > frame->most)
        n = (size_t)frame->most;
    cut.keep = first || frame->spec.escape != '\0'
                   ? row_slowly(frame, text, n, &cut.ends)
                   : row_length(frame, text, n, &cut.ends);
    if (begins && !settle_row(frame, text, n, &cut))
        return (struct frame_cut){ 0 };
    if (first)
        see_first(frame, text, &cut);
    frame->state = cut.ends ? FRAME_BETWEEN : FRAME_VALUE;
    return cut;
}

struct frame_cut
frame_csv(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut;
    size_t skip = 0;

    if (frame->state == FRAME_LOST)
        return frame_csv_lost(frame, text, n);
    if (frame->mark < 3)
        skip = frame_mark(frame, text, n);
    if (frame->state == FRAME_BETWEEN) {
        skip += take_between_rows(text + skip, n - skip);
        frame->quoted = frame->closed = frame->escaped = false;
        frame->before = '\n';
    }
    if (skip == n)
        return (struct frame_cut){ .skip = n, .used = n };
    cut = take_row(frame, text + skip, n - skip);
    cut.skip = skip;
    cut.used = skip + cut.keep + cut.ends;
    return cut;
}

/* ---- is it a table? ------------------------------------------------------ */

/* Can the cell be the name of a column? */
static bool
is_column_name(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if ((unsigned char)text[i] < ' ' || strchr("{}<>", text[i]) != NULL)
            return false;
    }
    return n > 0 && n <= NAME_MOST && text[0] != ' ' && text[n - 1] != ' ';
}

/* Count the cells of the row text[0..n); *names: all can be names of
 * columns. */
static size_t
cells(const char *text, size_t n, char separator, bool *names)
{
    size_t i, begin = 0, count = 0;
    bool inside = false;

    *names = true;
    for (i = 0; i <= n; i++) {
        if (i < n && text[i] == '"' &&
            (inside || i == begin || text[i - 1] == '"'))
            inside = !inside;
        if (i == n || (text[i] == separator && !inside)) {
            *names = *names && is_column_name(text + begin, i - begin);
            begin = i + 1;
            count++;
        }
    }
    return count;
}

/* Is it a table with that separator? */
static bool
is_table(const char *text, size_t n, char separator)
{
    struct frame frame;
    struct frame_spec spec = { .kind = FRAME_CSV,
        .told = true,
        .separator = separator,
        .quote = '"',
        .names = true };
    size_t first = 0, rows = 0, k;
    bool names;

    frame_begin(&frame, &spec);
    while (n > 0 && rows < LOOKED_AT) {
        struct frame_cut cut = frame_csv(&frame, text, n);

        if (!cut.ends)
            break;
        k = cut.keep - (cut.keep > 0 && text[cut.skip + cut.keep - 1] == '\r');
        k = cells(text + cut.skip, k, separator, &names);
        if (rows == 0)
            first = k;
        if (k < 2 || k != first || (rows == 0 && !names))
            return false;
        rows++;
        text += cut.used;
        n -= cut.used;
    }
    return rows > 2;
}

bool
frame_csv_table(const char *text, size_t n)
{
    size_t i;

    for (i = 0; CD_TABLE_SEPARATORS[i] != '\0'; i++) {
        if (is_table(text, n, CD_TABLE_SEPARATORS[i]))
            return true;
    }
    return false;
}
