/* SPDX-License-Identifier: MIT */
#include "column.h"

#include <stdlib.h>
#include <string.h>

static struct column_page *
last(const struct column *column)
{
    return column->npages > 0 ? &column->pages[column->npages - 1] : NULL;
}

static size_t
page_size(const struct column_page *page)
{
    return page->repetitions.n + page->definitions.n + page->values.n;
}

static struct column_page *
new_page(struct column *column)
{
    struct column_page *page = column->pages;
    size_t cap = column->cap;

    if (column->npages > 0) {
        blob_trim(&last(column)->repetitions);
        blob_trim(&last(column)->definitions);
        blob_trim(&last(column)->values);
        column->full += page_size(last(column));
    }
    if (column->npages == cap) {
        cap = 2 * cap + 4;
        if ((page = realloc(page, cap * sizeof(*page))) == NULL) {
            column->failed = true;
            return NULL;
        }
        column->pages = page;
        column->cap = cap;
    }
    column->pages[column->npages] = (struct column_page){ 0 };
    return &column->pages[column->npages++];
}

static struct column_place
place(const struct column *column)
{
    const struct column_page *page = last(column);
    struct column_place at = { .pages = column->npages };

    if (page != NULL) {
        at.entries = page->definitions.n;
        at.bytes = page->values.n;
        at.n = page->n;
    }
    return at;
}

void
column_row(struct column *column)
{
    const struct column_page *page = last(column);

    if (page == NULL || page_size(page) >= COLUMN_PAGE)
        new_page(column);
    column->row = place(column);
}

void
column_unrow(struct column *column)
{
    struct column_page *page = last(column);

    if (page == NULL)
        return;
    if (page->repetitions.n > column->row.entries)
        page->repetitions.n = column->row.entries;
    page->definitions.n = column->row.entries;
    page->values.n = column->row.bytes;
    page->n = column->row.n;
}

void
column_null(struct column *column, uint8_t repetition, uint8_t definition)
{
    struct column_page *page = last(column);

    if (page == NULL)
        return; /* memory ran out when the row began */
    if (column->node->repeats > 0)
        blob_byte(&page->repetitions, repetition);
    blob_byte(&page->definitions, definition);
    column->failed |= page->repetitions.failed || page->definitions.failed;
}

void
column_bytes(
    struct column *column, uint8_t repetition, const void *bytes, size_t n)
{
    struct column_page *page = last(column);

    column_null(column, repetition, column->node->defined);
    if (page == NULL)
        return;
    blob_little(&page->values, n, 4);
    blob_add(&page->values, bytes, n);
    page->n++;
    column->failed |= page->values.failed;
}

void
column_number(struct column *column, uint8_t repetition, uint64_t bits)
{
    struct column_page *page = last(column);

    column_null(column, repetition, column->node->defined);
    if (page == NULL)
        return;
    blob_little(&page->values, bits, table_width(column->node->type));
    page->n++;
    column->failed |= page->values.failed;
}

size_t
column_size(const struct column *column)
{
    return column->npages > 0 ? column->full + page_size(last(column)) : 0;
}

void
column_clear(struct column *column)
{
    size_t i;

    for (i = 0; i < column->npages; i++) {
        blob_free(&column->pages[i].repetitions);
        blob_free(&column->pages[i].definitions);
        blob_free(&column->pages[i].values);
    }
    free(column->pages);
    *column = (struct column){ .node = column->node };
}

/* ---- pieces -------------------------------------------------------------- */

/* A piece: the number of the column, whether it begins a page, entries, values
 * and bytes of values, in four bytes each; levels; values. */
#define HEAD 20

static void
save_page(const struct column *column, size_t which,
    const struct column_place *from, struct blob *to)
{
    const struct column_page *page = &column->pages[which];
    size_t entries = page->definitions.n - from->entries;

    blob_little(to, column->node->column, 4);
    blob_little(to, from->entries == 0, 4);
    blob_little(to, entries, 4);
    blob_little(to, page->n - from->n, 4);
    blob_little(to, page->values.n - from->bytes, 4);
    if (page->repetitions.n > 0)
        blob_add(to, page->repetitions.p + from->entries, entries);
    blob_add(to, page->definitions.p + from->entries, entries);
    blob_add(to, page->values.p + from->bytes, page->values.n - from->bytes);
}

void
column_save(struct column *column, struct blob *to)
{
    struct column_place from = column->saved;
    size_t i = from.pages > 0 ? from.pages - 1 : 0;

    for (; i < column->npages; i++) {
        if (column->pages[i].definitions.n > from.entries)
            save_page(column, i, &from, to);
        from = (struct column_place){ 0 };
    }
    column->saved = place(column);
}

int
column_load(struct column *columns, size_t ncolumns, const unsigned char **at,
    const unsigned char *end)
{
    const unsigned char *bytes = *at;
    uint64_t head[HEAD / 4], size;
    struct column_page *page;
    struct column *column;
    size_t i;

    if (end - bytes < HEAD)
        return -1;
    for (i = 0; i < HEAD / 4; i++, bytes += 4)
        head[i] = blob_read_little(bytes, 4);
    if (head[0] >= ncolumns)
        return -1;
    column = &columns[head[0]];
    size = head[2] * (column->node->repeats > 0 ? 2 : 1) + head[4];
    page = head[1] != 0 ? new_page(column) : last(column);
    if (page == NULL || (uint64_t)(end - bytes) < size)
        return -1;
    if (column->node->repeats > 0) {
        blob_add(&page->repetitions, bytes, head[2]);
        bytes += head[2];
    }
    blob_add(&page->definitions, bytes, head[2]);
    blob_add(&page->values, bytes + head[2], head[4]);
    page->n += head[3];
    *at = bytes + head[2] + head[4];
    column->saved = place(column);
    return page->repetitions.failed || page->definitions.failed ||
                   page->values.failed
               ? -1
               : 0;
}
