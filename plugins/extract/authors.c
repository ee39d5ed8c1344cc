/* SPDX-License-Identifier: MIT */
#include "authors.h"

#include <string.h>

#include "dates.h"
#include "evidence.h"
#include "name.h"
#include "near.h"
#include "signed.h"

#define BYLINES_MOST 6  /* elements that are called a byline */
#define NAMED_MOST   12 /* short ones that say "author" */
#define NAMED_LENGTH 60 /* code points of those, at most */
/* Bytes of an agency alone on a line: "AA" is a button */
#define AGENCY_LEAST 3
#define LINE_MOST    120 /* bytes of one */
#define LABEL_MOST   80  /* code points of one with a label */
/* Code points of a line that is longer than a standfirst */
#define PROSE_LEAST 160
/* Lines before and behind the headline that may hold a byline. */
#define NEAR_BEFORE 4
#define NEAR_BEHIND 14

/* ---- linked data --------------------------------------------------------- */

/* A string without the tags that some put around a name. */
static struct str
untagged(
    const struct page *page, const struct linked *linked, const json_t *value)
{
    struct str text = linked_string(linked, value);
    char *to;
    size_t i, n = 0;
    bool inside = false;

    if (text.n == 0 || memchr(text.s, '<', text.n) == NULL)
        return text;
    to = pool_alloc(&page->dom.pool, text.n);
    for (i = 0; i < text.n; i++) {
        inside = inside || text.s[i] == '<';
        if (!inside)
            to[n++] = text.s[i];
        inside = inside && text.s[i] != '>';
    }
    return (struct str){ to, n };
}

static void
add_author_value(struct people *people, const struct page *page,
    const struct linked *linked, const json_t *value, struct str site)
{
    const json_t *item;
    size_t i;

    people_add(people, page, untagged(page, linked, value), site);
    json_array_foreach (value, i, item)
        people_add(people, page, untagged(page, linked, item), site);
}

/* "Ada Lind" of a given and a family name. */
static struct str
of_parts(
    const struct page *page, const struct linked *linked, const json_t *value)
{
    struct str given =
        linked_string(linked, json_object_get(value, "givenName"));
    struct str family =
        linked_string(linked, json_object_get(value, "familyName"));
    char *text;

    if (given.n == 0 || family.n == 0)
        return family;
    text = pool_alloc(&page->dom.pool, given.n + family.n + 1);
    memcpy(text, given.s, given.n);
    text[given.n] = ' ';
    memcpy(text + given.n + 1, family.s, family.n);
    return (struct str){ text, given.n + family.n + 1 };
}

/* Is it by its name the organization that publishes the article? */
static bool
is_publisher(const struct linked *linked, const json_t *value)
{
    struct str name = linked_string(linked, json_object_get(value, "name"));
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
add_author(struct people *people, const struct page *page,
    const struct linked *linked, const json_t *value, struct str site)
{
    if (!json_is_object(value)) {
        add_author_value(people, page, linked, value, site);
        return;
    }
    value = linked_follow(linked, value);
    if (is_publisher(linked, value))
        return;
    if (json_object_get(value, "name") == NULL)
        people_add(people, page, of_parts(page, linked, value), site);
    else if (!linked_type(value, "Organization"))
        add_author_value(
            people, page, linked, json_object_get(value, "name"), site);
    else
        people_agency(people, page, linked_name(linked, value, "name"));
}

static void
from_linked(struct people *people, const struct page *page,
    const struct linked *linked, struct str site)
{
    size_t i, k;

    for (i = 0; i < linked->nabout && people->n == 0; i++) {
        const json_t *value = json_object_get(linked->about[i], "author"),
                     *item;

        /* One list in another is what programs make that mean well. */
        while (json_array_size(value) == 1 &&
               json_is_array(json_array_get(value, 0)))
            value = json_array_get(value, 0);
        if (json_is_array(value)) {
            json_array_foreach (value, k, item)
                add_author(people, page, linked, item, site);
        } else if (value != NULL) {
            add_author(people, page, linked, value, site);
        }
    }
}

/* ---- elements ------------------------------------------------------------ */

static void
from_meta(struct people *people, const struct page *page, struct str site)
{
    static const char *const names[] = { "author", "article:author",
        "parsely-author", "dc.creator", "sailthru.author", "citation_author" };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]) && people->n == 0; i++) {
        struct str text;
        size_t at = 0;

        while ((text = page_meta_next(page, names[i], &at)).n > 0)
            people_add(people, page, text, site);
    }
}

