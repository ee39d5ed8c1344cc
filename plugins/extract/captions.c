/* SPDX-License-Identifier: MIT */
#include "captions.h"

#include "people.h"
#include "text/utf8.h"

#define CAPTION_MOST 200 /* bytes of a line that is one by its place */

/* Is there a picture in the largest element, below the root, that has no text
 * but the line in the block? */
static bool
has_picture(const struct page *page, uint32_t root, uint32_t block)
{
    const struct dom *dom = &page->dom;
    uint32_t i = block, up = dom->v[i].parent;

    if (i == root || measure_of(&page->m, SUM_LINES, i) != 1)
        return false;
    while (up != DOM_NONE && up != root &&
           measure_of(&page->m, SUM_LINES, up) == 1) {
        i = up;
        up = dom->v[i].parent;
    }
    return dom_find(dom, i, dom->v[i].end, TAG_img) != DOM_NONE;
}

/* Does the line say who wrote the article, or when? */
static bool
is_about_article(const struct page *page, struct str line)
{
    return people_list(page, line) > 0 ||
           rules_cue(page->rules, CUES_BYLINE, line) ||
           rules_cue(page->rules, CUES_PUBLISHED, line) ||
           rules_cue(page->rules, CUES_MODIFIED, line);
}

static bool
may_be_caption(const struct page *page, const struct paragraph *x)
{
    return x->kind == CD_BLOCK_PARAGRAPH && !x->gone &&
           x->text.n <= CAPTION_MOST && !str_ends_sentence(x->text) &&
           measure_links(&page->m, x->node) == 0 &&
           !is_about_article(page, x->text);
}

void
captions_find(struct page *page, uint32_t root, struct paragraphs *ps)
{
    bool prose = false;
    size_t i;

    measure_make(&page->m, root);
    for (i = 0; i < ps->n; i++) {
        struct paragraph *x = &ps->v[i];

        if (prose && x->node >= root && may_be_caption(page, x) &&
            has_picture(page, root, x->node))
            x->kind = CD_BLOCK_CAPTION;
        prose = prose || utf8_count(x->text.s, x->text.n) >= MEASURE_PROSE;
    }
}
