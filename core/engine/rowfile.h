/* SPDX-License-Identifier: MIT */
/*
 * rowfile - a file that only grows: JSON objects, one a line, each with a check
 * sum.
 *
 * A line is eight hexadecimal digits, the CRC-32 of the object's text, a space,
 * and the object.  A row that is torn or does not fit its check sum ends the
 * file.  It is read row by row, so its length costs no memory.
 */
#ifndef ENGINE_ROWFILE_H
#define ENGINE_ROWFILE_H

#include <stdint.h>
#include <jansson.h>

#include "base/buf.h"

/* Append a row.  -1 with errno. */
int rowfile_put(int fd, const json_t *row);

/* A reader.  Zero-initialise all but fd; free with rowfile_end. */
struct rowfile {
    int fd; /* open for reading; the caller's */
    struct buf text;
    size_t at;       /* where the next row begins in `text` */
    uint64_t length; /* bytes of the good rows so far */
};
/* Read the next row, a new reference.  Returns 1, 0 after the last good one, or
 * -1 with errno. */
int rowfile_next(struct rowfile *rows, json_t **row);
void rowfile_end(struct rowfile *rows);

#endif
