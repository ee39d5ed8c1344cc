/* SPDX-License-Identifier: MIT */
#include "labels.h"

#define LABEL_MOST  80 /* code points of a label */
#define TITLE_LEAST 20 /* of a link that is a title: others are buttons */
#define LIST_LEAST  2  /* of them below a heading that is in no box */

static bool
is_heading_of_label(const struct page *page, uint32_t i)
{
    return (tags_are(page->dom.v[i].tag) & TAG_IS_HEADING) != 0;
}

/* Code points below a node, gone or not. */
static uint32_t
text_below(const struct page *page, uint32_t node)
{
    uint32_t i, n = 0;

    for (i = node + 1; i < page->dom.v[node].end; i++)
        n += page->dom.v[i].tag == TAG_TEXT ? page->m.runs[i].length : 0;
    return n;
}

/* Is what stands in [from, to) titles in links, most of it, and `least` of
 * them?  No caption of a picture counts, whatever it leads to. */
static bool
was_titles(const struct page *page, uint32_t from, uint32_t to, unsigned least)
{
    const struct dom *dom = &page->dom;
    uint32_t i, n, all = 0, titles = 0;
    unsigned seen = 0;

    for (i = from; i < to;) {
        enum tag tag = (enum tag)dom->v[i].tag;

        if (tag == TAG_a) {
            n = text_below(page, i);
            all += n;
            titles += n >= TITLE_LEAST ? n : 0;
            seen += n >= TITLE_LEAST;
        } else if (tag == TAG_TEXT) {
            all += page->m.runs[i].length;
        }
        i = tag == TAG_a || tag == TAG_figure || (tags_are(tag) & TAG_IS_HIDDEN)
                ? dom->v[i].end
                : i + 1;
    }
    return seen >= least && 2 * titles > all;
}

/* The largest element below the root in which the line is all that is left. */
static uint32_t
alone_in(const struct page *page, const struct line *line)
{
    const struct dom *dom = &page->dom;
    uint32_t i = line->owner, up = dom->v[i].parent;

    while (up != DOM_NONE && up != page->m.root &&
           dom_within(dom, page->m.root, up) &&
           measure_of(&page->m, SUM_LINES, up) == 1) {
        i = up;
        up = dom->v[i].parent;
    }
    return i;
}

static bool
is_label(const struct page *page, const struct line *line, struct str *text)
{
    const struct dom *dom = &page->dom;

    if (line->length > LABEL_MOST || line->link > 0 ||
        line->owner == page->m.root || dom->v[line->owner].tag == TAG_li)
        return false;
    *text = dom_folded_range(dom, line->at, line->last + 1);
    return is_heading_of_label(page, line->owner) ||
           !str_ends_sentence(*text) || str_ends(*text, ":");
}

/* Is nothing left of what the line leads to: it is the last one, or another
 * heading follows that is none below it? */
static bool
leads_nowhere(
    const struct page *page, const struct line *line, const struct line *next)
{
    const struct dom *dom = &page->dom;

    if (next == NULL)
        return true;
    return is_heading_of_label(page, next->owner) &&
           (!is_heading_of_label(page, line->owner) ||
               dom->v[next->owner].tag <= dom->v[line->owner].tag);
}

/* What goes with the line, if it is a label of links that went; DOM_NONE. */
static uint32_t
label_of(
    const struct page *page, const struct line *line, const struct line *next)
{
    const struct dom *dom = &page->dom;
    uint32_t box, end = next != NULL ? next->at : dom->v[page->m.root].end;
    struct str text;

    if (!is_label(page, line, &text))
        return DOM_NONE;
    box = alone_in(page, line);
    if (box != line->owner &&
        was_titles(page, line->last + 1, dom->v[box].end, 1))
        return box;
    if ((is_heading_of_label(page, line->owner) || str_ends(text, ":")) &&
        leads_nowhere(page, line, next) &&
        was_titles(page, line->last + 1, end, LIST_LEAST))
        return line->owner;
    return DOM_NONE;
}

void
labels_cut(struct page *page, uint32_t root)
{
    const struct line *next = NULL;
    size_t i, first = 0;

    measure_make(&page->m, root);
    while (
        first < page->m.nlines && page->m.lines[first].length < MEASURE_PROSE)
        first++;
    for (i = page->m.nlines; i > first; i--) {
        const struct line *line = &page->m.lines[i - 1];
        uint32_t label = label_of(page, line, next);

        if (label != DOM_NONE)
            dom_remove(&page->dom, label);
        else
            next = line;
    }
}
