/* SPDX-License-Identifier: MIT */
#include "io/first_row.h"

#include <copydesk/table.h>

void
first_row_begin(struct first_row *first_row)
{
    first_row->seen = first_row->put = false;
    first_row->row.n = 0;
}

bool
first_row_take(struct first_row *first_row, const char *text, size_t n)
{
    if (first_row->seen)
        return false;
    first_row->seen = true;
    if (n <= BATCH_FIRST)
        buf_add(&first_row->row, text, n);
    return n > BATCH_FIRST || cd_table_names(text, n);
}

void
first_row_head(struct first_row *first_row, const char *text, size_t n)
{
    first_row_begin(first_row);
    first_row_take(first_row, text, n);
}

void
first_row_put(
    struct first_row *first_row, struct batch *batch, struct batch_ref *ref)
{
    if (first_row->row.n == 0)
        return;
    if (!first_row->put) {
        first_row->put = true;
        first_row->at = batch->bytes.n;
        buf_add(&batch->bytes, first_row->row.p, first_row->row.n);
    }
    ref->first_at = (uint32_t)first_row->at;
    ref->first_length = (uint32_t)first_row->row.n;
}

void
first_row_free(struct first_row *first_row)
{
    buf_free(&first_row->row);
}
