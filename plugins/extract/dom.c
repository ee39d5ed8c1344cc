/* SPDX-License-Identifier: MIT */
#include "dom.h"

#include <string.h>

#include "text/fold.h"

static const struct str names[] = {
#define ATTRIBUTE_NAME(id, name) { name, sizeof(name) - 1 },
    ATTRIBUTES(ATTRIBUTE_NAME)
#undef ATTRIBUTE_NAME
};

void
dom_init(struct dom *dom, const struct pool *pool)
{
    memset(dom, 0, sizeof(*dom));
    dom->pool = *pool;
    dom->open = DOM_NONE;
}

/* ---- building ------------------------------------------------------------ */

static uint32_t
add_node(struct dom *dom, enum tag tag)
{
    struct dom_node *node;

    pool_push(&dom->pool, dom->v, dom->n, dom->cap);
    node = &dom->v[dom->n];
    memset(node, 0, sizeof(*node));
    node->tag = (uint8_t)tag;
    node->parent = dom->open;
    node->attrs = (uint32_t)dom->nattrs;
    node->gone = (tags_are(tag) & TAG_IS_HIDDEN) != 0;
    node->end = (uint32_t)dom->n + 1;
    return (uint32_t)dom->n++;
}

uint32_t
dom_open(struct dom *dom, enum tag tag)
{
    dom->open = add_node(dom, tag);
    return dom->open;
}

void
dom_keep(struct dom *dom, struct dom_attr attr)
{
    struct dom_node *node = &dom->v[dom->open];

    if (node->nattrs == ATTR_COUNT)
        return;
    pool_push(&dom->pool, dom->attrs, dom->nattrs, dom->attrs_cap);
    dom->attrs[dom->nattrs++] = attr;
    node->nattrs++;
}

void
dom_set(struct dom *dom, enum attribute name, const char *text, size_t n)
{
    dom_keep(dom, (struct dom_attr){ name, str_copy(&dom->pool, text, n) });
}

void
dom_text(struct dom *dom, const char *text, size_t n)
{
    struct dom_node *node = dom->n > 0 ? &dom->v[dom->n - 1] : NULL;
    char *to;

    if (node == NULL || node->tag != TAG_TEXT || node->parent != dom->open) {
        uint32_t i = add_node(dom, TAG_TEXT);

        dom->v[i].text = str_copy(&dom->pool, text, n);
        dom->text_room = n;
        return;
    }
    /* Runs come in pieces: entities, and the buffer of the parser. */
    to = (char *)(uintptr_t)node->text.s;
    if (node->text.n + n > dom->text_room) {
        dom->text_room = 2 * (node->text.n + n);
        to = pool_alloc(&dom->pool, dom->text_room + 1);
        memcpy(to, node->text.s, node->text.n);
    }
    memcpy(to + node->text.n, text, n);
    to[node->text.n + n] = '\0';
    node->text = (struct str){ to, node->text.n + n };
}

void
dom_close(struct dom *dom)
{
    if (dom->open == DOM_NONE)
        return;
    dom->v[dom->open].end = (uint32_t)dom->n;
    dom->open = dom->v[dom->open].parent;
}

enum attribute
dom_attribute(const char *name, size_t n)
{
    size_t i;

    for (i = 0; i < ATTR_COUNT; i++) {
        if (names[i].n == n && str_begins((struct str){ name, n }, names[i].s))
            break;
    }
    return (enum attribute)i;
}

/* ---- asking -------------------------------------------------------------- */

const struct str *
dom_attr(const struct dom *dom, uint32_t node, enum attribute name)
{
    const struct dom_node *x = &dom->v[node];
    size_t i;

    for (i = x->attrs; i < x->attrs + x->nattrs; i++) {
        if (dom->attrs[i].name == name)
            return &dom->attrs[i].value;
    }
    return NULL;
}

bool
dom_attr_holds(const struct dom *dom, uint32_t node, enum attribute name,
    const char *const *parts)
{
    const struct str *texts = dom_attr(dom, node, name);

    return texts != NULL && str_holds(*texts, parts);
}

uint32_t
dom_find(const struct dom *dom, uint32_t from, uint32_t to, enum tag tag)
{
    uint32_t i;

    for (i = from; i < to; i++) {
        if (dom->v[i].tag == tag)
            return i;
    }
    return DOM_NONE;
}

struct str
dom_folded_range(const struct dom *dom, uint32_t from, uint32_t to)
{
    size_t room = 1, n = 0;
    uint32_t i;
    char *out;
    bool gap = false;

    for (i = from; i < to; i = dom_next(dom, i, to))
        room += dom->v[i].text.n + 1;
    out = pool_alloc(&dom->pool, room);
    for (i = from; i < to; i = dom_next(dom, i, to)) {
        struct str text = dom->v[i].text;
        size_t at = 0;

        gap = gap || dom->v[i].tag == TAG_br;
        while (at < text.n) {
            size_t space = str_space(text.s + at, text.n - at);

            if (space > 0) {
                gap = true;
                at += space;
                continue;
            }
            if (gap && n > 0)
                out[n++] = ' ';
            gap = false;
            out[n++] = text.s[at++];
        }
    }
    out[n] = '\0';
    return (struct str){ out, n };
}

struct str
dom_folded(const struct dom *dom, uint32_t node)
{
    return dom_folded_range(dom, node, dom->v[node].end);
}

struct str
dom_lower(const struct dom *dom, struct str text)
{
    char *to = pool_alloc(&dom->pool, 2 * text.n + 1);

    return (struct str){ to, fold_lower(text.s, text.n, to) };
}

/* ---- removing ------------------------------------------------------------ */

void
dom_remove(struct dom *dom, uint32_t node)
{
    dom->v[node].gone = true;
    dom->changes++;
}

void
dom_restore(struct dom *dom)
{
    size_t i;

    for (i = 0; i < dom->n; i++)
        dom->v[i].gone = (tags_are(dom->v[i].tag) & TAG_IS_HIDDEN) != 0;
    dom->changes++;
}

const bool *
dom_gone(const struct dom *dom)
{
    bool *gone = pool_alloc(&dom->pool, dom->n * sizeof(*gone));
    size_t i;

    for (i = 0; i < dom->n; i++)
        gone[i] = dom->v[i].gone;
    return gone;
}

void
dom_put_back(struct dom *dom, const bool *gone)
{
    size_t i;

    for (i = 0; i < dom->n; i++)
        dom->v[i].gone = gone[i];
    dom->changes++;
}
