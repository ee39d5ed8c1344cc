/* SPDX-License-Identifier: MIT */
/*
 * diag - a list of errors, warnings and notes about files that people wrote.
 *
 * Each is printed as "FILE:LINE:COLUMN: error: TEXT" and, where somebody
 * knows what to do, a second line "  help: ...".  All of them are collected,
 * so that a person sees every mistake at once.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stddef.h>
#include <stdio.h>

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

struct diag {
    enum diag_level level;
    char *file;          /* file, or what stands for it ("--set q.x=1") */
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
/* Say what to do about it. */
void diag_help(struct diag *diag, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Put those of `from` behind those of d; `from` is empty then. */
void diags_move(struct diags *diags, struct diags *from);
/* Make every warning an error. */
void diags_harden(struct diags *diags);
/* Bring them into the order of their places. */
void diags_sort(struct diags *diags);
/* Print one, escaped for a terminal. */
void diag_print(const struct diag *diag, FILE *file);
void diags_free(struct diags *diags);

#endif
