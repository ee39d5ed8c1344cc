/* SPDX-License-Identifier: MIT */
#include "blob.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

unsigned char *
blob_room(struct blob *b, size_t n)
{
    size_t cap = b->cap;
    unsigned char *p;

    if (n <= cap - b->n)
        return b->p + b->n;
    while (cap - b->n < n)
        cap += cap / 2 + 64;
    if ((p = realloc(b->p, cap)) == NULL) {
        b->failed = true;
        return NULL;
    }
    b->p = p;
    b->cap = cap;
    return p + b->n;
}

void
blob_add(struct blob *b, const void *p, size_t n)
{
    unsigned char *to = n > 0 ? blob_room(b, n) : NULL;

    if (to == NULL)
        return;
    memcpy(to, p, n);
    b->n += n;
}

void
blob_byte(struct blob *b, unsigned byte)
{
    unsigned char *to = blob_room(b, 1);

    if (to == NULL)
        return;
    *to = (unsigned char)byte;
    b->n++;
}

void
blob_little(struct blob *b, uint64_t v, unsigned bytes)
{
    unsigned char *to = blob_room(b, bytes);
    unsigned i;

    for (i = 0; i < bytes && to != NULL; i++)
        to[i] = (unsigned char)(v >> 8 * i);
    b->n += to != NULL ? bytes : 0;
}

void
blob_varint(struct blob *b, uint64_t v)
{
    for (; v >= 0x80; v >>= 7)
        blob_byte(b, (unsigned)(v & 0x7f) | 0x80);
    blob_byte(b, (unsigned)v);
}

void
blob_trim(struct blob *b)
{
    unsigned char *p = b->n > 0 ? realloc(b->p, b->n) : NULL;

    if (p == NULL)
        return;
    b->p = p;
    b->cap = b->n;
}

void
blob_free(struct blob *b)
{
    free(b->p);
    *b = (struct blob){ 0 };
}

uint64_t
blob_read_little(const unsigned char *p, unsigned bytes)
{
    uint64_t v = 0;
    unsigned i;

    if (bytes == sizeof(v)) { /* most of what is hashed */
        memcpy(&v, p, sizeof(v));
        return le64toh(v);
    }
    for (i = 0; i < bytes; i++)
        v |= (uint64_t)p[i] << 8 * i;
    return v;
}
