/* SPDX-License-Identifier: MIT */
/*
 * cells - cut a row of a table into cells.
 */
#ifndef READ_CSV_CELLS_H
#define READ_CSV_CELLS_H

#include <copydesk/plugin.h>

#include <stdbool.h>

/* What stands between cells, around one, and in front of a byte that means
 * itself. */
struct cells_marks {
    char separator, quote, escape; /* '\0': none */
};

/* A row that is cut into cells. */
struct cells_row {
    const char *s;
    size_t n, i; /* s[i..n) are left */
    char *room;  /* scratch memory for cells without quotes and escapes, of as
                    many bytes as are left; NULL: none yet */
};

/* A cell: bytes of the row, or of its room. */
struct cells_cell {
    const char *s;
    size_t n;
    bool none; /* it is \N */
};

/* The next cell of the row, which begins at row->i == 0.  1: another one
 * follows; -1 after cd_fail. */
int cells_next(const struct cd_host *host, const struct cells_marks *marks,
    struct cells_row *row, struct cells_cell *cell);

#endif
