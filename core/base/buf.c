/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char *
buf_grow(struct buf *buf, size_t more)
{
    size_t cap;

    if (more > SIZE_MAX / 4 - buf->n)
        mem_exhausted();
    cap = buf->cap < 256 ? 256 : buf->cap;
    while (cap < buf->n + more)
        cap *= 2;
    buf->p = mem_resize(buf->p, cap, 1);
    buf->cap = cap;
    return buf->p + buf->n;
}

void
buf_add(struct buf *buf, const void *bytes, size_t n)
{
    if (n == 0)
        return;
    memcpy(buf_reserve(buf, n), bytes, n);
    buf->n += n;
}

void
buf_adds(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void
buf_vaddf(struct buf *buf, const char *fmt, va_list ap)
{
    va_list again;
    int n;

    va_copy(again, ap);
    n = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (n < 0)
        mem_exhausted();
    vsnprintf(buf_reserve(buf, (size_t)n + 1), (size_t)n + 1, fmt, ap);
    buf->n += (size_t)n;
}

void
buf_addf(struct buf *buf, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(buf, fmt, ap);
    va_end(ap);
}

char *
buf_cstr(struct buf *buf)
{
    *buf_reserve(buf, 1) = '\0';
    return buf->p;
}

void
buf_shift(struct buf *buf, size_t n)
{
    buf->n -= n;
    if (buf->n > 0)
        memmove(buf->p, buf->p + n, buf->n);
}

void
buf_free(struct buf *buf)
{
    free(buf->p);
    buf->p = NULL;
    buf->n = buf->cap = 0;
}
