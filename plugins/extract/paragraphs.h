/*
 * paragraphs - the text of an element as paragraphs.
 *
 * Headings, items of lists ("- ", or their number), quoted blocks and cells of
 * tables (" | " between them, a row a line) come out as plain text.
 */
#ifndef EXTRACT_PARAGRAPHS_H
#define EXTRACT_PARAGRAPHS_H

#include "page.h"

struct paragraph {
    enum tag tag;    /* of the block that it stands in */
    uint32_t node;   /* that block */
    struct str text; /* white space folded */
    bool promise;    /* of other articles */
    bool gone;
};

struct paragraphs {
    struct paragraph *v;
    size_t n, cap;
};

/* Of what is not gone below an element. */
struct paragraphs paragraphs_read(const struct page *p, uint32_t root);

/* The text of those that are not gone, an empty line between them. */
struct str paragraphs_join(
    const struct paragraphs *ps, const struct pool *pool);

#endif
