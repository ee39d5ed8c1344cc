/* SPDX-License-Identifier: MIT */
#include "chunk.h"

#include <zlib.h>

#include "dictionary.h"
#include "hybrid.h"

/* Of parquet.thrift. */
enum { PLAIN = 0, RLE = 3, RLE_DICTIONARY = 8 };
enum { DATA_PAGE = 0, DICTIONARY_PAGE = 2 };
enum { UNCOMPRESSED = 0, ZSTD = 6 };
enum {
    H_TYPE = 1,
    H_PLAIN_SIZE,
    H_PACKED_SIZE,
    H_CRC,
    H_DATA,
    H_DICTIONARY = 7
};
enum {
    C_TYPE = 1,
    C_ENCODINGS,
    C_PATH,
    C_CODEC,
    C_ENTRIES,
    C_PLAIN_SIZE,
    C_PACKED_SIZE,
    C_DATA = 9,
    C_DICTIONARY = 11,
    C_STATISTICS,
    C_PAGES
};

/* A chunk being written. */
struct writing {
    struct chunk *chunk;
    struct chunk_codec *codec;
    chunk_put *put;
    void *ctx;
    uint64_t at;
};

/* ---- a page -------------------------------------------------------------- */

/* Compress codec->plain.  What is to be written, NULL if memory runs out. */
static const struct blob *
pack(struct chunk_codec *x)
{
    size_t n, most;

    if (x->plain.failed)
        return NULL;
    if (x->zstd == NULL)
        return &x->plain;
    x->packed.n = 0;
    most = ZSTD_compressBound(x->plain.n);
    if (blob_room(&x->packed, most) == NULL)
        return NULL;
    n = ZSTD_compress2(x->zstd, x->packed.p, most, x->plain.p, x->plain.n);
    if (ZSTD_isError(n))
        return NULL;
    x->packed.n = n;
    return &x->packed;
}

/* What its header says of the kind of page. */
struct kind {
    bool dictionary;
    int encoding;
    size_t entries;
};

static void
describe_kind(struct thrift *t, const struct kind *k)
{
    thrift_struct(t, k->dictionary ? H_DICTIONARY : H_DATA);
    thrift_i32(t, 1, (int32_t)k->entries);
    thrift_i32(t, 2, k->encoding);
    if (!k->dictionary) {
        thrift_i32(t, 3, RLE); /* of definition and of repetition levels */
        thrift_i32(t, 4, RLE);
    }
    thrift_end(t);
}

/* Write codec->plain as a page. */
static int
put_page(struct writing *w, const struct kind *k)
{
    const struct blob *b = pack(w->codec);
    struct blob head = { 0 };
    struct thrift t;
    int rc = b == NULL ? -1 : 0;

    if (rc == 0) {
        thrift_begin(&t, &head);
        thrift_i32(&t, H_TYPE, k->dictionary ? DICTIONARY_PAGE : DATA_PAGE);
        thrift_i32(&t, H_PLAIN_SIZE, (int32_t)w->codec->plain.n);
        thrift_i32(&t, H_PACKED_SIZE, (int32_t)b->n);
        thrift_i32(&t, H_CRC, (int32_t)(uint32_t)crc32_z(0, b->p, b->n));
        describe_kind(&t, k);
        thrift_end(&t);
        w->chunk->plain += head.n + w->codec->plain.n;
        w->chunk->packed += head.n + b->n;
        w->at += head.n + b->n;
        rc = head.failed || w->put(w->ctx, &head) || w->put(w->ctx, b) ? -1 : 0;
    }
    blob_free(&head);
    return rc;
}

/* ---- what is in a page --------------------------------------------------- */

/* Levels, with their length before them; none where all are 0. */
static void
add_levels(struct chunk_codec *x, const struct blob *levels, unsigned most)
{
    struct blob *to = &x->plain;
    uint32_t *v;
    size_t i, at = to->n, size;

    if (most == 0)
        return;
    x->numbers.n = 0;
    v = (uint32_t *)(void *)blob_room(
        &x->numbers, levels->n * sizeof(uint32_t) + 1);
    if (v == NULL) {
        to->failed = true;
        return;
    }
    for (i = 0; i < levels->n; i++)
        v[i] = levels->p[i];
    blob_little(to, 0, 4);
    hybrid_put(to, v, levels->n, hybrid_width(most));
    size = to->n - at - 4;
    for (i = 0; i < 4 && !to->failed; i++)
        to->p[at + i] = (unsigned char)(size >> 8 * i);
}

/* Booleans, a bit each. */
static void
add_bits(struct blob *to, const struct blob *v)
{
    size_t i;
    unsigned byte = 0;

    for (i = 0; i < v->n; i++) {
        byte |= (unsigned)v->p[i] << i % 8;
        if (i % 8 == 7 || i + 1 == v->n) {
            blob_byte(to, byte);
            byte = 0;
        }
    }
}

