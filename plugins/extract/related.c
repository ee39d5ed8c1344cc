/* SPDX-License-Identifier: MIT */
#include "related.h"

#include <copydesk/record.h>

#include "address.h"
#include "text/utf8.h"

/* What a title has at least: others are tags, sections and buttons. */
#define TITLE_WORDS 4
#define TITLE_LEAST 20 /* code points */
#define TITLE_MOST  200
#define TITLE_NODES 50 /* below a link, at most */

static bool
is_title_of_link(struct str text)
{
    size_t at, words = 1, n = utf8_count(text.s, text.n);

    for (at = 0; at < text.n; at++)
        words += text.s[at] == ' ';
    return words >= TITLE_WORDS && n >= TITLE_LEAST && n <= TITLE_MOST;
}

/* The address without a query and a fragment: "?share=" is the same page. */
static struct str
page_of(struct str url)
{
    size_t n = 0;

    while (n < url.n && url.s[n] != '?' && url.s[n] != '#')
        n++;
    return (struct str){ url.s, n };
}

/* Where the link leads, if that is another page of the site. */
static struct str
other_page(const struct page *page, struct str base, uint32_t a)
{
    const struct str *href = dom_attr(&page->dom, a, ATTR_href);
    struct str none = { "", 0 }, url, path, ignored;

    if (href == NULL)
        return none;
    url = address_resolve(&page->dom.pool, base, *href);
    if (url.n == 0 || str_same(page_of(url), page_of(base)) ||
        !str_same(address_host(url, &path), address_host(base, &ignored)))
        return none;
    return path.n > 1 ? url : none;
}

static bool
is_known(const json_t *all, const char *key, struct str text)
{
    size_t i;

    for (i = 0; i < json_array_size(all); i++) {
        const json_t *value = json_object_get(json_array_get(all, i), key);

        if (str_same((struct str){ json_string_value(value),
                         json_string_length(value) },
                text))
            return true;
    }
    return false;
}

static int
add_link(
    const struct cd_host *host, json_t *rec, struct str title, struct str url)
{
    json_t *value = json_object();

    if (json_object_set_new(value, "title", json_stringn(title.s, title.n)) ||
        json_object_set_new(value, "url", json_stringn(url.s, url.n))) {
        json_decref(value);
        return cd_fail(host, "out of memory");
    }
    return cd_append(host, rec, "related", value);
}

int
related_set(const struct cd_host *host, json_t *rec, const struct page *page,
    uint32_t root)
{
    const struct dom *dom = &page->dom;
    uint32_t i, gone = 0, end = dom->v[root].end;
    struct str base;

    if (json_object_get(rec, "related") != NULL)
        return 0;
    base.s = cd_text(rec, "url", &base.n);
    for (i = root + 1; i < end && base.s != NULL; i++) {
        const json_t *all = json_object_get(rec, "related");
        struct str title, url;

        if (dom->v[i].gone && dom->v[i].end > gone)
            gone = dom->v[i].end;
        if (i >= gone || dom->v[i].tag != TAG_a ||
            dom->v[i].end - i > TITLE_NODES ||
            json_array_size(all) == RELATED_MOST)
            continue;
        url = other_page(page, base, i);
        title = url.n > 0 ? dom_folded(dom, i) : url;
        if (!is_title_of_link(title) || is_known(all, "url", url) ||
            is_known(all, "title", title))
            continue;
        if (add_link(host, rec, title, url))
            return -1;
    }
    return 0;
}
