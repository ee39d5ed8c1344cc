/* SPDX-License-Identifier: MIT */
/*
 * diag - a list of errors, warnings and notes about files that people wrote.
 *
 * Each is printed as "FILE:LINE:COLUMN: error: TEXT", and if there is advice a
 * second line "  help: ...".  All are collected, so that people see every
 * mistake at once.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

struct diag {
    enum diag_level level;
    char *file;          /* file, or its substitute ("--set q.x=1") */
    size_t line, column; /* from 1; 0 if unknown.  Columns: code points. */
    char *text, *help;   /* help may be NULL */
};

/* Zero-initialise; free with diags_free. */
struct diags {
    struct diag *v;
    size_t n, cap;
    size_t errors; /* how many of the n are errors */
};

/* Add one and return it, valid until the next is added. */
struct diag *diags_add(struct diags *diags, enum diag_level level,
    const char *file, size_t line, size_t column, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));
/* Add advice to an entry. */
void diag_help(struct diag *diag, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Move the entries of `from` to the end of `diags`; `from` is empty then. */
void diags_move(struct diags *diags, struct diags *from);
/* Make every warning an error. */
void diags_harden(struct diags *diags);
/* Sort by file, line and column. */
void diags_sort(struct diags *diags);
/* Append one entry, escaped for a terminal: a line, or two with advice. */
void diag_text(struct buf *to, const struct diag *diag);
/* Print one entry in that way. */
void diag_print(const struct diag *diag, FILE *file);
void diags_free(struct diags *diags);

#endif
