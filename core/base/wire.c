/* SPDX-License-Identifier: MIT */
#include "base/wire.h"

#include <string.h>

#include "base/mem.h"

#define NONE UINT64_MAX /* the length of a NULL string */

void
wire_put_u64(struct buf *buf, uint64_t value)
{
    buf_add(buf, &value, sizeof(value));
}

void
wire_put_str(struct buf *buf, const char *text, size_t n)
{
    wire_put_u64(buf, text != NULL ? n : NONE);
    if (text != NULL)
        buf_add(buf, text, n);
}

void
wire_put_cstr(struct buf *buf, const char *text)
{
    wire_put_str(buf, text, text != NULL ? strlen(text) : 0);
}

uint64_t
wire_get_u64(struct wire *wire)
{
    uint64_t value;

    if (wire->bad || (size_t)(wire->end - wire->p) < sizeof(value)) {
        wire->bad = true;
        return 0;
    }
    memcpy(&value, wire->p, sizeof(value));
    wire->p += sizeof(value);
    return value;
}

uint64_t
wire_get_max(struct wire *wire, uint64_t max)
{
    uint64_t value = wire_get_u64(wire);

    if (value > max) {
        wire->bad = true;
        return 0;
    }
    return value;
}

const char *
wire_get_str(struct wire *wire, size_t *n)
{
    uint64_t len = wire_get_u64(wire);
    const char *text = wire->p;

    *n = 0;
    if (wire->bad || len == NONE)
        return NULL;
    if (len > (uint64_t)(wire->end - wire->p)) {
        wire->bad = true;
        return NULL;
    }
    *n = (size_t)len;
    wire->p += len;
    return text;
}

char *
wire_get_cstr(struct wire *wire)
{
    size_t n;
    const char *text = wire_get_str(wire, &n);

    if (text == NULL)
        return NULL;
    if (memchr(text, '\0', n) != NULL) {
        wire->bad = true;
        return NULL;
    }
    return mem_dup(text, n);
}

bool
wire_done(const struct wire *wire)
{
    return !wire->bad && wire->p == wire->end;
}
