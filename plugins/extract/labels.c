/* SPDX-License-Identifier: MIT */
#include "labels.h"

#define LABEL_MOST  80 /* code points of a label */
#define TITLE_LEAST 20 /* of a link that is a title: others are buttons */
#define LIST_LEAST  2  /* of them below a heading that is in no box */

static bool
is_heading(const struct page *p, uint32_t i)
{
    return (tags_are(p->dom.v[i].tag) & TAG_IS_HEADING) != 0;
}

/* Code points below a node, gone or not. */
static uint32_t
text_below(const struct page *p, uint32_t node)
{
    uint32_t i, n = 0;

    for (i = node + 1; i < p->dom.v[node].end; i++)
        n += p->dom.v[i].tag == TAG_TEXT ? p->m.runs[i].length : 0;
    return n;
}

/* Is what stands in [from, to) titles in links, most of it, and `least` of
 * them?  No caption of a picture counts, whatever it leads to. */
static bool
was_titles(const struct page *p, uint32_t from, uint32_t to, unsigned least)
{
    const struct dom *d = &p->dom;
    uint32_t i, n, all = 0, titles = 0;
    unsigned seen = 0;

    for (i = from; i < to;) {
        enum tag t = (enum tag)d->v[i].tag;

        if (t == TAG_a) {
            n = text_below(p, i);
            all += n;
            titles += n >= TITLE_LEAST ? n : 0;
            seen += n >= TITLE_LEAST;
        } else if (t == TAG_TEXT) {
            all += p->m.runs[i].length;
        }
        i = t == TAG_a || t == TAG_figure || (tags_are(t) & TAG_IS_HIDDEN)
                ? d->v[i].end
                : i + 1;
    }
    return seen >= least && 2 * titles > all;
}

/* The largest element below the root in which the line is all that is left. */
static uint32_t
alone_in(const struct page *p, const struct line *l)
{
    const struct dom *d = &p->dom;
    uint32_t i = l->owner, up = d->v[i].parent;

    while (up != DOM_NONE && up != p->m.root && dom_within(d, p->m.root, up) &&
           measure_of(&p->m, SUM_LINES, up) == 1) {
        i = up;
        up = d->v[i].parent;
    }
    return i;
}

static bool
is_label(const struct page *p, const struct line *l, struct str *t)
{
    const struct dom *d = &p->dom;

    if (l->length > LABEL_MOST || l->link > 0 || l->owner == p->m.root ||
        d->v[l->owner].tag == TAG_li)
        return false;
    *t = dom_folded_range(d, l->at, l->last + 1);
    return is_heading(p, l->owner) || !str_ends_sentence(*t) ||
           str_ends(*t, ":");
}

/* Is nothing left of what the line leads to: it is the last one, or another
 * heading follows that is none below it? */
static bool
leads_nowhere(
    const struct page *p, const struct line *l, const struct line *next)
{
    const struct dom *d = &p->dom;

    if (next == NULL)
        return true;
    return is_heading(p, next->owner) &&
           (!is_heading(p, l->owner) ||
               d->v[next->owner].tag <= d->v[l->owner].tag);
}

/* What goes with the line, if it is a label of links that went; DOM_NONE. */
static uint32_t
label_of(const struct page *p, const struct line *l, const struct line *next)
{
    const struct dom *d = &p->dom;
    uint32_t box, end = next != NULL ? next->at : d->v[p->m.root].end;
    struct str t;

    if (!is_label(p, l, &t))
        return DOM_NONE;
    box = alone_in(p, l);
    if (box != l->owner && was_titles(p, l->last + 1, d->v[box].end, 1))
        return box;
    if ((is_heading(p, l->owner) || str_ends(t, ":")) &&
        leads_nowhere(p, l, next) &&
        was_titles(p, l->last + 1, end, LIST_LEAST))
        return l->owner;
    return DOM_NONE;
}

void
labels_cut(struct page *p, uint32_t root)
{
    const struct line *next = NULL;
    size_t i, first = 0;

    measure_make(&p->m, root);
    while (first < p->m.nlines && p->m.lines[first].length < MEASURE_PROSE)
        first++;
    for (i = p->m.nlines; i > first; i--) {
        const struct line *l = &p->m.lines[i - 1];
        uint32_t label = label_of(p, l, next);

        if (label != DOM_NONE)
            dom_remove(&p->dom, label);
        else
            next = l;
    }
}
