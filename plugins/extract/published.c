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
from_linked(const struct page *page, const struct linked *linked,
    const char *const *keys)
{
    struct str date = { "", 0 };

    for (; *keys != NULL && date.n == 0; keys++)
        date = dates_stated(page, linked_of_article(linked, *keys));
    return date;
}

static struct str
from_meta(const struct page *page, const char *const *names)
{
    struct str date = { "", 0 };

    for (; *names != NULL && date.n == 0; names++)
        date = dates_stated(page, page_meta(page, *names));
    return date;
}

/* A posting that is quoted has a day of its own. */
static bool
is_posted(const struct page *page, uint32_t i)
{
    size_t k;

    for (k = 0; k < page->npostings; k++) {
        if (dom_within(&page->dom, page->postings[k], i))
            return true;
    }
    return false;
}

/* Is the node in one of the lines behind the headline, with no more prose
 * between than a standfirst? */
static bool
is_behind_headline(const struct page *page, uint32_t i)
{
    const uint32_t *lines = page->m.sums[SUM_LINES];
    const uint32_t *prose = page->m.sums[SUM_PROSE];

    return page->headline != DOM_NONE && i > page->headline &&
           lines[i] <= lines[page->headline] + TIMES_BEHIND &&
           prose[i] <= prose[page->headline] + STANDFIRST_MOST;
}

static struct str
time_of(const struct page *page, uint32_t i)
{
    const struct str *texts = dom_attr(&page->dom, i, ATTR_datetime);
    struct str date = { "", 0 };

    if (texts != NULL)
        date = dates_at(page, *texts, NULL);
    return date.n > 0 ? date : dates_in(page, dom_folded(&page->dom, i));
}

/* Does the element say that it is the time of a change? */
static bool
is_changed(const struct dom *dom, uint32_t i)
{
    static const char *const classes[] = { "modified", "updated", NULL };
    static const char *const published[] = { "published", NULL };
    const struct str *prop = dom_attr(dom, i, ATTR_itemprop);

    return (prop != NULL && str_find(*prop, "dateModified") != NULL) ||
           (dom_attr_holds(dom, i, ATTR_class, classes) &&
               !dom_attr_holds(dom, i, ATTR_class, published));
}

/* Time elements: any of a few, of many those that say what they are, or that
 * stand behind the headline. */
static struct str
from_times(const struct page *page, bool changed)
{
    static const char *const classes[] = { "publish", "entry-date", "posted",
        NULL };
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[page->body].end;
    struct str date = { "", 0 };
    size_t n = 0, seen = 0;

    for (i = dom_find(dom, page->body, end, TAG_time); i != DOM_NONE;
         i = dom_find(dom, i + 1, end, TAG_time))
        n++;
    for (i = dom_find(dom, page->body, end, TAG_time);
         i != DOM_NONE && date.n == 0;
         i = dom_find(dom, i + 1, end, TAG_time)) {
        if ((n > TIMES_MOST && !is_behind_headline(page, i) &&
                !dom_attr_holds(dom, i, ATTR_class, classes)) ||
            is_changed(dom, i) != changed || is_posted(page, i))
            continue;
        if (seen++ == DATED_MOST)
            break;
        date = time_of(page, i);
    }
    return date;
}

/* Elements whose class says that they hold a date: several days are those of
 * other articles. */
static struct str
from_classes(const struct page *page)
{
    static const char *const classes[] = { "date", "published", "posted",
        "created", NULL };
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[page->body].end;
    struct str first = { "", 0 }, last = { "", 0 }, date;
    size_t seen = 0, days = 0;

    for (i = page->body; i < end && seen < DATED_MOST; i++) {
        struct str text;

        if (!dom_attr_holds(dom, i, ATTR_class, classes))
            continue;
        seen++;
        text = dom_folded(dom, i);
        date =
            text.n < SHORT_MOST ? dates_in(page, text) : (struct str){ "", 0 };
        if (date.n == 0)
            continue;
        first = first.n > 0 ? first : date;
        days += !str_same(date, last);
        last = date;
    }
    return days <= 1 ? first : (struct str){ "", 0 };
}

struct str
published_modified(const struct page *page, const struct linked *linked)
{
    static const char *const keys[] = { "dateModified", NULL };
    static const char *const names[] = { "article:modified_time",
        "og:updated_time", "datemodified", "dcterms.modified", NULL };
    struct str date = from_linked(page, linked, keys);

    if (date.n == 0)
        date = from_meta(page, names);
    if (date.n == 0)
        date = from_times(page, true);
    return date.n > 0 ? date : shown_changed(page);
}

static struct str
stated_date(const struct page *page, const struct linked *linked)
{
    static const char *const keys[] = { "datePublished", "dateCreated",
        "uploadDate", NULL };
    static const char *const names[] = { "article:published_time",
        "article:published", "og:published_time", "datepublished", "date",
        "pubdate", "publishdate", "publish-date", "parsely-pub-date", "dc.date",
        "dc.date.issued", "sailthru.date", "citation_publication_date",
        "dcterms.created", "published", "published-date", "w-published-date",
        NULL };
    struct str date = from_linked(page, linked, keys);

    return date.n > 0 ? date : from_meta(page, names);
}

struct str
published_date(
    const struct page *page, const struct linked *linked, struct str url)
{
    struct str date = stated_date(page, linked), shown = shown_behind(page);

    if (date.n > 0)
        return shown.n > 0 ? shown_corrects(date, shown)
                           : shown_in_zone(date, from_times(page, false));
    date = from_times(page, false);
    if (date.n == 0)
        date = dates_of_url(page, url);
    if (date.n == 0)
        date = shown;
    if (date.n == 0)
        date = shown_before(page);
    if (date.n == 0)
        date = from_classes(page);
    if (date.n == 0)
        date = shown_with_cue(page);
    if (date.n == 0)
        date = shown_alone(page);
    return date.n > 0 ? date : from_times(page, true);
}
