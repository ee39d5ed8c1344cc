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
pack(struct chunk_codec *codec)
{
    size_t n, most;

    if (codec->plain.failed)
        return NULL;
    if (codec->zstd == NULL)
        return &codec->plain;
    codec->packed.n = 0;
    most = ZSTD_compressBound(codec->plain.n);
    if (blob_room(&codec->packed, most) == NULL)
        return NULL;
    n = ZSTD_compress2(
        codec->zstd, codec->packed.p, most, codec->plain.p, codec->plain.n);
    if (ZSTD_isError(n))
        return NULL;
    codec->packed.n = n;
    return &codec->packed;
}

/* What its header says of the kind of page. */
struct kind {
    bool dictionary;
    int encoding;
    size_t entries;
};

static void
describe_kind(struct thrift *thrift, const struct kind *kind)
{
    thrift_struct(thrift, kind->dictionary ? H_DICTIONARY : H_DATA);
    thrift_i32(thrift, 1, (int32_t)kind->entries);
    thrift_i32(thrift, 2, kind->encoding);
    if (!kind->dictionary) {
        thrift_i32(thrift, 3, RLE); /* of definition and of repetition levels */
        thrift_i32(thrift, 4, RLE);
    }
    thrift_end(thrift);
}

/* Write codec->plain as a page. */
static int
put_page(struct writing *writing, const struct kind *kind)
{
    const struct blob *b = pack(writing->codec);
    struct blob head = { 0 };
    struct thrift thrift;
    int rc = b == NULL ? -1 : 0;

    if (rc == 0) {
        thrift_begin(&thrift, &head);
        thrift_i32(
            &thrift, H_TYPE, kind->dictionary ? DICTIONARY_PAGE : DATA_PAGE);
        thrift_i32(&thrift, H_PLAIN_SIZE, (int32_t)writing->codec->plain.n);
        thrift_i32(&thrift, H_PACKED_SIZE, (int32_t)b->n);
        thrift_i32(&thrift, H_CRC, (int32_t)(uint32_t)crc32_z(0, b->p, b->n));
        describe_kind(&thrift, kind);
        thrift_end(&thrift);
        writing->chunk->plain += head.n + writing->codec->plain.n;
        writing->chunk->packed += head.n + b->n;
        writing->at += head.n + b->n;
        rc = head.failed || writing->put(writing->ctx, &head) ||
                     writing->put(writing->ctx, b)
                 ? -1
                 : 0;
    }
    blob_free(&head);
    return rc;
}

/* ---- what is in a page --------------------------------------------------- */

/* Levels, with their length before them; none where all are 0. */
static void
add_levels(struct chunk_codec *codec, const struct blob *levels, unsigned most)
{
    struct blob *to = &codec->plain;
    uint32_t *values;
    size_t i, at = to->n, size;

    if (most == 0)
        return;
    codec->numbers.n = 0;
    values = (uint32_t *)(void *)blob_room(
        &codec->numbers, levels->n * sizeof(uint32_t) + 1);
    if (values == NULL) {
        to->failed = true;
        return;
    }
    for (i = 0; i < levels->n; i++)
        values[i] = levels->p[i];
    blob_little(to, 0, 4);
    hybrid_put(to, values, levels->n, hybrid_width(most));
    size = to->n - at - 4;
    for (i = 0; i < 4 && !to->failed; i++)
        to->p[at + i] = (unsigned char)(size >> 8 * i);
}

/* Booleans, a bit each. */
static void
add_bits(struct blob *to, const struct blob *blob)
{
    size_t i;
    unsigned byte = 0;

    for (i = 0; i < blob->n; i++) {
        byte |= (unsigned)blob->p[i] << i % 8;
        if (i % 8 == 7 || i + 1 == blob->n) {
            blob_byte(to, byte);
            byte = 0;
        }
    }
}

