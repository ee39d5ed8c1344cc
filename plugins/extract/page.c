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
show_streamed(struct dom *d)
{
    uint32_t i;

    for (i = 0; i < d->n; i++) {
        const struct str *id;
        size_t k;

        if (d->v[i].tag != TAG_div || d->v[i].nattrs == 0)
            continue;
        id = dom_attr(d, i, ATTR_id);
        if (id == NULL || id->n < 3 || memcmp(id->s, "S:", 2) != 0)
            continue;
        for (k = d->v[i].attrs; k < d->v[i].attrs + d->v[i].nattrs; k++) {
            if (d->attrs[k].name == ATTR_hidden)
                d->attrs[k].name = ATTR_COUNT;
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
bits_of(const struct page *p, struct seen *seen, const struct str *value)
{
    struct seen *at;

    if (value == NULL)
        return 0;
    at = &seen[str_hash(STR_HASH, *value) & (SEEN - 1)];
    if (at->value.s == NULL || !str_same(at->value, *value)) {
        at->value = *value;
        at->bits = classes_of(p->rules->classes, *value);
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
is_field(enum tag t)
{
    return t == TAG_input || t == TAG_select || t == TAG_textarea ||
           t == TAG_button;
}

static void
look_through(struct page *p)
{
    const struct dom *d = &p->dom;
    struct seen *seen = pool_alloc(&d->pool, SEEN * sizeof(*seen));
    uint32_t i, fields = 0, code = 0; /* the end of the code that is open */

    memset(seen, 0, SEEN * sizeof(*seen));
    p->bits = pool_alloc(&d->pool, (d->n + 1) * sizeof(*p->bits));
    p->fields = pool_alloc(&d->pool, (d->n + 1) * sizeof(*p->fields));
    for (i = 0; i < d->n; i++) {
        const struct str *class = dom_attr(d, i, ATTR_class);
        const struct str *id = dom_attr(d, i, ATTR_id);
        const struct str *folds = dom_attr(d, i, ATTR_aria_controls);

        if (folds != NULL && p->nfolds < PAGE_FOLDS)
            p->folds[p->nfolds++] = *folds;
        if (d->v[i].tag == TAG_meta && p->nmetas < PAGE_METAS &&
            dom_attr(d, i, ATTR_content) != NULL)
            p->metas[p->nmetas++] = i;
        /* In code they colour its words: "hljs-comment". */
        p->bits[i] =
            i < code ? 0
                     : bits_of(p, seen, class) | by_id(bits_of(p, seen, id));
        if (d->v[i].tag == TAG_pre && i >= code)
            code = d->v[i].end;
        p->fields[i] = fields;
        fields += is_field((enum tag)d->v[i].tag);
        if ((p->bits[i] & CLASS_POSTING) && p->npostings < PAGE_POSTINGS)
            p->postings[p->npostings++] = i;
    }
    p->fields[d->n] = fields;
}

/* The body; the document if it came in pieces, being too deep, or has none. */
static uint32_t
find_body(const struct dom *d)
{
    uint32_t n = (uint32_t)d->n, body = dom_find(d, 0, n, TAG_body);
    uint32_t html = dom_find(d, 0, n, TAG_html);

    if (body == DOM_NONE || html == DOM_NONE)
        return 0;
    html = dom_find(d, d->v[html].end, n, TAG_html);
    return html != DOM_NONE ? 0 : body;
}

int
page_read(struct page *p, const struct pool *pool, const struct rules *rules,
    struct str html)
{
    struct source source;

    memset(p, 0, sizeof(*p));
    p->rules = rules;
    p->headline = p->entries = DOM_NONE;
    dom_init(&p->dom, pool);
    source_clean(&source, pool, html);
    if (parse_page(&p->dom, &source))
        return -1;
    p->body = find_body(&p->dom);
    show_streamed(&p->dom);
    look_through(p);
    measure_init(&p->m, &p->dom);
    headline_find(p);
    return 0;
}

struct str
page_meta(const struct page *p, const char *name)
{
    size_t at = 0;

    return page_meta_next(p, name, &at);
}

struct str
page_meta_next(const struct page *p, const char *name, size_t *at)
{
    static const enum attribute keys[] = { ATTR_property, ATTR_name,
        ATTR_itemprop };
    const struct dom *d = &p->dom;
    struct str t = { "", 0 };
    size_t i, k;

    while (*at < p->nmetas) {
        i = (*at)++;
        for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
            const struct str *key = dom_attr(d, p->metas[i], keys[k]);

            if (key == NULL || key->n != strlen(name) ||
                !str_is(dom_lower(d, *key), name))
                continue;
            t = *dom_attr(d, p->metas[i], ATTR_content);
            t.n = space_trim(&t.s, t.n);
            if (t.n > 0)
                return t;
        }
    }
    return (struct str){ "", 0 };
}

bool
page_is_body(const struct page *p, uint32_t node)
{
    const struct str *v = dom_attr(&p->dom, node, ATTR_itemprop);

    return v != NULL && str_find(*v, "articleBody") != NULL;
}

bool
page_is_folded(const struct page *p, uint32_t node)
{
    const struct str *id = dom_attr(&p->dom, node, ATTR_id);
    size_t i;

    if (p->bits[node] & CLASS_FOLDED)
        return true;
    for (i = 0; id != NULL && i < p->nfolds; i++) {
        if (str_same(p->folds[i], *id))
            return true;
    }
    return false;
}

bool
page_has_headline(const struct page *p, uint32_t node)
{
    return p->headline != DOM_NONE && dom_within(&p->dom, node, p->headline);
}
