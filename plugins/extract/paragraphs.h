/* SPDX-License-Identifier: MIT */
/*
 * paragraphs - the text of an element as paragraphs.
 *
 * Headings, items of lists ("- ", or their number), quoted blocks and cells of
 * tables (" | " between them, a row a line) come out as plain text.
 */
#ifndef EXTRACT_PARAGRAPHS_H
#define EXTRACT_PARAGRAPHS_H

#include <copydesk/blocks.h>

#include "page.h"

struct paragraph {
    enum tag tag;  /* of the block that it stands in */
    uint32_t node; /* that block */
    enum cd_block_kind kind;
    int level;       /* of a heading or an item; else 0 */
    struct str text; /* white space folded */
    bool time;       /* of an entry of a live blog: a heading */
    bool promise;    /* of other articles */
    bool gone;
};

struct paragraphs {
    struct paragraph *v;
    size_t n, cap;
};

/* Of what is not gone below an element. */
struct paragraphs paragraphs_read(const struct page *page, uint32_t root);

/* A paragraph of prose at the end, which no element is known of. */
void paragraphs_add(
    struct paragraphs *ps, const struct pool *pool, struct str text);

/* The text of those that are not gone, an empty line between them. */
struct str paragraphs_join(
    const struct paragraphs *ps, const struct pool *pool);
/* Their kinds: what the field `blocks` says of that text.  NULL if memory runs
 * out. */
json_t *paragraphs_blocks(const struct paragraphs *ps);

#endif
