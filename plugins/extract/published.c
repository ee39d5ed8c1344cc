/* SPDX-License-Identifier: MIT */
#include "published.h"

#include "dates.h"
#include "shown.h"

#define TIMES_MOST      3 /* more time elements are a list of other articles */
#define TIMES_BEHIND    6 /* lines behind the headline where one is its own */
#define STANDFIRST_MOST 300 /* code points of prose between */
#define DATED_MOST      12  /* elements that are called a date */
#define SHORT_MOST      120 /* bytes of a line that is about a date */

static struct str
from_linked(
    const struct page *p, const struct linked *l, const char *const *keys)
{
    struct str d = { "", 0 };

    for (; *keys != NULL && d.n == 0; keys++)
        d = dates_stated(p, linked_of_article(l, *keys));
    return d;
}

static struct str
from_meta(const struct page *p, const char *const *names)
{
    struct str d = { "", 0 };

    for (; *names != NULL && d.n == 0; names++)
        d = dates_stated(p, page_meta(p, *names));
    return d;
}

/* A posting that is quoted has a day of its own. */
static bool
is_posted(const struct page *p, uint32_t i)
{
    size_t k;

    for (k = 0; k < p->npostings; k++) {
        if (dom_within(&p->dom, p->postings[k], i))
            return true;
    }
    return false;
}

/* Is the node in one of the lines behind the headline, with no more prose
 * between than a standfirst? */
static bool
is_behind_headline(const struct page *p, uint32_t i)
{
    const uint32_t *lines = p->m.sums[SUM_LINES];
    const uint32_t *prose = p->m.sums[SUM_PROSE];

    return p->headline != DOM_NONE && i > p->headline &&
           lines[i] <= lines[p->headline] + TIMES_BEHIND &&
           prose[i] <= prose[p->headline] + STANDFIRST_MOST;
}

static struct str
time_of(const struct page *p, uint32_t i)
{
    const struct str *v = dom_attr(&p->dom, i, ATTR_datetime);
    struct str date = { "", 0 };

    if (v != NULL)
        date = dates_at(p, *v, NULL);
    return date.n > 0 ? date : dates_in(p, dom_folded(&p->dom, i));
}

/* Does the element say that it is the time of a change? */
static bool
is_changed(const struct dom *d, uint32_t i)
{
    static const char *const classes[] = { "modified", "updated", NULL };
    static const char *const published[] = { "published", NULL };
    const struct str *prop = dom_attr(d, i, ATTR_itemprop);

    return (prop != NULL && str_find(*prop, "dateModified") != NULL) ||
           (dom_attr_holds(d, i, ATTR_class, classes) &&
               !dom_attr_holds(d, i, ATTR_class, published));
}

/* Time elements: any of a few, of many those that say what they are, or that
 * stand behind the headline. */
static struct str
from_times(const struct page *p, bool changed)
{
    static const char *const classes[] = { "publish", "entry-date", "posted",
        NULL };
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end;
    struct str date = { "", 0 };
    size_t n = 0, seen = 0;

    for (i = dom_find(d, p->body, end, TAG_time); i != DOM_NONE;
         i = dom_find(d, i + 1, end, TAG_time))
        n++;
    for (i = dom_find(d, p->body, end, TAG_time); i != DOM_NONE && date.n == 0;
         i = dom_find(d, i + 1, end, TAG_time)) {
        if ((n > TIMES_MOST && !is_behind_headline(p, i) &&
                !dom_attr_holds(d, i, ATTR_class, classes)) ||
            is_changed(d, i) != changed || is_posted(p, i))
            continue;
        if (seen++ == DATED_MOST)
            break;
        date = time_of(p, i);
    }
    return date;
}

/* Elements whose class says that they hold a date: several days are those of
 * other articles. */
static struct str
from_classes(const struct page *p)
{
    static const char *const classes[] = { "date", "published", "posted",
        "created", NULL };
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end;
    struct str first = { "", 0 }, last = { "", 0 }, date;
    size_t seen = 0, days = 0;

    for (i = p->body; i < end && seen < DATED_MOST; i++) {
        struct str t;

        if (!dom_attr_holds(d, i, ATTR_class, classes))
            continue;
        seen++;
        t = dom_folded(d, i);
        date = t.n < SHORT_MOST ? dates_in(p, t) : (struct str){ "", 0 };
        if (date.n == 0)
            continue;
        first = first.n > 0 ? first : date;
        days += !str_same(date, last);
        last = date;
    }
    return days <= 1 ? first : (struct str){ "", 0 };
}

struct str
published_modified(const struct page *p, const struct linked *l)
{
    static const char *const keys[] = { "dateModified", NULL };
    static const char *const names[] = { "article:modified_time",
        "og:updated_time", "datemodified", "dcterms.modified", NULL };
    struct str d = from_linked(p, l, keys);

    if (d.n == 0)
        d = from_meta(p, names);
    if (d.n == 0)
        d = from_times(p, true);
    return d.n > 0 ? d : shown_changed(p);
}

static struct str
stated_date(const struct page *p, const struct linked *l)
{
    static const char *const keys[] = { "datePublished", "dateCreated",
        "uploadDate", NULL };
    static const char *const names[] = { "article:published_time",
        "article:published", "og:published_time", "datepublished", "date",
        "pubdate", "publishdate", "publish-date", "parsely-pub-date", "dc.date",
        "dc.date.issued", "sailthru.date", "citation_publication_date",
        "dcterms.created", "published", "published-date", "w-published-date",
        NULL };
    struct str d = from_linked(p, l, keys);

    return d.n > 0 ? d : from_meta(p, names);
}

struct str
published_date(const struct page *p, const struct linked *l, struct str url)
{
    struct str d = stated_date(p, l), shown = shown_behind(p);

    if (d.n > 0)
        return shown.n > 0 ? shown_corrects(d, shown)
                           : shown_in_zone(d, from_times(p, false));
    d = from_times(p, false);
    if (d.n == 0)
        d = dates_of_url(p, url);
    if (d.n == 0)
        d = shown;
    if (d.n == 0)
        d = shown_before(p);
    if (d.n == 0)
        d = from_classes(p);
    if (d.n == 0)
        d = shown_with_cue(p);
    if (d.n == 0)
        d = shown_alone(p);
    return d.n > 0 ? d : from_times(p, true);
}
