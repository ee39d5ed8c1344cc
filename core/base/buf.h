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

/* The same as buf_reserve where there is no room. */
char *buf_grow(struct buf *b, size_t more);
/* Make room for `more` bytes behind the n in use; returns where they go. */
static inline char *
buf_reserve(struct buf *b, size_t more)
{
    return more <= b->cap - b->n ? b->p + b->n : buf_grow(b, more);
}
/* Append n bytes. */
void buf_add(struct buf *b, const void *p, size_t n);
/* Append one byte. */
static inline void
buf_addc(struct buf *b, char c)
{
    *buf_reserve(b, 1) = c;
    b->n++;
}
/* Append a string without its NUL. */
void buf_adds(struct buf *b, const char *s);
/* Append formatted text. */
void buf_addf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *b, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* The contents as a string: a NUL is put behind them, not counted in n. */
char *buf_cstr(struct buf *b);
/* Remove the first n bytes. */
void buf_shift(struct buf *b, size_t n);
/* Free the memory and make b empty. */
void buf_free(struct buf *b);

#endif