static bool
is_byline(const struct dom *dom, uint32_t i)
{
    static const char *const classes[] = { "author-name", "byline",
        "author__name", "entry-author", "post-author", NULL };
    const struct str *rel = dom_attr(dom, i, ATTR_rel);
    const struct str *prop = dom_attr(dom, i, ATTR_itemprop);

    return dom->v[i].tag == TAG_address ||
           (rel != NULL && str_is(*rel, "author")) ||
           (prop != NULL && str_is(*prop, "author")) ||
           dom_attr_holds(dom, i, ATTR_class, classes);
}

/* The node behind the text of an element up to its first button: "Ada Lind
 * [Follow]". */
static uint32_t
before_buttons(const struct dom *dom, uint32_t i)
{
    uint32_t button = dom_find(dom, i + 1, dom->v[i].end, TAG_button);

    return button != DOM_NONE ? button : dom->v[i].end;
}

/* Elements side by side that are a full name each: all of them are added. */
static bool
add_side_by_side(
    struct people *people, const struct page *page, uint32_t i, struct str site)
{
    const struct dom *dom = &page->dom;
    uint32_t end = before_buttons(dom, i), k;
    struct str names[PEOPLE_MOST];
    size_t n = 0, at;

    for (k = i + 1; k < end; k++) {
        struct str text;

        if (dom->v[k].tag != TAG_TEXT || dom->v[k].gone ||
            page->m.runs[k].length < 4)
            continue;
        text = dom_folded(dom, k);
        if (n == PEOPLE_MOST || !name_full(text))
            return false;
        names[n++] = text;
    }
    for (at = 0; at < n && n > 1; at++)
        people_add(people, page, names[at], site);
    return n > 1;
}

/* Is the element of what readers wrote, or of another article, a teaser? */
static bool
is_of_others(const struct page *page, uint32_t i)
{
    static const char *const classes[] = { "comment", "related", "recommend",
        "teaser", "trending", "popular", "most-read", NULL };
    const struct dom *dom = &page->dom;

    for (; i != page->body && i != DOM_NONE; i = dom->v[i].parent) {
        if (page->headline != DOM_NONE && dom_within(dom, i, page->headline))
            return false;
        if ((page->bits[i] & CLASS_COMMENTS) ||
            dom_attr_holds(dom, i, ATTR_class, classes))
            return true;
    }
    return false;
}

/* Is the element one of the same row as the first, its sister, or its cousin in
 * an item of the same list? */
static bool
is_beside_first(const struct dom *dom, uint32_t first, uint32_t i)
{
    uint32_t row = dom->v[first].parent, other = dom->v[i].parent;

    return row == other ||
           (row != DOM_NONE && other != DOM_NONE &&
               dom->v[row].tag == dom->v[other].tag &&
               (dom->v[row].tag == TAG_li || dom->v[row].tag == TAG_span) &&
               dom->v[row].parent == dom->v[other].parent);
}

/* Add whom the first line of an element that names somebody names: what is on
 * the others tells of that person. */
static void
add_of_lines(struct people *people, const struct page *page, uint32_t from,
    uint32_t end, struct str site)
{
    const uint32_t *lines = page->m.sums[SUM_LINES];
    uint32_t at = from, next;
    size_t n = people->n, line;

    for (line = lines[from] + 1; at < end && people->n == n; line++) {
        next = line < page->m.nlines ? page->m.lines[line].at : end;
        next = next > at && next < end ? next : end;
        people_add_first(
            people, page, dom_folded_range(&page->dom, at, next), site);
        at = next;
    }
}