/* One page; `numbers` are those of its values in the dictionary, or NULL. */
static int
put_data(struct writing *w, const struct column *c, const struct column_page *p,
    const uint32_t *numbers, unsigned width)
{
    struct blob *to = &w->codec->plain;
    const struct kind k = { false, numbers != NULL ? RLE_DICTIONARY : PLAIN,
        p->definitions.n };

    to->n = 0;
    add_levels(w->codec, &p->repetitions, c->node->repeats);
    add_levels(w->codec, &p->definitions, c->node->defined);
    if (numbers != NULL) {
        blob_byte(to, width);
        hybrid_put(to, numbers, p->n, width);
    } else if (c->node->type == TABLE_BOOLEAN) {
        add_bits(to, &p->values);
    } else {
        blob_add(to, p->values.p, p->values.n);
    }
    w->chunk->entries += p->definitions.n;
    w->chunk->pages++;
    return put_page(w, &k);
}

static int
put_dictionary(struct writing *w, const struct dictionary *d)
{
    const struct kind k = { true, PLAIN, d->n };

    w->codec->plain.n = 0;
    blob_add(&w->codec->plain, d->values.p, d->values.n);
    return put_page(w, &k);
}

/* ---- the chunk ----------------------------------------------------------- */

int
chunk_write(struct chunk *k, const struct column *c, uint64_t at,
    struct chunk_codec *codec, chunk_put *put, void *ctx)
{
    struct writing w = { k, codec, put, ctx, at };
    struct dictionary d;
    int made = dictionary_make(&d, c), rc = made < 0 ? -1 : 0;
    const uint32_t *of = d.of;
    size_t i;

    *k = (struct chunk){ .node = c->node, .zstd = codec->zstd != NULL };
    bounds_find(&k->bounds, c);
    if (made > 0) {
        k->dictionary = at;
        rc = put_dictionary(&w, &d);
    }
    k->data = w.at;
    for (i = 0; i < c->npages && rc == 0; i++) {
        if (c->pages[i].definitions.n == 0)
            continue; /* the row that began it was refused */
        rc = put_data(&w, c, &c->pages[i], made > 0 ? of : NULL,
            hybrid_width(d.n > 0 ? d.n - 1 : 0));
        of = made > 0 ? of + c->pages[i].n : of;
    }
    dictionary_free(&d);
    return rc;
}

/* PageEncodingStats */
static void
describe_pages(struct thrift *to, int type, int encoding, uint64_t n)
{
    thrift_element(to);
    thrift_i32(to, 1, type);
    thrift_i32(to, 2, encoding);
    thrift_i32(to, 3, (int32_t)n);
    thrift_end(to);
}

static void
describe_encodings(struct thrift *to, bool dictionary)
{
    thrift_list(to, C_ENCODINGS, THRIFT_I32, dictionary ? 3 : 2);
    thrift_element_i32(to, PLAIN);
    thrift_element_i32(to, RLE);
    if (dictionary)
        thrift_element_i32(to, RLE_DICTIONARY);
}

static void
describe_meta(const struct chunk *k, struct thrift *to)
{
    const bool dictionary = k->dictionary != 0;

    thrift_i32(to, C_TYPE, (int32_t)table_physical(k->node->type));
    describe_encodings(to, dictionary);
    table_put_path(k->node, to, C_PATH);
    thrift_i32(to, C_CODEC, k->zstd ? ZSTD : UNCOMPRESSED);
    thrift_i64(to, C_ENTRIES, (int64_t)k->entries);
    thrift_i64(to, C_PLAIN_SIZE, (int64_t)k->plain);
    thrift_i64(to, C_PACKED_SIZE, (int64_t)k->packed);
    thrift_i64(to, C_DATA, (int64_t)k->data);
    if (dictionary)
        thrift_i64(to, C_DICTIONARY, (int64_t)k->dictionary);
    bounds_put(&k->bounds, to, C_STATISTICS);
    thrift_list(to, C_PAGES, THRIFT_STRUCT, dictionary ? 2 : 1);
    if (dictionary)
        describe_pages(to, DICTIONARY_PAGE, PLAIN, 1);
    describe_pages(
        to, DATA_PAGE, dictionary ? RLE_DICTIONARY : PLAIN, k->pages);
}

void
chunk_describe(const struct chunk *k, struct thrift *to)
{
    thrift_element(to);
    thrift_i64(to, 2, 0); /* no copy of the metadata elsewhere */
    thrift_struct(to, 3);
    describe_meta(k, to);
    thrift_end(to);
    thrift_end(to);
}
