/* SPDX-License-Identifier: MIT */
#include "authors.h"

#include <string.h>

#include "evidence.h"
#include "name.h"
#include "near.h"
#include "signed.h"

#define BYLINES_MOST 6  /* elements that are called a byline */
#define NAMED_MOST   12 /* short ones that say "author" */
#define NAMED_LENGTH 60 /* code points of those, at most */
/* Lines before and behind the headline that may hold a byline. */
#define AGENCY_LEAST \
    3 /* bytes of an agency alone on a line: "AA" is a button */
#define LINE_MOST  120 /* bytes of one */
#define LABEL_MOST 80  /* code points of one with a label */
#define PROSE_LEAST \
    160 /* code points of a line that is longer than a standfirst */
#define NEAR_BEFORE 4
#define NEAR_BEHIND 14

/* ---- linked data --------------------------------------------------------- */

/* A string without the tags that some put around a name. */
static struct str
untagged(const struct page *p, const struct linked *linked, const json_t *v)
{
    struct str t = linked_string(linked, v);
    char *to;
    size_t i, n = 0;
    bool inside = false;

    if (t.n == 0 || memchr(t.s, '<', t.n) == NULL)
        return t;
    to = pool_alloc(&p->dom.pool, t.n);
    for (i = 0; i < t.n; i++) {
        inside = inside || t.s[i] == '<';
        if (!inside)
            to[n++] = t.s[i];
        inside = inside && t.s[i] != '>';
    }
    return (struct str){ to, n };
}

static void
add_value(struct people *l, const struct page *p, const struct linked *linked,
    const json_t *v, struct str site)
{
    const json_t *x;
    size_t i;

    people_add(l, p, untagged(p, linked, v), site);
    json_array_foreach (v, i, x)
        people_add(l, p, untagged(p, linked, x), site);
}

/* "Ada Lind" of a given and a family name. */
static struct str
of_parts(const struct page *p, const struct linked *linked, const json_t *v)
{
    struct str given = linked_string(linked, json_object_get(v, "givenName"));
    struct str family = linked_string(linked, json_object_get(v, "familyName"));
    char *s;

    if (given.n == 0 || family.n == 0)
        return family;
    s = pool_alloc(&p->dom.pool, given.n + family.n + 1);
    memcpy(s, given.s, given.n);
    s[given.n] = ' ';
    memcpy(s + given.n + 1, family.s, family.n);
    return (struct str){ s, given.n + family.n + 1 };
}

/* Is it by its name the organization that publishes the article? */
static bool
is_publisher(const struct linked *linked, const json_t *v)
{
    struct str name = linked_string(linked, json_object_get(v, "name"));
    size_t i;

    for (i = 0; i < linked->nabout && name.n > 0; i++) {
        const json_t *by = linked_follow(
            linked, json_object_get(linked->about[i], "publisher"));

        if (linked_type(by, "Organization") && !linked_type(by, "Person") &&
            str_same(linked_name(linked, by, "name"), name))
            return true;
    }
    return false;
}

static void
add_author(struct people *l, const struct page *p, const struct linked *linked,
    const json_t *v, struct str site)
{
    if (!json_is_object(v)) {
        add_value(l, p, linked, v, site);
        return;
    }
    v = linked_follow(linked, v);
    if (is_publisher(linked, v))
        return;
    if (json_object_get(v, "name") == NULL)
        people_add(l, p, of_parts(p, linked, v), site);
    else if (!linked_type(v, "Organization"))
        add_value(l, p, linked, json_object_get(v, "name"), site);
    else
        people_agency(l, p, linked_name(linked, v, "name"));
}

static void
from_linked(struct people *l, const struct page *p, const struct linked *linked,
    struct str site)
{
    size_t i, k;

    for (i = 0; i < linked->nabout && l->n == 0; i++) {
        const json_t *v = json_object_get(linked->about[i], "author"), *x;

        /* One list in another is what programs make that mean well. */
        while (json_array_size(v) == 1 && json_is_array(json_array_get(v, 0)))
            v = json_array_get(v, 0);
        if (json_is_array(v)) {
            json_array_foreach (v, k, x)
                add_author(l, p, linked, x, site);
        } else if (v != NULL) {
            add_author(l, p, linked, v, site);
        }
    }
}

/* ---- elements ------------------------------------------------------------ */

static void
from_meta(struct people *l, const struct page *p, struct str site)
{
    static const char *const names[] = { "author", "article:author",
        "parsely-author", "dc.creator", "sailthru.author", "citation_author" };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]) && l->n == 0; i++) {
        struct str t;
        size_t at = 0;

        while ((t = page_meta_next(p, names[i], &at)).n > 0)
            people_add(l, p, t, site);
    }
}

