/* SPDX-License-Identifier: MIT */
/*
 * wire - messages between our own processes, written by one and checked by
 * the other.
 *
 * The sender may be a process in which a plugin has run wild, so the reader
 * trusts nothing: every get checks that the bytes are there and sets `bad`
 * where they are not, and from then on returns zeros and empty strings.  Ask
 * wire_done once, at the end.  Both sides are the same build: integers are
 * sent as they lie in memory.
 */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

void wire_put_u64(struct buf *buf, uint64_t value);
/* n bytes at s; s may be NULL, which the other side gets back as NULL. */
void wire_put_str(struct buf *buf, const char *text, size_t n);
/* A NUL-terminated string or NULL. */
void wire_put_cstr(struct buf *buf, const char *text);

struct wire {
    const char *p, *end;
    bool bad;
};

uint64_t wire_get_u64(struct wire *wire);
/* A number that must be at most max. */
uint64_t wire_get_max(struct wire *wire, uint64_t max);
/* Bytes that stay where they are in the message. */
const char *wire_get_str(struct wire *wire, size_t *n);
/* A copy with a NUL behind it, or NULL if NULL was put; a NUL inside is bad.
 * The caller frees it. */
char *wire_get_cstr(struct wire *wire);
/* Was everything there, and nothing else? */
bool wire_done(const struct wire *wire);

#endif
