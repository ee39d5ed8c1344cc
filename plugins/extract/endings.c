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
is_heading(const struct paragraph *x)
{
    return (tags_are(x->tag) & TAG_IS_HEADING) != 0;
}

static bool
is_prose(const struct page *p, const struct paragraph *x)
{
    return !x->gone && !is_heading(x) &&
           utf8_count(x->text.s, x->text.n) >= GOES_ON &&
           measure_density(&p->m, x->node) < LINKED;
}

static bool
same_class(const struct dom *d, uint32_t a, uint32_t b)
{
    const struct str *x = dom_attr(d, a, ATTR_class);
    const struct str *y = dom_attr(d, b, ATTR_class);

    if (x == NULL || y == NULL)
        return x == y;
    return str_same(*x, *y);
}

static bool
same_style(const struct dom *d, uint32_t a, uint32_t b)
{
    return d->v[a].tag == d->v[b].tag && same_class(d, a, b);
}

/* Are two blocks paragraphs of one column: of one style in one element, or
 * each in a wrapper of one style there? */
static bool
same_column(const struct dom *d, uint32_t a, uint32_t b)
{
    uint32_t x = d->v[a].parent, y = d->v[b].parent;

    if (a == b || !same_style(d, a, b) || x == DOM_NONE || y == DOM_NONE)
        return a == b;
    if (x == y)
        return true;
    return d->v[x].parent == d->v[y].parent && same_style(d, x, y);
}

/* The first paragraph behind `at` that goes on with the column of the last
 * prose before it; ps->n if none does. */
static size_t
goes_on(const struct page *p, const struct paragraphs *ps, size_t at)
{
    size_t before = at, k;

    while (before > 0 && !is_prose(p, &ps->v[before - 1]))
        before--;
    for (k = at + 1; before > 0 && k < ps->n; k++) {
        if (is_prose(p, &ps->v[k]) &&
            same_column(&p->dom, ps->v[before - 1].node, ps->v[k].node))
            return k;
    }
    return ps->n;
}

/* The box below a heading goes, up to the paragraph that goes on: lines of
 * links, and the heading, unless it is one of the column that only begins with
 * these words. */
static void
cut_box(const struct page *p, struct paragraphs *ps, size_t at, size_t on)
{
    const struct dom *d = &p->dom;
    const struct paragraph *x = &ps->v[at];
    bool own = is_heading(x) && on == at + 1 &&
               d->v[x->node].parent == d->v[ps->v[on].node].parent &&
               !rules_cue_is(p->rules, CUES_STOP, x->text);
    size_t k;

    ps->v[at].gone = !own;
    for (k = at + 1; k < on; k++) {
        if (is_heading(&ps->v[k]))
            return;
        if (measure_density(&p->m, ps->v[k].node) > LINKED)
            ps->v[k].gone = true;
    }
}

/* Does the paragraph name what stands behind an article? */
static bool
is_ending(const struct page *p, const struct paragraph *x)
{
    return !x->gone && x->text.n <= HEADING_MOST &&
           rules_cue(p->rules, CUES_STOP, x->text);
}

void
endings_cut(const struct page *p, struct paragraphs *ps)
{
    double all = 0, before = 0, behind = 0;
    size_t i, on;
    bool late;

    for (i = 0; i < ps->n; i++) {
        const struct paragraph *x = &ps->v[i];

        all += x->gone ? 0 : (double)x->text.n;
        behind += !x->gone && x->text.n > LONG ? (double)x->text.n : 0;
    }
    for (i = 0; i < ps->n; i++) {
        const struct paragraph *x = &ps->v[i];

        if (x->gone)
            continue;
        behind -= x->text.n > LONG ? (double)x->text.n : 0;
        late = before > BEFORE_SHARE * all && before > BEFORE_LEAST;
        if (is_ending(p, x) &&
            (is_heading(x) || (late && behind < BEHIND_MOST * before))) {
            on = goes_on(p, ps, i);
            if (on < ps->n) {
                cut_box(p, ps, i, on);
                continue;
            }
            for (; late && i < ps->n; i++)
                ps->v[i].gone = true;
            if (late)
                return;
        }
        before += (double)x->text.n;
    }
}
