/* SPDX-License-Identifier: MIT */
/*
 * wire - encode and decode messages between our own processes.
 *
 * The sender may be a process in which a plugin has run wild, so the reader
 * trusts nothing.  Each wire_get_...() checks that the bytes exist; if not it
 * sets `bad`, and from then on all return zeros and empty strings.  Call
 * wire_done() once, at the end.  Both sides are the same build, so integers are
 * sent as in memory.
 */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Append a number to the message. */
void wire_put_u64(struct buf *buf, uint64_t value);
/* Append n bytes; NULL is received as NULL. */
void wire_put_str(struct buf *buf, const char *text, size_t n);
/* Append a NUL-terminated string, or NULL. */
void wire_put_cstr(struct buf *buf, const char *text);

/* A message being read: what is left of it. */
struct wire {
    const char *p, *end;
    bool bad;
};

/* Read a number; 0 and `bad` where the message ends before it. */
uint64_t wire_get_u64(struct wire *wire);
/* Read a number; one above `max` is bad. */
uint64_t wire_get_max(struct wire *wire, uint64_t max);
/* Read bytes; the result is a part of the message. */
const char *wire_get_str(struct wire *wire, size_t *n);
/* Read a string; the result is a copy with a NUL after it, to be freed by the
 * caller, or NULL if NULL was sent.  A NUL inside is bad. */
char *wire_get_cstr(struct wire *wire);
/* Was the message complete, with nothing after it? */
bool wire_done(const struct wire *wire);

#endif
