/* SPDX-License-Identifier: MIT */
/*
 * buf - a byte buffer that grows.  Zero-initialise it; free with buf_free.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *p;       /* not NUL-terminated unless buf_cstr was called */
    size_t n, cap; /* bytes in use, bytes there */
};

/* buf_reserve() if there is no room yet. */
char *buf_grow(struct buf *buf, size_t more);
/* Make room for `more` bytes after the n in use; returns their address, valid
 * until the buffer grows again. */
static inline char *
buf_reserve(struct buf *buf, size_t more)
{
    return more <= buf->cap - buf->n ? buf->p + buf->n : buf_grow(buf, more);
}
/* Append n bytes. */
void buf_add(struct buf *buf, const void *bytes, size_t n);
/* Append one byte. */
static inline void
buf_addc(struct buf *buf, char byte)
{
    *buf_reserve(buf, 1) = byte;
    buf->n++;
}
/* Append a string without its NUL. */
void buf_adds(struct buf *buf, const char *text);
/* Append formatted text. */
void buf_addf(struct buf *buf, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *buf, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* The contents as a string: a NUL is put after them, which n does not count.
 * Valid until the buffer changes. */
char *buf_cstr(struct buf *buf);
/* Remove the first n bytes. */
void buf_shift(struct buf *buf, size_t n);
/* Free the memory; the buffer is empty then. */
void buf_free(struct buf *buf);

#endif
