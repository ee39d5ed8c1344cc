/* SPDX-License-Identifier: MIT */
#include "io/first_row.h"

void
first_row_begin(struct first_row *f)
{
    f->seen = f->put = false;
    f->row.n = 0;
}

bool
first_row_take(struct first_row *f, const char *s, size_t n)
{
    if (f->seen)
        return false;
    f->seen = true;
    if (n <= BATCH_FIRST)
        buf_add(&f->row, s, n);
    return true;
}

void
first_row_put(struct first_row *f, struct batch *b, struct batch_ref *x)
{
    if (f->row.n == 0)
        return;
    if (!f->put) {
        f->put = true;
        f->at = b->bytes.n;
        buf_add(&b->bytes, f->row.p, f->row.n);
    }
    x->first_at = (uint32_t)f->at;
    x->first_length = (uint32_t)f->row.n;
}

void
first_row_free(struct first_row *f)
{
    buf_free(&f->row);
}
