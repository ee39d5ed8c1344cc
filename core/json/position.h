/* SPDX-License-Identifier: MIT */
/*
 * position - where in a JSON text a value stands.
 *
 * jansson trees do not remember places.  When something is wrong with a value
 * the text is walked once more, along the JSON pointer (RFC 6901) of the
 * value: only errors pay for positions.
 */
#ifndef JSON_POSITION_H
#define JSON_POSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Line and column, both from 1, of the byte at offset.  Columns count code
 * points. */
void position_at(
    const char *text, size_t n, size_t offset, size_t *line, size_t *column);

/* Offset of the value that `pointer` names ("" is the whole, "/stages/0/id" a
 * member), or of its key if `key`.  Where the text has no such value, the
 * offset of the deepest one on the way.  The text must be one that
 * reader_parse accepts. */
size_t position_find(const char *text, size_t n, const char *pointer, bool key);

/* The offset behind the value that begins at `at`. */
size_t position_end(const char *text, size_t n, size_t at);

/* Append "/" and the key to a pointer, escaped. */
void position_push(struct buf *pointer, const char *key);

#endif
