/* SPDX-License-Identifier: MIT */
#include "endings.h"

#include "text/utf8.h"

#define HEADING_MOST 80  /* bytes of a heading that ends the article */
#define BEFORE_LEAST 400 /* bytes of the article before it */
#define BEFORE_SHARE 0.35
/* Bytes of a paragraph that is no teaser, and what such paragraphs behind a
 * line that is no heading have of those before it at most. */
#define LONG        150
#define BEHIND_MOST 0.3
/* Code points of a paragraph that the article goes on with, if its links are
 * less than this share of it. */
#define GOES_ON 80
#define LINKED  0.3

static bool
is_heading_paragraph(const struct paragraph *paragraph)
{
    return (tags_are(paragraph->tag) & TAG_IS_HEADING) != 0;
}

static bool
ends_as_prose(const struct page *page, const struct paragraph *paragraph)
{
    return !paragraph->gone && !is_heading_paragraph(paragraph) &&
           utf8_count(paragraph->text.s, paragraph->text.n) >= GOES_ON &&
           measure_density(&page->m, paragraph->node) < LINKED;
}

static bool
same_class(const struct dom *dom, uint32_t a, uint32_t b)
{
    const struct str *text = dom_attr(dom, a, ATTR_class);
    const struct str *other = dom_attr(dom, b, ATTR_class);

    if (text == NULL || other == NULL)
        return text == other;
    return str_same(*text, *other);
}

static bool
same_style(const struct dom *dom, uint32_t a, uint32_t b)
{
    return dom->v[a].tag == dom->v[b].tag && same_class(dom, a, b);
}

/* Are two blocks paragraphs of one column: of one style in one element, or
 * each in a wrapper of one style there? */
static bool
same_column(const struct dom *dom, uint32_t a, uint32_t b)
{
    uint32_t one = dom->v[a].parent, other = dom->v[b].parent;

    if (a == b || !same_style(dom, a, b) || one == DOM_NONE ||
        other == DOM_NONE)
        return a == b;
    if (one == other)
        return true;
    return dom->v[one].parent == dom->v[other].parent &&
           same_style(dom, one, other);
}

/* The first paragraph behind `at` that goes on with the column of the last
 * prose before it; ps->n if none does. */
static size_t
next_of_column(const struct page *page, const struct paragraphs *ps, size_t at)
{
    size_t before = at, k;

    while (before > 0 && !ends_as_prose(page, &ps->v[before - 1]))
        before--;
    for (k = at + 1; before > 0 && k < ps->n; k++) {
        if (ends_as_prose(page, &ps->v[k]) &&
            same_column(&page->dom, ps->v[before - 1].node, ps->v[k].node))
            return k;
    }
    return ps->n;
}

/* The box below a heading goes, up to the paragraph that goes on: lines of
 * links, and the heading, unless it is one of the column that only begins with
 * these words. */
static void
cut_box(const struct page *page, struct paragraphs *ps, size_t at, size_t on)
{
    const struct dom *dom = &page->dom;
    const struct paragraph *paragraph = &ps->v[at];
    bool own =
        is_heading_paragraph(paragraph) && on == at + 1 &&
        dom->v[paragraph->node].parent == dom->v[ps->v[on].node].parent &&
        !rules_cue_is(page->rules, CUES_STOP, paragraph->text);
    size_t k;

    ps->v[at].gone = !own;
    for (k = at + 1; k < on; k++) {
        if (is_heading_paragraph(&ps->v[k]))
            return;
        if (measure_density(&page->m, ps->v[k].node) > LINKED)
            ps->v[k].gone = true;
    }
}

/* Does the paragraph name what stands behind an article? */
static bool
is_ending(const struct page *page, const struct paragraph *paragraph)
{
    return !paragraph->gone && paragraph->text.n <= HEADING_MOST &&
           rules_cue(page->rules, CUES_STOP, paragraph->text);
}

void
endings_cut(const struct page *page, struct paragraphs *ps)
{
    double all = 0, before = 0, behind = 0;
    size_t i, on;
    bool late;

    for (i = 0; i < ps->n; i++) {
        const struct paragraph *paragraph = &ps->v[i];

        all += paragraph->gone ? 0 : (double)paragraph->text.n;
        behind += !paragraph->gone && paragraph->text.n > LONG
                      ? (double)paragraph->text.n
                      : 0;
    }
    for (i = 0; i < ps->n; i++) {
        const struct paragraph *paragraph = &ps->v[i];

        if (paragraph->gone)
            continue;
        behind -= paragraph->text.n > LONG ? (double)paragraph->text.n : 0;
        late = before > BEFORE_SHARE * all && before > BEFORE_LEAST;
        if (is_ending(page, paragraph) &&
            (is_heading_paragraph(paragraph) ||
                (late && behind < BEHIND_MOST * before))) {
            on = next_of_column(page, ps, i);
            if (on < ps->n) {
                cut_box(page, ps, i, on);
                continue;
            }
            for (; late && i < ps->n; i++)
                ps->v[i].gone = true;
            if (late)
                return;
        }
        before += (double)paragraph->text.n;
    }
}
