/* SPDX-License-Identifier: MIT */
/*
 * A row that seems to have several lines, and in which a quote is not closed or
 * has something behind it: where do rows go on?
 *
 * Lines one behind the other that have as many cells each as the first row of
 * the table, and quotes as they should be, are rows for anybody who looks at
 * them.  The row ends in front of the first such lines; it lacks a quote, which
 * its reader says.
 */
#include "io/frame.h"

#define LINES 4 /* so many, since a text has commas, too */

/* Behind the quote that a cell begins with: bytes of text[0..n) up to and
 * including its closing quote; 0 if there is none. */
static size_t
quoted(const struct frame *frame, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (frame->spec.escape == '\0') {
            const char *quote = memchr(text + i, frame->spec.quote, n - i);

            i = quote != NULL ? (size_t)(quote - text) : n;
        } else if (text[i] == frame->spec.escape) {
            i++;
            continue;
        }
        if (i < n && text[i] == frame->spec.quote) {
            if (i + 1 == n || text[i + 1] != frame->spec.quote)
                return i + 1;
            i++;
        }
    }
    return 0;
}

size_t
frame_csv_cells(const struct frame *frame, const char *text, size_t n)
{
    const char quote = frame->spec.quote, escape = frame->spec.escape;
    size_t cells = 1, i = 0, k;
    bool begins = true;

    n -= n > 0 && text[n - 1] == '\r';
    while (i < n) {
        if (begins && quote != '\0' && text[i] == quote) {
            k = quoted(frame, text + i + 1, n - i - 1);
            i += 1 + k;
            if (k == 0 || (i < n && !frame_csv_separates(frame, text[i])))
                return 0;
            begins = false;
            continue;
        }
        begins = frame_csv_separates(frame, text[i]);
        if (begins)
            cells++;
        i += escape != '\0' && text[i] == escape ? 2 : 1;
    }
    return cells;
}

size_t
frame_csv_back(const struct frame *frame, const char *text, size_t n,
    size_t row, bool all, bool *more)
{
    size_t at = 0, fitting = 0, from = 0;

    *more = false;
    while (at < row || fitting > 0) {
        const char *end =
            at < n ? frame_csv_line_end(frame, text + at, n - at) : NULL;
        const size_t to = end != NULL ? (size_t)(end - text) : n;

        *more = end == NULL && !all;
        if (*more || at >= n)
            return 0;
        if (at > 0 && (end != NULL || !frame->gap) &&
            frame_csv_cells(frame, text + at, to - at) == frame->columns) {
            from = fitting == 0 ? at : from;
            fitting++;
        } else {
            fitting = 0;
        }
        if (fitting == LINES)
            return from - 1;
        at = to + 1;
    }
    return 0;
}
