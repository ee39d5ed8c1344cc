/* SPDX-License-Identifier: MIT */
/*
 * writer - write a jansson tree as JSON text.
 *
 * There is one form: no white space, members in their order, UTF-8 as it is,
 * escapes only where RFC 8259 requires them, integers in full, reals in the
 * shortest form that reads back as the same double, always with a point or
 * exponent so that they remain reals.
 */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include <stddef.h>
#include <jansson.h>

#include "base/buf.h"

/* Append a value.  tree_check() must have accepted the tree. */
void writer_value(struct buf *out, const json_t *value);
/* Append n bytes of valid UTF-8 as a JSON string, with quotes. */
void writer_string(struct buf *out, const char *text, size_t n);
/* Append a double as described above. */
void writer_real(struct buf *out, double value);

#endif
