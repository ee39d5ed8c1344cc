/* SPDX-License-Identifier: MIT */
/*
 * kinds - what the lines of a text are, as `blocks` of the record says, from
 * the text as it came to the text as it is left.
 */
#ifndef CLEAN_KINDS_H
#define CLEAN_KINDS_H

#include <copydesk/blocks.h>

#include "doc.h"

/* A line of the text. */
struct kind {
    unsigned char kind;  /* enum cd_block_kind */
    unsigned char level; /* of a heading or an item; else 0 */
    bool known;          /* part of a block */
    bool begins;         /* the first line of it */
};

struct kinds {
    struct kind *v; /* NULL: nothing is known */
    size_t n;
};

/* Of the record's text, which is s[0..n).  Nothing where there are no blocks,
 * and where they are not made of lines of this text. */
struct kinds kinds_read(
    const json_t *rec, const struct pool *pool, struct str text);

/* The same for the text that control_strip() will make of `text`, which still
 * has the lines that were read. */
struct kinds kinds_split(
    const struct kinds *kinds, const struct pool *pool, struct str text);

/* The text with a mark (marks.h) before each line that is known. */
struct str kinds_mark(
    const struct kinds *kinds, const struct pool *pool, struct str text);

/* The blocks of a text whose lines these are still; NULL if they are not, or
 * if memory runs out. */
json_t *kinds_of_lines(const struct kinds *kinds, struct str text);

/* The blocks of what doc_text() gives; NULL if memory runs out. */
json_t *kinds_of_doc(const struct doc *doc);

#endif
