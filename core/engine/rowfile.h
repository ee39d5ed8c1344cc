/* SPDX-License-Identifier: MIT */
/*
 * rowfile - a file that only grows: JSON objects, each on a line with its check
 * sum.
 *
 * Eight hexadecimal digits of the CRC-32 of the rest, a blank, the object.  A
 * row that is torn or whose check sum does not fit ends the file.  It is read
 * row by row, so that its length costs no memory.
 */
#ifndef ENGINE_ROWFILE_H
#define ENGINE_ROWFILE_H

#include <stdint.h>
#include <jansson.h>

#include "base/buf.h"

/* Append a row.  -1 with errno. */
int rowfile_put(int fd, const json_t *row);

/* Reading; zero-initialise but for fd, and free with rowfile_end. */
struct rowfile {
    int fd; /* stays open */
    struct buf text;
    size_t at;       /* in text: where the next row begins */
    uint64_t length; /* bytes of the rows so far */
};
/* The next row, a new reference.  1, 0 behind the last good one, or -1 with
 * errno. */
int rowfile_next(struct rowfile *rows, json_t **row);
void rowfile_end(struct rowfile *rows);

#endif