/* Does an element below it say that it is an author, and is a full name? */
static bool
has_author_below(const struct page *page, uint32_t node)
{
    const struct dom *dom = &page->dom;
    uint32_t i;

    for (i = node + 1; i < dom->v[node].end; i++) {
        const struct str *rel = dom_attr(dom, i, ATTR_rel);

        if (rel != NULL && str_is(*rel, "author") &&
            name_full(name_trim(dom_folded(dom, i))))
            return true;
    }
    return false;
}

/* An address with more than a name in it is one of a house. */
static bool
is_no_name(const struct page *page, uint32_t i)
{
    return page->dom.v[i].tag == TAG_address &&
           !name_full(name_trim(dom_folded(&page->dom, i)));
}

static void
from_bylines(struct people *people, const struct page *page, struct str site)
{
    const struct dom *dom = &page->dom;
    uint32_t i, first = DOM_NONE, row = 0; /* the end of a row of them */
    size_t seen = 0;

    for (i = page->body; i < dom->v[page->body].end && seen < BYLINES_MOST;
         i++) {
        if (dom->v[i].nattrs == 0 && dom->v[i].tag != TAG_address)
            continue;
        if (!is_byline(dom, i) || is_no_name(page, i) ||
            is_of_others(page, i) ||
            (i >= row && evidence_in_sentence(page, i, true)) ||
            (people->n > 0 &&
                (first == DOM_NONE || !is_beside_first(dom, first, i))))
            continue;
        seen++;
        if (has_author_below(page, i)) {
            people_agency_behind(people, page, dom_folded(dom, i));
            row = dom->v[i].end;
            continue;
        }
        if (people->n > 0 && !name_full(name_trim(dom_folded(dom, i))))
            continue;
        if (!add_side_by_side(people, page, i, site))
            add_of_lines(people, page, i, before_buttons(dom, i), site);
        if (first == DOM_NONE && people->n > 0)
            first = i;
        if (people->n > 0)
            i = dom->v[i].end - 1;
    }
}

/* Does the element say "author" in its class, or link to one? */
static bool
is_author(const struct dom *dom, uint32_t i)
{
    static const char *const classes[] = { "author", "creator-name", "autor",
        "auteur", "autore", NULL };
    static const char *const paths[] = { "/author/", "/authors/",
        "?author=", NULL };

    return dom_attr_holds(dom, i, ATTR_class, classes) ||
           dom_attr_holds(dom, i, ATTR_href, paths);
}

static void
from_named(struct people *people, const struct page *page, struct str site)
{
    const struct dom *dom = &page->dom;
    uint32_t i;
    size_t seen = 0;

    for (i = page->body; i < dom->v[page->body].end && people->n == 0; i++) {
        struct str text, by;
        bool bare;

        if (dom->v[i].nattrs == 0 || !is_author(dom, i) ||
            measure_of(&page->m, SUM_LENGTH, i) > NAMED_LENGTH ||
            evidence_in_sentence(page, i, true) || is_of_others(page, i))
            continue;
        text = dom_folded_range(dom, i, before_buttons(dom, i));
        by = people_byline(page, text, &bare);
        text = by.n > 0 ? by : text;
        /* Words of two lines stand together here. */
        if (name_full(text) || (by.n > 0 && name_caseless(by)) ||
            (measure_of(&page->m, SUM_LINES, i) <= 1 &&
                (name_full(name_alone(page, text)) ||
                    people_list(page, text) > 1)))
            people_add_first(people, page, text, site);
        if (++seen == NAMED_MOST)
            return;
    }
}

