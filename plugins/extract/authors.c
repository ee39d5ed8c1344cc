#include "authors.h"

#include "near.h"

#define BYLINES_MOST 6  /* elements that are called a byline */
#define NAMED_MOST 12   /* short ones that say "author" */
#define NAMED_LENGTH 60 /* code points of those, at most */
/* Lines before and behind the headline that may hold a byline. */
#define NEAR_BEFORE 4
#define NEAR_BEHIND 14

/* ---- linked data --------------------------------------------------------- */

static void
add_value(struct people *l, const struct page *p, const struct linked *linked,
    const json_t *v, struct str site)
{
    const json_t *x;
    size_t i;

    people_add(l, p, linked_string(linked, v), site);
    json_array_foreach (v, i, x)
        people_add(l, p, linked_string(linked, x), site);
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
    if (!linked_type(v, "Organization"))
        add_value(l, p, linked, json_object_get(v, "name"), site);
}

static void
from_linked(struct people *l, const struct page *p, const struct linked *linked,
    struct str site)
{
    size_t i, k;

    for (i = 0; i < linked->nabout && l->n == 0; i++) {
        const json_t *v = json_object_get(linked->about[i], "author"), *x;

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

    return (rel != NULL && str_is(*rel, "author")) ||
           (prop != NULL && str_is(*prop, "author")) ||
           dom_attr_holds(d, i, ATTR_class, classes);
}

static void
from_bylines(struct people *l, const struct page *p, struct str site)
{
    const struct dom *d = &p->dom;
    uint32_t i;
    size_t seen = 0;

    for (i = p->body; i < d->v[p->body].end && l->n == 0; i++) {
        if (d->v[i].nattrs == 0 || !is_byline(d, i))
            continue;
        people_add(l, p, people_first(dom_folded(d, i)), site);
        if (++seen == BYLINES_MOST)
            return;
    }
}

/* Two to four words with capitals: "Ada Lind". */
static bool
is_full_name(struct str t)
{
    size_t i, words = 0;

    for (i = 0; i < t.n; i++) {
        if (t.s[i] == ' ' || (i > 0 && t.s[i - 1] != ' '))
            continue;
        if (t.s[i] >= 'a' && t.s[i] <= 'z')
            return false;
        words++;
    }
    return words >= 2 && words <= 4 && t.n < NAMED_LENGTH;
}

/* Does the element say "author" in its class, or link to one? */
static bool
is_author(const struct dom *d, uint32_t i)
{
    static const char *const classes[] = { "author", "creator-name", NULL };
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
        struct str t;
        bool bare;

        if (d->v[i].nattrs == 0 || !is_author(d, i) ||
            measure_of(&p->m, SUM_LENGTH, i) > NAMED_LENGTH)
            continue;
        t = dom_folded(d, i);
        if (people_byline(p, t, &bare).n > 0)
            t = people_byline(p, t, &bare);
        if (is_full_name(t))
            people_add(l, p, t, site);
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

static void
from_lines(struct people *l, const struct page *p, struct str site)
{
    size_t at = near_headline(p), i = at > NEAR_BEFORE ? at - NEAR_BEFORE : 0;

    for (; i < at + NEAR_BEHIND && l->n == 0; i++) {
        bool bare;
        struct str name = people_byline(p, near_line(p, i), &bare);

        if (bare)
            name = near_line(p, i + 1);
        if (name.n > 0)
            people_add(l, p, name, site);
    }
}

void
authors_find(struct people *l, const struct page *p,
    const struct linked *linked, struct str site)
{
    l->n = 0;
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
}
