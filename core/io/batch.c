#include "io/batch.h"

#include <stdlib.h>

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