static bool
is_byline(const struct dom *d, uint32_t i)
{
    static const char *const classes[] = { "author-name", "byline",
        "author__name", "entry-author", "post-author", NULL };
    const struct str *rel = dom_attr(d, i, ATTR_rel);
    const struct str *prop = dom_attr(d, i, ATTR_itemprop);

    return d->v[i].tag == TAG_address ||
           (rel != NULL && str_is(*rel, "author")) ||
           (prop != NULL && str_is(*prop, "author")) ||
           dom_attr_holds(d, i, ATTR_class, classes);
}

/* The node behind the text of an element up to its first button: "Ada Lind
 * [Follow]". */
static uint32_t
before_buttons(const struct dom *d, uint32_t i)
{
    uint32_t button = dom_find(d, i + 1, d->v[i].end, TAG_button);

    return button != DOM_NONE ? button : d->v[i].end;
}

/* Elements side by side that are a full name each: all of them are added. */
static bool
add_side_by_side(
    struct people *l, const struct page *p, uint32_t i, struct str site)
{
    const struct dom *d = &p->dom;
    uint32_t end = before_buttons(d, i), k;
    struct str names[PEOPLE_MOST];
    size_t n = 0, at;

    for (k = i + 1; k < end; k++) {
        struct str t;

        if (d->v[k].tag != TAG_TEXT || d->v[k].gone || p->m.runs[k].length < 4)
            continue;
        t = dom_folded(d, k);
        if (n == PEOPLE_MOST || !name_full(t))
            return false;
        names[n++] = t;
    }
    for (at = 0; at < n && n > 1; at++)
        people_add(l, p, names[at], site);
    return n > 1;
}

/* Is the element of what readers wrote, or of another article, a teaser? */
static bool
is_of_others(const struct page *p, uint32_t i)
{
    static const char *const classes[] = { "comment", "related", "recommend",
        "teaser", "trending", "popular", "most-read", NULL };
    const struct dom *d = &p->dom;

    for (; i != p->body && i != DOM_NONE; i = d->v[i].parent) {
        if (p->headline != DOM_NONE && dom_within(d, i, p->headline))
            return false;
        if ((p->bits[i] & CLASS_COMMENTS) ||
            dom_attr_holds(d, i, ATTR_class, classes))
            return true;
    }
    return false;
}

/* Is the element one of the same row as the first, its sister, or its cousin in
 * an item of the same list? */
static bool
is_beside_first(const struct dom *d, uint32_t first, uint32_t i)
{
    uint32_t row = d->v[first].parent, other = d->v[i].parent;

    return row == other ||
           (row != DOM_NONE && other != DOM_NONE &&
               d->v[row].tag == d->v[other].tag &&
               (d->v[row].tag == TAG_li || d->v[row].tag == TAG_span) &&
               d->v[row].parent == d->v[other].parent);
}

/* Add whom the first line of an element that names somebody names: what is on
 * the others tells of that person. */
static void
add_of_lines(struct people *l, const struct page *p, uint32_t from,
    uint32_t end, struct str site)
{
    const uint32_t *lines = p->m.sums[SUM_LINES];
    uint32_t at = from, next;
    size_t n = l->n, line;

    for (line = lines[from] + 1; at < end && l->n == n; line++) {
        next = line < p->m.nlines ? p->m.lines[line].at : end;
        next = next > at && next < end ? next : end;
        people_add_first(l, p, dom_folded_range(&p->dom, at, next), site);
        at = next;
    }
}

/* An address with more than a name in it is one of a house. */
static bool
is_no_name(const struct page *p, uint32_t i)
{
    return p->dom.v[i].tag == TAG_address &&
           !name_full(name_trim(dom_folded(&p->dom, i)));
}

static void
from_bylines(struct people *l, const struct page *p, struct str site)
{
    const struct dom *d = &p->dom;
    uint32_t i, first = DOM_NONE;
    size_t seen = 0;

    for (i = p->body; i < d->v[p->body].end && seen < BYLINES_MOST; i++) {
        if (d->v[i].nattrs == 0 && d->v[i].tag != TAG_address)
            continue;
        if (!is_byline(d, i) || is_no_name(p, i) || is_of_others(p, i) ||
            evidence_in_sentence(p, i, true) ||
            (l->n > 0 && (first == DOM_NONE || !is_beside_first(d, first, i))))
            continue;
        seen++;
        if (l->n > 0 && !name_full(name_trim(dom_folded(d, i))))
            continue;
        if (!add_side_by_side(l, p, i, site))
            add_of_lines(l, p, i, before_buttons(d, i), site);
        if (first == DOM_NONE && l->n > 0)
            first = i;
        if (l->n > 0)
            i = d->v[i].end - 1;
    }
}

/* Does the element say "author" in its class, or link to one? */
static bool
is_author(const struct dom *d, uint32_t i)
{
    static const char *const classes[] = { "author", "creator-name", "autor",
        "auteur", "autore", NULL };
    static const char *const paths[] = { "/author/", "/authors/",
        "?author=", NULL };

    return dom_attr_holds(d, i, ATTR_class, classes) ||
           dom_attr_holds(d, i, ATTR_href, paths);
}

