/* SPDX-License-Identifier: MIT */
#include "io/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct batch *
batch_new(void)
{
    struct batch *batch = mem_zalloc(1, sizeof(*batch));

    buf_reserve(&batch->bytes, BATCH_BYTES);
    return batch;
}

void
batch_free(struct batch *batch)
{
    if (batch == NULL)
        return;
    buf_free(&batch->bytes);
    buf_free(&batch->notes);
    free(batch);
}

struct batch_ref *
batch_add(struct batch *batch, enum batch_kind kind, size_t input, size_t at)
{
    struct batch_ref *ref = &batch->refs[batch->n++];

    memset(ref, 0, sizeof(*ref));
    ref->kind = kind;
    ref->input = (uint32_t)input;
    ref->at = (uint32_t)at;
    return ref;
}

void
batch_note(struct batch *batch, struct batch_ref *ref, const char *text)
{
    ref->note_at = (uint32_t)batch->notes.n;
    ref->note_length = (uint32_t)strlen(text);
    buf_add(&batch->notes, text, ref->note_length);
}
