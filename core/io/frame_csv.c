/* SPDX-License-Identifier: MIT */
/* Rows of a table end at line ends that are not within quotes. */
#include "io/frame.h"

#define LOOKED_AT 10 /* rows that tell a table */
#define NAME_MOST 64 /* bytes of the name of a column, to look like one */

static const char separators[] = ",;\t|";

/* Does a cell begin after this byte?  In the first row the separator is not
 * known yet. */
static bool
separates(const struct frame *frame, char byte)
{
    if (frame->spec.separator != '\0')
        return byte == frame->spec.separator;
    return byte != '\0' && strchr(separators, byte) != NULL;
}

/* ---- rows ---------------------------------------------------------------- */

/* Within a quoted cell: bytes of text[0..n) up to and including a quote, or
 * all.  A quote that directly follows it is a quote in the cell, which
 * continues. */
static size_t
quoted(struct frame *frame, const char *text, size_t n)
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
row(struct frame *frame, const char *text, size_t n, bool *ends)
{
    size_t i = 0, line = 0; /* the next line end; 0: not looked for */

    while (i < n) {
        const char *bytes;

        if (frame->closed) {
            frame->closed = false;
            frame->quoted = text[i] == frame->spec.quote;
            i += frame->quoted;
        } else if (frame->quoted) {
            i += quoted(frame, text + i, n - i);
        } else {
            if (line <= i) {
                bytes = memchr(text + i, '\n', n - i);
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
            frame->quoted = i > 0 ? separates(frame, text[i - 1])
                                  : frame->before == '\n' ||
                                        separates(frame, frame->before);
            i++;
        }
    }
    if (i > 0)
        frame->before = text[i - 1];
    return i;
}

/* Count the separators in text[0..n), where the first row continues: the reader
 * takes the one that the row has most of, too (plugins/read_csv). */
static void
count_separators(struct frame *frame, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        const char *found =
            text[i] != '\0' ? strchr(separators, text[i]) : NULL;

        if (frame->spec.quote != '\0' && text[i] == frame->spec.quote &&
            (frame->first.inside || !frame->first.in ||
                frame->first.before == frame->spec.quote))
            frame->first.inside = !frame->first.inside;
        if (found != NULL && !frame->first.inside)
            frame->first.counts[found - separators]++;
        frame->first.in = found == NULL;
        frame->first.before = text[i];
    }
}

/* The first row has ended: from here on quotes behind other separators are
 * bytes as any other. */
static void
take_separator(struct frame *frame)
{
    size_t i, best = 0;

    for (i = 1; separators[i] != '\0'; i++) {
        if (frame->first.counts[i] > frame->first.counts[best])
            best = i;
    }
    frame->spec.separator = separators[best];
}

/* Bytes in front of the next row: empty lines. */
static size_t
between(const char *text, size_t n)
{
    size_t i = 0;

    while (i < n && (text[i] == '\n' || text[i] == '\r'))
        i++;
    return i;
}

/* After a gap: the rest of a line, which may be the end of a row. */
static size_t
lost(struct frame *frame, const char *text, size_t n)
{
    const char *end = memchr(text, '\n', n);
    size_t k = end != NULL ? (size_t)(end - text) + 1 : n;

    if (end != NULL)
        frame->state = FRAME_BETWEEN;
    frame->passed += k;
    return k;
}

struct frame_cut
frame_csv(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = { 0 };

    if (frame->state == FRAME_LOST) {
        cut.skip = cut.used = lost(frame, text, n);
        cut.note = frame->state != FRAME_LOST;
        return cut;
    }
    if (frame->mark < 3)
        cut.skip = frame_mark(frame, text, n);
    if (frame->state == FRAME_BETWEEN) {
        cut.skip += between(text + cut.skip, n - cut.skip);
        frame->quoted = frame->closed = false;
        frame->before = '\n';
    }
    if (cut.skip < n) {
        frame->state = FRAME_VALUE;
        cut.keep = row(frame, text + cut.skip, n - cut.skip, &cut.ends);
        if (frame->spec.separator == '\0') {
            count_separators(frame, text + cut.skip, cut.keep);
            if (cut.ends)
                take_separator(frame);
        }
    }
    if (cut.ends)
        frame->state = FRAME_BETWEEN;
    cut.used = cut.skip + cut.keep + cut.ends;
    return cut;
}

void
frame_csv_gap(struct frame *frame)
{
    frame->state = FRAME_LOST;
    frame->passed = 0;
    frame->mark = 3;
}

/* ---- is it a table? ------------------------------------------------------ */

/* Can the cell be the name of a column? */
static bool
is_name(const char *text, size_t n)
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
            *names = *names && is_name(text + begin, i - begin);
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

    for (i = 0; separators[i] != '\0'; i++) {
        if (is_table(text, n, separators[i]))
            return true;
    }
    return false;
}
