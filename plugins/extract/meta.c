/* SPDX-License-Identifier: MIT */
#include "meta.h"

#include <copydesk/record.h>

#include "address.h"
#include "authors.h"
#include "language.h"
#include "published.h"
#include "stated.h"
#include "title.h"

/* ---- address ------------------------------------------------------------- */

/* What the page calls its own address, if that is on the site that it came
 * from and more than its first page. */
static struct str
own_address(const struct page *page, struct str fetched)
{
    const struct dom *dom = &page->dom;
    struct str none = { "", 0 }, url = none, host, path, from, ignored;
    uint32_t i, n = (uint32_t)dom->n;

    for (i = dom_find(dom, 0, n, TAG_link); i != DOM_NONE && url.n == 0;
         i = dom_find(dom, i + 1, n, TAG_link)) {
        const struct str *rel = dom_attr(dom, i, ATTR_rel);
        const struct str *href = dom_attr(dom, i, ATTR_href);

        if (rel != NULL && href != NULL && str_is(*rel, "canonical"))
            url = *href;
    }
    if (url.n == 0)
        url = page_meta(page, "og:url");
    host = address_host(url, &path);
    if (host.n == 0 || memchr(url.s, ' ', url.n) != NULL)
        return none;
    if (fetched.n == 0)
        return url;
    from = address_host(fetched, &ignored);
    return str_same(host, from) && path.n > 1 ? url : none;
}

/* ---- all of it ----------------------------------------------------------- */

static int
set_authors(
    const struct cd_host *host, json_t *rec, const struct people *people)
{
    json_t *value;
    size_t i;

    if (people->n == 0 || json_object_get(rec, "authors") != NULL)
        return 0;
    value = json_array();
    for (i = 0; i < people->n; i++) {
        if (json_array_append_new(
                value, json_stringn(people->v[i].s, people->v[i].n))) {
            json_decref(value);
            return cd_fail(host, "out of memory");
        }
    }
    return cd_set(host, rec, "authors", value);
}

static int
set_field(
    const struct cd_host *host, json_t *rec, const char *field, struct str text)
{
    if (text.n == 0 || json_object_get(rec, field) != NULL)
        return 0;
    return cd_set_text(host, rec, field, text.s, text.n);
}

int
meta_set_people(
    const struct cd_host *host, json_t *rec, const struct people *people)
{
    return set_authors(host, rec, people) ||
                   set_field(host, rec, "agency", people->agency)
               ? -1
               : 0;
}

static int
set_all_meta(const struct cd_host *host, json_t *rec, const struct page *page,
    const struct linked *linked)
{
    struct str site = page_meta(page, "og:site_name"), url, own, path;
    struct str date = { "", 0 };
    struct people people;
    size_t i;

    url.s = cd_text(rec, "url", &url.n);
    own = own_address(page, url);
    /* The first page of a site changes every day. */
    if (address_host(url, &path).n == 0 || path.n > 1)
        date = published_date(page, linked, url.n > 0 ? url : own);
    for (i = 0; i < linked->nabout && site.n == 0; i++)
        site = linked_name(linked, linked->about[i], "publisher");
    authors_find(&people, page, linked, site);
    if (set_field(host, rec, "title", title_of(page, linked, site)) ||
        meta_set_people(host, rec, &people) ||
        set_field(host, rec, "date", date) ||
        set_field(host, rec, "modified", published_modified(page, linked)) ||
        set_field(host, rec, "source", site) ||
        set_field(host, rec, "section", page_meta(page, "article:section")) ||
        set_field(host, rec, "section", linked_text(linked, "articleSection")))
        return -1;
    return own.n > 0 ? cd_set_text(host, rec, "url", own.s, own.n) : 0;
}

int
meta_set(const struct cd_host *host, json_t *rec, struct page *page)
{
    struct linked linked;
    struct str body;
    int err;

    measure_make(&page->m, page->body);
    linked_read(&linked, &page->dom);
    body = stated_read(&linked, &page->stated_entries);
    page->stated = str_copy(&page->dom.pool, body.s, body.n);
    page->language = language_stated(page, &linked);
    page->order = date_order_of(page->language.s, page->language.n);
    err = set_all_meta(host, rec, page, &linked);
    page->url.s = cd_text(rec, "url", &page->url.n);
    linked_free(&linked);
    return err;
}
