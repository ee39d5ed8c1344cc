/* SPDX-License-Identifier: MIT */
#include "blob.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

unsigned char *
blob_room(struct blob *b, size_t n)
{
    size_t cap = b->cap;
    unsigned char *at;

    if (n <= cap - b->n)
        return b->p + b->n;
    while (cap - b->n < n)
        cap += cap / 2 + 64;
    if ((at = realloc(b->p, cap)) == NULL) {
        b->failed = true;
        return NULL;
    }
    b->p = at;
    b->cap = cap;
    return at + b->n;
}

void
blob_add(struct blob *b, const void *pointer, size_t n)
{
    unsigned char *to = n > 0 ? blob_room(b, n) : NULL;

    if (to == NULL)
        return;
    memcpy(to, pointer, n);
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
blob_little(struct blob *b, uint64_t value, unsigned bytes)
{
    unsigned char *to = blob_room(b, bytes);
    unsigned i;

    for (i = 0; i < bytes && to != NULL; i++)
        to[i] = (unsigned char)(value >> 8 * i);
    b->n += to != NULL ? bytes : 0;
}

void
blob_varint(struct blob *b, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        blob_byte(b, (unsigned)(value & 0x7f) | 0x80);
    blob_byte(b, (unsigned)value);
}

void
blob_trim(struct blob *b)
{
    unsigned char *at = b->n > 0 ? realloc(b->p, b->n) : NULL;

    if (at == NULL)
        return;
    b->p = at;
    b->cap = b->n;
}

void
blob_free(struct blob *b)
{
    free(b->p);
    *b = (struct blob){ 0 };
}

uint64_t
blob_read_little(const unsigned char *at, unsigned bytes)
{
    uint64_t value = 0;
    unsigned i;

    if (bytes == sizeof(value)) { /* most of what is hashed */
        memcpy(&value, at, sizeof(value));
        return le64toh(value);
    }
    for (i = 0; i < bytes; i++)
        value |= (uint64_t)at[i] << 8 * i;
    return value;
}