/* One page; `numbers` are those of its values in the dictionary, or NULL. */
static int
put_data(struct writing *writing, const struct column *column,
    const struct column_page *page, const uint32_t *numbers, unsigned width)
{
    struct blob *to = &writing->codec->plain;
    const struct kind kind = { false, numbers != NULL ? RLE_DICTIONARY : PLAIN,
        page->definitions.n };

    to->n = 0;
    add_levels(writing->codec, &page->repetitions, column->node->repeats);
    add_levels(writing->codec, &page->definitions, column->node->defined);
    if (numbers != NULL) {
        blob_byte(to, width);
        hybrid_put(to, numbers, page->n, width);
    } else if (column->node->type == TABLE_BOOLEAN) {
        add_bits(to, &page->values);
    } else {
        blob_add(to, page->values.p, page->values.n);
    }
    writing->chunk->entries += page->definitions.n;
    writing->chunk->pages++;
    return put_page(writing, &kind);
}

static int
put_dictionary(struct writing *writing, const struct dictionary *dictionary,
    const struct column *column)
{
    const struct kind kind = { true, PLAIN, dictionary->n };

    writing->codec->plain.n = 0;
    dictionary_put(dictionary, column, &writing->codec->plain);
    return put_page(writing, &kind);
}

/* ---- the chunk ----------------------------------------------------------- */

int
chunk_write(struct chunk *chunk, const struct column *column, uint64_t at,
    struct chunk_codec *codec, chunk_put *put, void *ctx)
{
    struct writing writing = { chunk, codec, put, ctx, at };
    struct dictionary dictionary;
    int made = dictionary_make(&dictionary, column, codec->zstd != NULL);
    int rc = made < 0 ? -1 : 0;
    const uint32_t *of = dictionary.of;
    size_t i;

    *chunk =
        (struct chunk){ .node = column->node, .zstd = codec->zstd != NULL };
    bounds_find(&chunk->bounds, column);
    if (made > 0) {
        chunk->dictionary = at;
        rc = put_dictionary(&writing, &dictionary, column);
    }
    chunk->data = writing.at;
    for (i = 0; i < column->npages && rc == 0; i++) {
        if (column->pages[i].definitions.n == 0)
            continue; /* the row that began it was refused */
        rc = put_data(&writing, column, &column->pages[i], made > 0 ? of : NULL,
            hybrid_width(dictionary.n > 0 ? dictionary.n - 1 : 0));
        of = made > 0 ? of + column->pages[i].n : of;
    }
    dictionary_free(&dictionary);
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
describe_meta(const struct chunk *chunk, struct thrift *to)
{
    const bool dictionary = chunk->dictionary != 0;

    thrift_i32(to, C_TYPE, (int32_t)table_physical(chunk->node->type));
    describe_encodings(to, dictionary);
    table_put_path(chunk->node, to, C_PATH);
    thrift_i32(to, C_CODEC, chunk->zstd ? ZSTD : UNCOMPRESSED);
    thrift_i64(to, C_ENTRIES, (int64_t)chunk->entries);
    thrift_i64(to, C_PLAIN_SIZE, (int64_t)chunk->plain);
    thrift_i64(to, C_PACKED_SIZE, (int64_t)chunk->packed);
    thrift_i64(to, C_DATA, (int64_t)chunk->data);
    if (dictionary)
        thrift_i64(to, C_DICTIONARY, (int64_t)chunk->dictionary);
    bounds_put(&chunk->bounds, to, C_STATISTICS);
    thrift_list(to, C_PAGES, THRIFT_STRUCT, dictionary ? 2 : 1);
    if (dictionary)
        describe_pages(to, DICTIONARY_PAGE, PLAIN, 1);
    describe_pages(
        to, DATA_PAGE, dictionary ? RLE_DICTIONARY : PLAIN, chunk->pages);
}

void
chunk_describe(const struct chunk *chunk, struct thrift *to)
{
    thrift_element(to);
    thrift_i64(to, 2, 0); /* no copy of the metadata elsewhere */
    thrift_struct(to, 3);
    describe_meta(chunk, to);
    thrift_end(to);
    thrift_end(to);
}
