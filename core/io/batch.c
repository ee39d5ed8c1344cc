/* SPDX-License-Identifier: MIT */
#include "io/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *const batch_damage_codes[BATCH_DAMAGES] = { [BATCH_DAMAGED_GZIP] =
                                                            "damaged_gzip",
    [BATCH_DAMAGED_ZSTD] = "damaged_zstd",
    [BATCH_CHANGED] = "input_changed",
    [BATCH_DAMAGED_INPUT] = "damaged_input" };

bool
batch_is_damage(const char *code)
{
    size_t i = 0;

    while (i < BATCH_DAMAGES && strcmp(code, batch_damage_codes[i]) != 0)
        i++;
    return i < BATCH_DAMAGES;
}

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
