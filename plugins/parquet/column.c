/* SPDX-License-Identifier: MIT */
#include "column.h"

#include <stdlib.h>
#include <string.h>

static struct column_page *
last(const struct column *c)
{
    return c->npages > 0 ? &c->pages[c->npages - 1] : NULL;
}

static size_t
page_size(const struct column_page *p)
{
    return p->repetitions.n + p->definitions.n + p->values.n;
}

static struct column_page *
new_page(struct column *c)
{
    struct column_page *v = c->pages;
    size_t cap = c->cap;

    if (c->npages > 0) {
        blob_trim(&last(c)->repetitions);
        blob_trim(&last(c)->definitions);
        blob_trim(&last(c)->values);
        c->full += page_size(last(c));
    }
    if (c->npages == cap) {
        cap = 2 * cap + 4;
        if ((v = realloc(v, cap * sizeof(*v))) == NULL) {
            c->failed = true;
            return NULL;
        }
        c->pages = v;
        c->cap = cap;
    }
    c->pages[c->npages] = (struct column_page){ 0 };
    return &c->pages[c->npages++];
}

static struct column_place
place(const struct column *c)
{
    const struct column_page *p = last(c);
    struct column_place at = { .pages = c->npages };

    if (p != NULL) {
        at.entries = p->definitions.n;
        at.bytes = p->values.n;
        at.n = p->n;
    }
    return at;
}

void
column_row(struct column *c)
{
    const struct column_page *p = last(c);

    if (p == NULL || page_size(p) >= COLUMN_PAGE)
        new_page(c);
    c->row = place(c);
}

void
column_unrow(struct column *c)
{
    struct column_page *p = last(c);

    if (p == NULL)
        return;
    if (p->repetitions.n > c->row.entries)
        p->repetitions.n = c->row.entries;
    p->definitions.n = c->row.entries;
    p->values.n = c->row.bytes;
    p->n = c->row.n;
}

void
column_null(struct column *c, uint8_t repetition, uint8_t definition)
{
    struct column_page *p = last(c);

    if (p == NULL)
        return; /* memory ran out when the row began */
    if (c->node->repeats > 0)
        blob_byte(&p->repetitions, repetition);
    blob_byte(&p->definitions, definition);
    c->failed |= p->repetitions.failed || p->definitions.failed;
}

void
column_bytes(struct column *c, uint8_t repetition, const void *bytes, size_t n)
{
    struct column_page *p = last(c);

    column_null(c, repetition, c->node->defined);
    if (p == NULL)
        return;
    blob_little(&p->values, n, 4);
    blob_add(&p->values, bytes, n);
    p->n++;
    c->failed |= p->values.failed;
}

void
column_number(struct column *c, uint8_t repetition, uint64_t bits)
{
    struct column_page *p = last(c);

    column_null(c, repetition, c->node->defined);
    if (p == NULL)
        return;
    blob_little(&p->values, bits, table_width(c->node->type));
    p->n++;
    c->failed |= p->values.failed;
}

size_t
column_size(const struct column *c)
{
    return c->npages > 0 ? c->full + page_size(last(c)) : 0;
}

void
column_clear(struct column *c)
{
    size_t i;

    for (i = 0; i < c->npages; i++) {
        blob_free(&c->pages[i].repetitions);
        blob_free(&c->pages[i].definitions);
        blob_free(&c->pages[i].values);
    }
    free(c->pages);
    *c = (struct column){ .node = c->node };
}

/* ---- pieces -------------------------------------------------------------- */

/* A piece: the number of the column, whether it begins a page, entries, values
 * and bytes of values, in four bytes each; levels; values. */
#define HEAD 20

static void
save_page(const struct column *c, size_t which, const struct column_place *from,
    struct blob *to)
{
    const struct column_page *p = &c->pages[which];
    size_t entries = p->definitions.n - from->entries;

    blob_little(to, c->node->column, 4);
    blob_little(to, from->entries == 0, 4);
    blob_little(to, entries, 4);
    blob_little(to, p->n - from->n, 4);
    blob_little(to, p->values.n - from->bytes, 4);
    if (p->repetitions.n > 0)
        blob_add(to, p->repetitions.p + from->entries, entries);
    blob_add(to, p->definitions.p + from->entries, entries);
    blob_add(to, p->values.p + from->bytes, p->values.n - from->bytes);
}

void
column_save(struct column *c, struct blob *to)
{
    struct column_place from = c->saved;
    size_t i = from.pages > 0 ? from.pages - 1 : 0;

    for (; i < c->npages; i++) {
        if (c->pages[i].definitions.n > from.entries)
            save_page(c, i, &from, to);
        from = (struct column_place){ 0 };
    }
    c->saved = place(c);
}

int
column_load(struct column *columns, size_t ncolumns, const unsigned char **at,
    const unsigned char *end)
{
    const unsigned char *p = *at;
    uint64_t head[HEAD / 4], size;
    struct column_page *page;
    struct column *c;
    size_t i;

    if (end - p < HEAD)
        return -1;
    for (i = 0; i < HEAD / 4; i++, p += 4)
        head[i] = blob_read_little(p, 4);
    if (head[0] >= ncolumns)
        return -1;
    c = &columns[head[0]];
    size = head[2] * (c->node->repeats > 0 ? 2 : 1) + head[4];
    page = head[1] != 0 ? new_page(c) : last(c);
    if (page == NULL || (uint64_t)(end - p) < size)
        return -1;
    if (c->node->repeats > 0) {
        blob_add(&page->repetitions, p, head[2]);
        p += head[2];
    }
    blob_add(&page->definitions, p, head[2]);
    blob_add(&page->values, p + head[2], head[4]);
    page->n += head[3];
    *at = p + head[2] + head[4];
    c->saved = place(c);
    return page->repetitions.failed || page->definitions.failed ||
                   page->values.failed
               ? -1
               : 0;
}
