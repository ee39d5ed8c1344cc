/* SPDX-License-Identifier: MIT */
#include "meta.h"

#include <copydesk/record.h>

#include "address.h"
#include "authors.h"
#include "published.h"
#include "stated.h"
#include "title.h"

#define TAG_MOST 35 /* bytes of a language tag, RFC 5646, 4.4.1 */

/* ---- language ------------------------------------------------------------ */

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "en", "pt-BR", "zh_Hant_TW": two or three letters, then parts of up to 8
 * letters and digits. */
static bool
is_language(struct str t)
{
    size_t i, part = 0;
    bool first = true;

    if (t.n > TAG_MOST)
        return false;
    for (i = 0; i <= t.n; i++) {
        char c = i < t.n ? t.s[i] : '-';

        if (is_letter(c) || (!first && c >= '0' && c <= '9')) {
            part++;
        } else if (c == '-' || c == '_') {
            if (part > (first ? 3u : 8u) || part < (first ? 2u : 1u))
                return false;
            first = false;
            part = 0;
        } else {
            return false;
        }
    }
    return true;
}

static struct str
language(const struct page *p, const struct linked *l)
{
    const struct dom *d = &p->dom;
    uint32_t html = dom_find(d, 0, (uint32_t)d->n, TAG_html);
    const struct str *v =
        html != DOM_NONE ? dom_attr(d, html, ATTR_lang) : NULL;
    const struct str from[] = { v != NULL ? *v : (struct str){ "", 0 },
        linked_text(l, "inLanguage"), page_meta(p, "og:locale"),
        page_meta(p, "content-language"), page_meta(p, "language") };
    size_t i, k;

    for (i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
        char *tag;

        if (from[i].n == 0 || !is_language(from[i]))
            continue;
        tag = pool_alloc(&d->pool, from[i].n);
        for (k = 0; k < from[i].n; k++)
            tag[k] = (char)(from[i].s[k] == '_' ? '-' : from[i].s[k]);
        return (struct str){ tag, from[i].n };
    }
    return (struct str){ "", 0 };
}

/* ---- address ------------------------------------------------------------- */

/* What the page calls its own address, if that is on the site that it came
 * from and more than its first page. */
static struct str
address(const struct page *p, struct str fetched)
{
    const struct dom *d = &p->dom;
    struct str none = { "", 0 }, url = none, host, path, from, ignored;
    uint32_t i, n = (uint32_t)d->n;

    for (i = dom_find(d, 0, n, TAG_link); i != DOM_NONE && url.n == 0;
         i = dom_find(d, i + 1, n, TAG_link)) {
        const struct str *rel = dom_attr(d, i, ATTR_rel);
        const struct str *href = dom_attr(d, i, ATTR_href);

        if (rel != NULL && href != NULL && str_is(*rel, "canonical"))
            url = *href;
    }
    if (url.n == 0)
        url = page_meta(p, "og:url");
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
set_authors(const struct cd_host *h, json_t *rec, const struct people *l)
{
    json_t *v;
    size_t i;

    if (l->n == 0 || json_object_get(rec, "authors") != NULL)
        return 0;
    v = json_array();
    for (i = 0; i < l->n; i++) {
        if (json_array_append_new(v, json_stringn(l->v[i].s, l->v[i].n))) {
            json_decref(v);
            return cd_fail(h, "out of memory");
        }
    }
    return cd_set(h, rec, "authors", v);
}

static int
set(const struct cd_host *h, json_t *rec, const char *field, struct str t)
{
    if (t.n == 0 || json_object_get(rec, field) != NULL)
        return 0;
    return cd_set_text(h, rec, field, t.s, t.n);
}

int
meta_set_people(const struct cd_host *h, json_t *rec, const struct people *l)
{
    return set_authors(h, rec, l) || set(h, rec, "agency", l->agency) ? -1 : 0;
}

static int
set_all(const struct cd_host *h, json_t *rec, const struct page *p,
    const struct linked *l)
{
    struct str site = page_meta(p, "og:site_name"), url, own, path;
    struct str date = { "", 0 };
    struct people people;
    size_t i;

    url.s = cd_text(rec, "url", &url.n);
    own = address(p, url);
    /* The first page of a site changes every day. */
    if (address_host(url, &path).n == 0 || path.n > 1)
        date = published_date(p, l, url.n > 0 ? url : own);
    for (i = 0; i < l->nabout && site.n == 0; i++)
        site = linked_name(l, l->about[i], "publisher");
    authors_find(&people, p, l, site);
    if (set(h, rec, "title", title_of(p, l, site)) ||
        meta_set_people(h, rec, &people) || set(h, rec, "date", date) ||
        set(h, rec, "modified", published_modified(p, l)) ||
        set(h, rec, "source", site) ||
        set(h, rec, "section", page_meta(p, "article:section")) ||
        set(h, rec, "section", linked_text(l, "articleSection")) ||
        set(h, rec, "language", language(p, l)))
        return -1;
    return own.n > 0 ? cd_set_text(h, rec, "url", own.s, own.n) : 0;
}

int
meta_set(const struct cd_host *h, json_t *rec, struct page *p)
{
    struct linked linked;
    struct str body, tag;
    int err;

    measure_make(&p->m, p->body);
    linked_read(&linked, &p->dom);
    body = stated_read(&linked, &p->stated_entries);
    p->stated = str_copy(&p->dom.pool, body.s, body.n);
    tag = language(p, &linked);
    p->order = date_order_of(tag.s, tag.n);
    err = set_all(h, rec, p, &linked);
    linked_free(&linked);
    return err;
}
