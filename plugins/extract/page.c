/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <string.h>

#include "headline.h"
#include "parse.h"
#include "text/space.h"

/* A stream of React puts parts of the page behind it, as <div hidden
 * id="S:1">, which a script moves to <template id="B:1">: here they come to
 * light where they are. */
static void
show_streamed(struct dom *dom)
{
    uint32_t i;

    for (i = 0; i < dom->n; i++) {
        const struct str *id;
        size_t k;

        if (dom->v[i].tag != TAG_div || dom->v[i].nattrs == 0)
            continue;
        id = dom_attr(dom, i, ATTR_id);
        if (id == NULL || id->n < 3 || memcmp(id->s, "S:", 2) != 0)
            continue;
        for (k = dom->v[i].attrs; k < dom->v[i].attrs + dom->v[i].nattrs; k++) {
            if (dom->attrs[k].name == ATTR_hidden)
                dom->attrs[k].name = ATTR_COUNT;
        }
    }
}

/* Classes and ids come again and again. */
#define SEEN 512 /* a power of two */

struct seen {
    struct str value;
    unsigned bits;
};

static unsigned
bits_of_line(
    const struct page *page, struct seen *seen, const struct str *value)
{
    struct seen *at;

    if (value == NULL)
        return 0;
    at = &seen[str_hash(STR_HASH, *value) & (SEEN - 1)];
    if (at->value.s == NULL || !str_same(at->value, *value)) {
        at->value = *value;
        at->bits = classes_of(page->rules->classes, *value);
    }
    return at->bits;
}

/* What an id says: the id of a section is its heading in other letters, so it
 * only names what may go. */
static unsigned
by_id(unsigned bits)
{
    const unsigned goes = CLASS_REMOVED | CLASS_FIRM | CLASS_COMMENTS;

    return (bits & goes) != 0 ? (bits & ~goes) | CLASS_BY_ID : bits;
}

static bool
is_field(enum tag tag)
{
    return tag == TAG_input || tag == TAG_select || tag == TAG_textarea ||
           tag == TAG_button;
}

static void
look_through_page(struct page *page)
{
    const struct dom *dom = &page->dom;
    struct seen *seen = pool_alloc(&dom->pool, SEEN * sizeof(*seen));
    uint32_t i, fields = 0, code = 0; /* the end of the code that is open */

    memset(seen, 0, SEEN * sizeof(*seen));
    page->bits = pool_alloc(&dom->pool, (dom->n + 1) * sizeof(*page->bits));
    page->fields = pool_alloc(&dom->pool, (dom->n + 1) * sizeof(*page->fields));
    for (i = 0; i < dom->n; i++) {
        const struct str *class = dom_attr(dom, i, ATTR_class);
        const struct str *id = dom_attr(dom, i, ATTR_id);
        const struct str *folds = dom_attr(dom, i, ATTR_aria_controls);

        if (folds != NULL && page->nfolds < PAGE_FOLDS)
            page->folds[page->nfolds++] = *folds;
        if (dom->v[i].tag == TAG_meta && page->nmetas < PAGE_METAS &&
            dom_attr(dom, i, ATTR_content) != NULL)
            page->metas[page->nmetas++] = i;
        /* In code they colour its words: "hljs-comment". */
        page->bits[i] = i < code ? 0
                                 : bits_of_line(page, seen, class) |
                                       by_id(bits_of_line(page, seen, id));
        if (dom->v[i].tag == TAG_pre && i >= code)
            code = dom->v[i].end;
        page->fields[i] = fields;
        fields += is_field((enum tag)dom->v[i].tag);
        if ((page->bits[i] & CLASS_POSTING) && page->npostings < PAGE_POSTINGS)
            page->postings[page->npostings++] = i;
    }
    page->fields[dom->n] = fields;
}

/* The body; the document if it came in pieces, being too deep, or has none. */
static uint32_t
find_body(const struct dom *dom)
{
    uint32_t n = (uint32_t)dom->n, body = dom_find(dom, 0, n, TAG_body);
    uint32_t html = dom_find(dom, 0, n, TAG_html);

    if (body == DOM_NONE || html == DOM_NONE)
        return 0;
    html = dom_find(dom, dom->v[html].end, n, TAG_html);
    return html != DOM_NONE ? 0 : body;
}

int
page_read(struct page *page, const struct pool *pool, const struct rules *rules,
    struct str html)
{
    struct source source;

    memset(page, 0, sizeof(*page));
    page->rules = rules;
    page->headline = page->entries = DOM_NONE;
    dom_init(&page->dom, pool);
    source_clean(&source, pool, html);
    if (parse_page(&page->dom, &source))
        return -1;
    page->body = find_body(&page->dom);
    show_streamed(&page->dom);
    look_through_page(page);
    measure_init(&page->m, &page->dom);
    headline_find(page);
    return 0;
}

struct str
page_meta(const struct page *page, const char *name)
{
    size_t at = 0;

    return page_meta_next(page, name, &at);
}

struct str
page_meta_next(const struct page *page, const char *name, size_t *at)
{
    static const enum attribute keys[] = { ATTR_property, ATTR_name,
        ATTR_itemprop };
    const struct dom *dom = &page->dom;
    struct str text = { "", 0 };
    size_t i, k;

    while (*at < page->nmetas) {
        i = (*at)++;
        for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
            const struct str *key = dom_attr(dom, page->metas[i], keys[k]);

            if (key == NULL || key->n != strlen(name) ||
                !str_is(dom_lower(dom, *key), name))
                continue;
            text = *dom_attr(dom, page->metas[i], ATTR_content);
            text.n = space_trim(&text.s, text.n);
            if (text.n > 0)
                return text;
        }
    }
    return (struct str){ "", 0 };
}

bool
page_is_body(const struct page *page, uint32_t node)
{
    const struct str *texts = dom_attr(&page->dom, node, ATTR_itemprop);

    return texts != NULL && str_find(*texts, "articleBody") != NULL;
}

bool
page_is_folded(const struct page *page, uint32_t node)
{
    const struct str *id = dom_attr(&page->dom, node, ATTR_id);
    size_t i;

    if (page->bits[node] & CLASS_FOLDED)
        return true;
    for (i = 0; id != NULL && i < page->nfolds; i++) {
        if (str_same(page->folds[i], *id))
            return true;
    }
    return false;
}

bool
page_has_headline(const struct page *page, uint32_t node)
{
    return page->headline != DOM_NONE &&
           dom_within(&page->dom, node, page->headline);
}

bool
page_is_emphasised(const struct page *page, uint32_t node)
{
    static const enum tag tags[] = { TAG_b, TAG_strong, TAG_em, TAG_i };
    const struct dom *dom = &page->dom;
    uint32_t i, k, end = dom->v[node].end;
    size_t to;
    bool any = false;

    for (i = node; i < end; i = k) {
        k = i + 1;
        for (to = 0; to < sizeof(tags) / sizeof(tags[0]); to++) {
            if (dom->v[i].tag == tags[to]) {
                k = dom->v[i].end;
                any = true;
            }
        }
        if (k == i + 1 && dom->v[i].tag == TAG_TEXT &&
            page->m.runs[i].length > 0)
            return false;
    }
    return any;
}
