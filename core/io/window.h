/* SPDX-License-Identifier: MIT */
/*
 * window - a buffer over a descriptor: bytes read and not used yet, and some of
 * those used, to go back to.
 */
#ifndef IO_WINDOW_H
#define IO_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

/* Bytes not used yet for which there is always room. */
#define WINDOW_AHEAD ((size_t)1 << 20)

/* p[start..from) has been used and is kept; p[from..to) has not been used
 * yet. */
struct window {
    int fd;
    bool eof;
    unsigned char *p;
    size_t room;
    size_t start, from, to;
    uint64_t before;  /* bytes read in front of p[0] */
    uint64_t counted; /* bytes read so far, by whatever way ... */
    uint32_t crc;     /* ... and the CRC-32 of them */
    bool file;        /* it can be read again, from ... */
    off_t base;       /* ... this offset on */
};

/* A window that keeps up to `keep` bytes. */
void window_init(struct window *window, size_t keep);
/* Begin with another descriptor, which the caller keeps open and closes. */
void window_begin(struct window *window, int fd);
void window_free(struct window *window);

/* Read more, once.  Sets eof at the end.  -1 on an error. */
int window_fill(struct window *window, struct cd_err *err);
/* Read until n bytes (at most WINDOW_AHEAD) are not used, or the end.  Used
 * bytes are dropped. */
int window_have(struct window *window, size_t n, struct cd_err *err);

/* Go back to byte `at`, which has been used, and keep what follows it: of a
 * pipe it must be kept still.  -1 on an error. */
int window_back(struct window *window, uint64_t at, struct cd_err *err);

/* How many bytes have been used. */
static inline uint64_t
window_at(const struct window *window)
{
    return window->before + window->from;
}

#endif