static void
from_named(struct people *l, const struct page *p, struct str site)
{
    const struct dom *d = &p->dom;
    uint32_t i;
    size_t seen = 0;

    for (i = p->body; i < d->v[p->body].end && l->n == 0; i++) {
        struct str t, by;
        bool bare;

        if (d->v[i].nattrs == 0 || !is_author(d, i) ||
            measure_of(&p->m, SUM_LENGTH, i) > NAMED_LENGTH ||
            evidence_in_sentence(p, i, true) || is_of_others(p, i))
            continue;
        t = dom_folded_range(d, i, before_buttons(d, i));
        by = people_byline(p, t, &bare);
        t = by.n > 0 ? by : t;
        /* Words of two lines stand together here. */
        if (name_full(t) || (by.n > 0 && name_caseless(by)) ||
            (measure_of(&p->m, SUM_LINES, i) <= 1 &&
                (name_full(name_alone(p, t)) || people_list(p, t) > 1)))
            people_add_first(l, p, t, site);
        if (++seen == NAMED_MOST)
            return;
    }
}

/* Cards of social networks: twitter:label1 "Written by", twitter:data1. */
static void
from_cards(struct people *l, const struct page *p, struct str site)
{
    static const char *const labels[] = { "twitter:label1", "twitter:label2" };
    static const char *const data[] = { "twitter:data1", "twitter:data2" };
    size_t i;

    for (i = 0; i < 2; i++) {
        struct str t = page_meta(p, labels[i]);

        t = dom_lower(&p->dom, t);
        if (str_find(t, "written") != NULL || str_find(t, "author") != NULL)
            people_add(l, p, page_meta(p, data[i]), site);
    }
}

/* Has prose begun between the headline and the line? */
static bool
is_below_prose(const struct page *p, size_t from, size_t line)
{
    for (; from < line && from < p->m.nlines; from++) {
        if (p->m.lines[from].length >= PROSE_LEAST)
            return true;
    }
    return false;
}

/* Do several full names stand on the line, which no "by" tells, above the first
 * prose: "Ada Lind/Bo Berg"?  With commas it may be a heading or topics. */
static bool
is_signed(const struct page *p, size_t line)
{
    struct str t;

    if (line >= p->m.nlines || p->m.lines[line].length > LINE_MOST ||
        p->m.lines[line].link > 0)
        return false;
    t = near_line(p, line);
    return t.n <= LINE_MOST && str_find(t, "/") != NULL &&
           str_find(t, " /") == NULL && str_find(t, "/ ") == NULL &&
           people_list(p, t) > 1;
}

static void
from_lines(struct people *l, const struct page *p, struct str site)
{
    size_t at = near_headline(p), i = at > NEAR_BEFORE ? at - NEAR_BEFORE : 0;

    for (; i < at + NEAR_BEHIND && l->n == 0; i++) {
        bool bare, above = i >= at && !is_below_prose(p, at, i);
        struct str line = near_line(p, i);
        struct str name = people_byline(p, line, &bare);

        if (bare)
            name = near_line(p, i + 1);
        if (name.n > 0 && name.n <= LINE_MOST)
            people_add(l, p, name, site);
        else if (above && is_signed(p, i))
            people_add(l, p, line, site);
        else if (above)
            people_add(l, p, signed_line(p, i), site);
        if (name.n > 0 && l->n > 0)
            people_agency_behind(l, p, line);
        else if (above && line.n >= AGENCY_LEAST && line.n <= NAMED_LENGTH)
            people_agency(l, p, line);
    }
}

/* Labels anywhere behind the headline, "Author: Ada Lind", if they name the
 * same person: those of other articles name others. */
static void
from_labels(struct people *l, const struct page *p, struct str site)
{
    size_t i, seen;
    bool bare;

    for (i = near_headline(p), seen = 0; i < p->m.nlines; i++) {
        struct str name;

        if (p->m.lines[i].length > LABEL_MOST)
            continue;
        name = people_label(p, near_line(p, i), &bare);
        if (bare)
            name = near_line(p, i + 1);
        if (!name_full(name) || people_list(p, name) == 0 ||
            is_of_others(p, p->m.lines[i].at))
            continue;
        people_add(l, p, name, site);
        if (l->n > 1 || ++seen == NAMED_MOST)
            break;
    }
    if (l->n > 1)
        l->n = 0;
}

void
authors_find(struct people *l, const struct page *p,
    const struct linked *linked, struct str site)
{
    memset(l, 0, sizeof(*l));
    from_linked(l, p, linked, site);
    if (l->n == 0)
        from_meta(l, p, site);
    if (l->n == 0)
        from_bylines(l, p, site);
    if (l->n == 0)
        from_cards(l, p, site);
    if (l->n == 0)
        from_lines(l, p, site);
    if (l->n == 0)
        from_named(l, p, site);
    if (l->n == 0)
        from_labels(l, p, site);
}
