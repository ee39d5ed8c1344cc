/* SPDX-License-Identifier: MIT */
/*
 * position - find where in a JSON text a value is.
 *
 * jansson trees do not keep positions.  If something is wrong with a value, the
 * text is read again along its JSON pointer (RFC 6901), so that only errors
 * cost time.
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

/* The offset of the value that `pointer` names ("" is the whole, "/stages/0/id"
 * a member), or of its key if `key`.  If there is no such value, the offset of
 * the deepest existing one on the way.  reader_parse() must accept the text. */
size_t position_find(const char *text, size_t n, const char *pointer, bool key);

/* The offset after the value that begins at `at`. */
size_t position_end(const char *text, size_t n, size_t at);

/* Append "/" and the key to a pointer, escaped. */
void position_push(struct buf *pointer, const char *key);

#endif
