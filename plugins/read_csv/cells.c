/* SPDX-License-Identifier: MIT */
#include "cells.h"

#include <string.h>

/* The next byte of the row from i on that ends a stretch of a cell: `mark`, or
 * the escape; its length if there is none. */
static size_t
stretch(const struct cells_marks *marks, const struct cells_row *row, size_t i,
    char mark)
{
    const char *end;

    if (marks->escape == '\0') {
        end = memchr(row->s + i, mark, row->n - i);
        return end != NULL ? (size_t)(end - row->s) : row->n;
    }
    while (i < row->n && row->s[i] != mark && row->s[i] != marks->escape)
        i++;
    return i;
}

/* Begin a cell whose bytes are not all those of the row. */
static char *
take_room(const struct cd_host *host, struct cells_row *row)
{
    if (row->room == NULL)
        row->room = host->scratch(host, row->n - row->i);
    return row->room;
}

static void
append_to_field(struct cells_cell *cell, char *to, const char *text, size_t n)
{
    memcpy(to + cell->n, text, n);
    cell->n += n;
}

/* What is meant by the byte behind an escape: MySQL writes a zero byte so. */
static char
meant(char byte)
{
    return byte == '0' ? '\0' : byte;
}

/* The quoted cell that begins here. */
static int
quoted_cell(const struct cd_host *host, const struct cells_marks *marks,
    struct cells_row *row, struct cells_cell *cell)
{
    char *to = take_room(host, row);
    size_t k = row->i + 1;

    cell->s = to;
    cell->n = 0;
    for (;;) {
        const size_t end = stretch(marks, row, k, marks->quote);
        const bool quote = end < row->n && row->s[end] == marks->quote;

        append_to_field(cell, to, row->s + k, end - k);
        k = end + 1;
        if (quote && (k == row->n || row->s[k] != marks->quote))
            break;
        if (k >= row->n)
            return cd_fail(host,
                "the quote at byte %zu is not closed: where quotes are "
                "characters as any other, say \"quote\": \"\"",
                row->i);
        to[cell->n++] = quote ? row->s[k] : meant(row->s[k]);
        k++;
    }
    row->i = k;
    row->room += cell->n;
    return 0;
}

/* The cell without quotes that begins here. */
static void
plain_cell(const struct cd_host *host, const struct cells_marks *marks,
    struct cells_row *row, struct cells_cell *cell)
{
    const char *text = row->s + row->i;
    size_t k = row->i, end = stretch(marks, row, k, marks->separator);
    char *to = NULL;

    cell->s = text;
    cell->n = end - k;
    while (end < row->n && row->s[end] != marks->separator) { /* an escape */
        if (to == NULL) {
            to = take_room(host, row);
            memcpy(to, text, cell->n);
            cell->s = to;
        }
        k = end + 1;
        if (k < row->n)
            to[cell->n++] = meant(row->s[k++]);
        end = stretch(marks, row, k, marks->separator);
        append_to_field(cell, to, row->s + k, end - k);
    }
    cell->none = to != NULL && end - row->i == 2 && text[1] == 'N';
    row->i = end;
    if (to != NULL)
        row->room += cell->n;
}

/* What may be meant where something stands behind the quote in front of the
 * rest of the row. */
static const char *
advice(const struct cells_marks *marks, const struct cells_row *row)
{
    if (marks->escape == '\0' && row->i > 1 && row->s[row->i - 2] == '\\')
        return ": if a backslash stands in front of quotes inside of cells, "
               "say \"escape\": \"\\\\\"";
    return "";
}

int
cells_next(const struct cd_host *host, const struct cells_marks *marks,
    struct cells_row *row, struct cells_cell *cell)
{
    cell->none = false;
    if (marks->quote != '\0' && row->i < row->n &&
        row->s[row->i] == marks->quote) {
        if (quoted_cell(host, marks, row, cell))
            return -1;
        if (row->i < row->n && row->s[row->i] != marks->separator)
            return cd_fail(host,
                "at byte %zu something follows the quote that "
                "closes a cell%s",
                row->i, advice(marks, row));
    } else {
        plain_cell(host, marks, row, cell);
    }
    return row->i++ < row->n;
}