/* Cards of social networks: twitter:label1 "Written by", twitter:data1. */
static void
from_cards(struct people *people, const struct page *page, struct str site)
{
    static const char *const labels[] = { "twitter:label1", "twitter:label2" };
    static const char *const data[] = { "twitter:data1", "twitter:data2" };
    size_t i;

    for (i = 0; i < 2; i++) {
        struct str text = page_meta(page, labels[i]);

        text = dom_lower(&page->dom, text);
        if (str_find(text, "written") != NULL ||
            str_find(text, "author") != NULL)
            people_add(people, page, page_meta(page, data[i]), site);
    }
}

/* Has prose begun between the headline and the line? */
static bool
is_below_prose(const struct page *page, size_t from, size_t line)
{
    for (; from < line && from < page->m.nlines; from++) {
        if (page->m.lines[from].length >= PROSE_LEAST)
            return true;
    }
    return false;
}

/* Do several full names stand on the line, which no "by" tells, above the first
 * prose: "Ada Lind/Bo Berg"?  With commas it may be a heading or topics. */
static bool
is_signed(const struct page *page, size_t line)
{
    struct str text;

    if (line >= page->m.nlines || page->m.lines[line].length > LINE_MOST ||
        page->m.lines[line].link > 0)
        return false;
    text = near_line(page, line);
    return text.n <= LINE_MOST && str_find(text, "/") != NULL &&
           str_find(text, " /") == NULL && str_find(text, "/ ") == NULL &&
           people_list(page, text) > 1;
}

static void
from_lines(struct people *people, const struct page *page, struct str site)
{
    size_t at = near_headline(page),
           i = at > NEAR_BEFORE ? at - NEAR_BEFORE : 0;

    for (; i < at + NEAR_BEHIND && people->n == 0; i++) {
        bool bare, above = i >= at && !is_below_prose(page, at, i);
        struct str line = near_line(page, i);
        struct str name = people_byline(page, line, &bare);

        if (bare)
            name = near_line(page, i + 1);
        if (name.n > 0 && name.n <= LINE_MOST)
            people_add(people, page, name, site);
        else if (above && is_signed(page, i))
            people_add(people, page, line, site);
        else if (above && i > at && line.n <= LINE_MOST &&
                 dates_in(page, line).n > 0)
            people_inside(people, page, line, site);
        if (above && people->n == 0)
            people_add(people, page, signed_line(page, i), site);
        if (name.n > 0 && people->n > 0)
            people_agency_behind(people, page, line);
        else if (above && line.n >= AGENCY_LEAST && line.n <= NAMED_LENGTH)
            people_agency(people, page, line);
    }
}

/* Labels anywhere behind the headline, "Author: Ada Lind", if they name the
 * same person: those of other articles name others. */
static void
from_labels(struct people *people, const struct page *page, struct str site)
{
    size_t i, seen;
    bool bare;

    for (i = near_headline(page), seen = 0; i < page->m.nlines; i++) {
        struct str name;

        if (page->m.lines[i].length > LABEL_MOST)
            continue;
        name = people_label(page, near_line(page, i), &bare);
        if (bare)
            name = near_line(page, i + 1);
        if (!name_full(name) || people_list(page, name) == 0 ||
            is_of_others(page, page->m.lines[i].at))
            continue;
        people_add(people, page, name, site);
        if (people->n > 1 || ++seen == NAMED_MOST)
            break;
    }
    if (people->n > 1)
        people->n = 0;
}

void
authors_find(struct people *people, const struct page *page,
    const struct linked *linked, struct str site)
{
    memset(people, 0, sizeof(*people));
    from_linked(people, page, linked, site);
    if (people->n == 0)
        from_meta(people, page, site);
    if (people->n == 0)
        from_bylines(people, page, site);
    if (people->n == 0)
        from_cards(people, page, site);
    if (people->n == 0)
        from_lines(people, page, site);
    if (people->n == 0)
        from_named(people, page, site);
    if (people->n == 0)
        from_labels(people, page, site);
}
