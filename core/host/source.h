/* SPDX-License-Identifier: MIT */
/*
 * source - the text of a pipeline, and what is wrong with it.
 *
 * Everything that looks at a pipeline names the value it complains about by
 * its JSON pointer; here that becomes a file, a line and a column, or the
 * command line argument that the value came from.
 */
#ifndef HOST_SOURCE_H
#define HOST_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/err.h"

#define SOURCE_MAX ((size_t)16 << 20) /* bytes of the largest pipeline file */

/* Zero-initialise; free with source_free. */
struct source {
    char *name; /* the file as the user gave it */
    char *text; /* NULL if the pipeline was made of arguments */
    size_t n;
    struct source_argument {
        char *pointer; /* value that an argument set */
        char *label;   /* the argument, for messages */
    } * args;
    size_t nargs, cargs;
    struct diags diags;
};

/* Read the file.  -1 with a diagnostic if that fails. */
int source_read(struct source *source, const char *file);
/* Take a copy of text[0..n), which messages call `name`.  -1 with a diagnostic
 * if it is too long. */
int source_take(
    struct source *source, const char *name, const char *text, size_t n);
/* Say that the value at `pointer`, and all in it, came from an argument. */
void source_from_argument(
    struct source *source, const char *pointer, const char *label);
/* Did exactly this value come from an argument, so that it is text whatever
 * its type? */
bool source_is_text(const struct source *source, const char *pointer);

enum source_spot { SOURCE_VALUE, SOURCE_KEY };

/* Complain about a value or about its key. */
struct diag *source_error(struct source *source, const char *pointer,
    enum source_spot spot, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
struct diag *source_warning(struct source *source, const char *pointer,
    enum source_spot spot, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Complain about a byte of the text. */
struct diag *source_error_at(struct source *source, size_t offset,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Free all that it holds, but not `source` itself. */
void source_free(struct source *source);

#endif
