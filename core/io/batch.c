/* SPDX-License-Identifier: MIT */
#include "io/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct batch *
batch_new(void)
{
    struct batch *b = mem_zalloc(1, sizeof(*b));

    buf_reserve(&b->bytes, BATCH_BYTES);
    return b;
}

void
batch_free(struct batch *b)
{
    if (b == NULL)
        return;
    buf_free(&b->bytes);
    buf_free(&b->notes);
    free(b);
}

struct batch_ref *
batch_add(struct batch *b, enum batch_kind kind, size_t input, size_t at)
{
    struct batch_ref *x = &b->refs[b->n++];

    memset(x, 0, sizeof(*x));
    x->kind = kind;
    x->input = (uint32_t)input;
    x->at = (uint32_t)at;
    return x;
}

void
batch_note(struct batch *b, struct batch_ref *x, const char *text)
{
    x->note_at = (uint32_t)b->notes.n;
    x->note_length = (uint32_t)strlen(text);
    buf_add(&b->notes, text, x->note_length);
}
