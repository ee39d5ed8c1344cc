/* SPDX-License-Identifier: MIT */
#include "base/wire.h"

#include <string.h>

#include "base/mem.h"

#define NONE UINT64_MAX /* the length of a NULL string */

void
wire_put_u64(struct buf *b, uint64_t v)
{
    buf_add(b, &v, sizeof(v));
}

void
wire_put_str(struct buf *b, const char *s, size_t n)
{
    wire_put_u64(b, s != NULL ? n : NONE);
    if (s != NULL)
        buf_add(b, s, n);
}

void
wire_put_cstr(struct buf *b, const char *s)
{
    wire_put_str(b, s, s != NULL ? strlen(s) : 0);
}

uint64_t
wire_get_u64(struct wire *w)
{
    uint64_t v;

    if (w->bad || (size_t)(w->end - w->p) < sizeof(v)) {
        w->bad = true;
        return 0;
    }
    memcpy(&v, w->p, sizeof(v));
    w->p += sizeof(v);
    return v;
}

uint64_t
wire_get_max(struct wire *w, uint64_t max)
{
    uint64_t v = wire_get_u64(w);

    if (v > max) {
        w->bad = true;
        return 0;
    }
    return v;
}

const char *
wire_get_str(struct wire *w, size_t *n)
{
    uint64_t len = wire_get_u64(w);
    const char *s = w->p;

    *n = 0;
    if (w->bad || len == NONE)
        return NULL;
    if (len > (uint64_t)(w->end - w->p)) {
        w->bad = true;
        return NULL;
    }
    *n = (size_t)len;
    w->p += len;
    return s;
}

char *
wire_get_cstr(struct wire *w)
{
    size_t n;
    const char *s = wire_get_str(w, &n);

    if (s == NULL)
        return NULL;
    if (memchr(s, '\0', n) != NULL) {
        w->bad = true;
        return NULL;
    }
    return mem_dup(s, n);
}

bool
wire_done(const struct wire *w)
{
    return !w->bad && w->p == w->end;
}
