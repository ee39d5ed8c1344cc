/* SPDX-License-Identifier: MIT */
/*
 * err - what went wrong and where.
 *
 * The first function that sees an error writes it; the layers above only add
 * context in front, with err_context.  All of them return -1, so that a
 * failing function can end with `return err_set(...)`.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

struct cd_err {
    char file[256];      /* "" if it concerns no file */
    size_t line, column; /* from 1; 0 if unknown.  Columns: code points. */
    char text[768];
    bool machine; /* the machine lacks something; the request was valid */
    bool lost;    /* and the run cannot be resumed */
};

/* Set an error without a position.  Like all of these, returns -1. */
int err_set(struct cd_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The same, if what was done before is lost. */
int err_lost(struct cd_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* An error in a file; line and column may be 0. */
int err_at(struct cd_err *err, const char *file, size_t line, size_t column,
    const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* Set an error that ends in ": " and strerror(errno). */
int err_errno(struct cd_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The same, if the machine lacks something. */
int err_machine(struct cd_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Put "CONTEXT: " in front of the text. */
int err_context(struct cd_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
