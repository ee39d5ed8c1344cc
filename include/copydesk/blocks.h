/* SPDX-License-Identifier: MIT */
/*
 * copydesk/blocks.h - what the paragraphs of a text are, as the field `blocks`
 * of its record says: headings, items of lists, captions.
 *
 * `blocks` has one object for each paragraph of `text`, in order:
 *
 *     {"kind": "heading", "level": 2, "start": 120, "end": 134}
 *
 * `start` and `end` count code points into `text`, like those of quotes;
 * `level` is that of a heading, 1 to 6, or how deep the list of an item is,
 * from 1; others have none.  Whoever changes `text` sets `blocks` to a new
 * value in the same call of `process`: the host drops those that were left.
 *
 * Static inline over jansson's public API, as record.h.
 */
#ifndef COPYDESK_BLOCKS_H
#define COPYDESK_BLOCKS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cd_block_kind {
    CD_BLOCK_PARAGRAPH, /* of prose, or of what is not known */
    CD_BLOCK_HEADING,
    CD_BLOCK_ITEM,      /* of a list */
    CD_BLOCK_QUOTATION, /* set apart from the text */
    CD_BLOCK_CAPTION,   /* of a picture or a table */
    CD_BLOCK_TABLE,     /* a row, or several rows, each a line */
    CD_BLOCK_CODE,
    CD_BLOCK_CREDIT, /* who made a picture, or said a quotation */
    CD_BLOCK_KINDS
};

/* The kind's name in the field, static. */
static inline const char *
cd_block_name(enum cd_block_kind kind)
{
    static const char *const names[CD_BLOCK_KINDS] = { "paragraph", "heading",
        "item", "quotation", "caption", "table", "code", "credit" };

    return names[kind];
}

struct cd_block {
    enum cd_block_kind kind;
    int level;         /* 0: none */
    size_t start, end; /* code points */
    size_t at, n;      /* the same stretch in bytes */
};

/* A walk through the blocks of a record. */
struct cd_blocks {
    const json_t *list;
    const char *s; /* the text */
    size_t n, i;
    size_t at, chars;      /* so far */
    struct cd_block block; /* the last that cd_blocks_next() gave */
    bool over;
};

/* Begin; a record without blocks has none to give.  Valid until the record
 * changes. */
static inline void
cd_blocks_begin(struct cd_blocks *b, const json_t *rec)
{
    const json_t *text = json_object_get(rec, "text");

    memset(b, 0, sizeof(*b));
    b->list = json_object_get(rec, "blocks");
    b->s = json_string_value(text);
    b->n = json_string_length(text);
}

/* Go on to the byte of the code point `to`.  Is there one, or the end? */
static inline bool
cd_blocks_go_(struct cd_blocks *b, json_int_t to)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    uint64_t eight;

    if (to < 0)
        return false;
    while (b->chars < (size_t)to && b->at < b->n) {
        /* Most characters are ASCII: eight at a time. */
        if ((size_t)to - b->chars >= sizeof(eight) &&
            b->n - b->at >= sizeof(eight)) {
            memcpy(&eight, b->s + b->at, sizeof(eight));
            if ((eight & high) == 0) {
                b->at += sizeof(eight);
                b->chars += sizeof(eight);
                continue;
            }
        }
        b->at++;
        while (b->at < b->n && ((unsigned char)b->s[b->at] & 0xc0) == 0x80)
            b->at++;
        b->chars++;
    }
    return b->chars == (size_t)to;
}

/* The next block, in b->block.  False behind the last, and where what stands
 * in the field is no block of this text: b->over tells that it is the end. */
static inline bool
cd_blocks_next(struct cd_blocks *b)
{
    const json_t *x = json_array_get(b->list, b->i),
                 *start = json_object_get(x, "start"),
                 *end = json_object_get(x, "end");
    const char *kind = json_string_value(json_object_get(x, "kind"));
    struct cd_block *to = &b->block;
    int k = 0;

    if (b->over || b->i >= json_array_size(b->list)) {
        b->over = true;
        return false;
    }
    while (kind != NULL && k < CD_BLOCK_KINDS &&
           strcmp(kind, cd_block_name((enum cd_block_kind)k)) != 0)
        k++;
    if (kind == NULL || k == CD_BLOCK_KINDS || !json_is_integer(start) ||
        !json_is_integer(end) ||
        json_integer_value(start) >= json_integer_value(end) ||
        !cd_blocks_go_(b, json_integer_value(start)))
        return false;
    to->at = b->at;
    if (!cd_blocks_go_(b, json_integer_value(end)))
        return false;
    to->n = b->at - to->at;
    to->kind = (enum cd_block_kind)k;
    to->level = (int)json_integer_value(json_object_get(x, "level"));
    to->start = (size_t)json_integer_value(start);
    to->end = (size_t)json_integer_value(end);
    b->i++;
    return true;
}

/* What the byte of the text at `at` is part of: CD_BLOCK_PARAGRAPH where the
 * field does not tell.  From one call to the next `at` does not fall. */
static inline enum cd_block_kind
cd_blocks_kind(struct cd_blocks *b, size_t at)
{
    while (!b->over && at >= b->block.at + b->block.n) {
        if (!cd_blocks_next(b)) {
            b->over = true;
            b->block.kind = CD_BLOCK_PARAGRAPH;
        }
    }
    return at >= b->block.at ? b->block.kind : CD_BLOCK_PARAGRAPH;
}

/* Put a block behind those in the array.  -1 if memory runs out. */
static inline int
cd_blocks_add(
    json_t *list, enum cd_block_kind kind, int level, size_t start, size_t end)
{
    json_t *x = json_object();

    json_object_set_new_nocheck(
        x, "kind", json_string_nocheck(cd_block_name(kind)));
    if (level > 0)
        json_object_set_new_nocheck(x, "level", json_integer(level));
    json_object_set_new_nocheck(x, "start", json_integer((json_int_t)start));
    if (json_object_set_new_nocheck(x, "end", json_integer((json_int_t)end)) ==
        0)
        return json_array_append_new(list, x);
    json_decref(x);
    return -1;
}

#ifdef __cplusplus
}
#endif

#endif
