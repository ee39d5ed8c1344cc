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
dom_init(struct dom *d, const struct pool *pool)
{
    memset(d, 0, sizeof(*d));
    d->pool = *pool;
    d->open = DOM_NONE;
}

/* ---- building ------------------------------------------------------------ */

static uint32_t
add(struct dom *d, enum tag tag)
{
    struct dom_node *x;

    pool_push(&d->pool, d->v, d->n, d->cap);
    x = &d->v[d->n];
    memset(x, 0, sizeof(*x));
    x->tag = (uint8_t)tag;
    x->parent = d->open;
    x->attrs = (uint32_t)d->nattrs;
    x->gone = (tags_are(tag) & TAG_IS_HIDDEN) != 0;
    x->end = (uint32_t)d->n + 1;
    return (uint32_t)d->n++;
}

uint32_t
dom_open(struct dom *d, enum tag tag)
{
    d->open = add(d, tag);
    return d->open;
}

void
dom_keep(struct dom *d, struct dom_attr attr)
{
    struct dom_node *x = &d->v[d->open];

    if (x->nattrs == ATTR_COUNT)
        return;
    pool_push(&d->pool, d->attrs, d->nattrs, d->attrs_cap);
    d->attrs[d->nattrs++] = attr;
    x->nattrs++;
}

void
dom_set(struct dom *d, enum attribute name, const char *s, size_t n)
{
    dom_keep(d, (struct dom_attr){ name, str_copy(&d->pool, s, n) });
}

void
dom_text(struct dom *d, const char *s, size_t n)
{
    struct dom_node *x = d->n > 0 ? &d->v[d->n - 1] : NULL;
    char *to;

    if (x == NULL || x->tag != TAG_TEXT || x->parent != d->open) {
        uint32_t i = add(d, TAG_TEXT);

        d->v[i].text = str_copy(&d->pool, s, n);
        d->text_room = n;
        return;
    }
    /* Runs come in pieces: entities, and the buffer of the parser. */
    to = (char *)(uintptr_t)x->text.s;
    if (x->text.n + n > d->text_room) {
        d->text_room = 2 * (x->text.n + n);
        to = pool_alloc(&d->pool, d->text_room + 1);
        memcpy(to, x->text.s, x->text.n);
    }
    memcpy(to + x->text.n, s, n);
    to[x->text.n + n] = '\0';
    x->text = (struct str){ to, x->text.n + n };
}

void
dom_close(struct dom *d)
{
    if (d->open == DOM_NONE)
        return;
    d->v[d->open].end = (uint32_t)d->n;
    d->open = d->v[d->open].parent;
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
dom_attr(const struct dom *d, uint32_t node, enum attribute name)
{
    const struct dom_node *x = &d->v[node];
    size_t i;

    for (i = x->attrs; i < x->attrs + x->nattrs; i++) {
        if (d->attrs[i].name == name)
            return &d->attrs[i].value;
    }
    return NULL;
}

bool
dom_attr_holds(const struct dom *d, uint32_t node, enum attribute name,
    const char *const *parts)
{
    const struct str *v = dom_attr(d, node, name);

    return v != NULL && str_holds(*v, parts);
}

uint32_t
dom_find(const struct dom *d, uint32_t from, uint32_t to, enum tag tag)
{
    uint32_t i;

    for (i = from; i < to; i++) {
        if (d->v[i].tag == tag)
            return i;
    }
    return DOM_NONE;
}

struct str
dom_folded_range(const struct dom *d, uint32_t from, uint32_t to)
{
    size_t room = 1, n = 0;
    uint32_t i;
    char *out;
    bool gap = false;

    for (i = from; i < to; i = dom_next(d, i, to))
        room += d->v[i].text.n + 1;
    out = pool_alloc(&d->pool, room);
    for (i = from; i < to; i = dom_next(d, i, to)) {
        struct str t = d->v[i].text;
        size_t at = 0;

        gap = gap || d->v[i].tag == TAG_br;
        while (at < t.n) {
            size_t space = str_space(t.s + at, t.n - at);

            if (space > 0) {
                gap = true;
                at += space;
                continue;
            }
            if (gap && n > 0)
                out[n++] = ' ';
            gap = false;
            out[n++] = t.s[at++];
        }
    }
    out[n] = '\0';
    return (struct str){ out, n };
}

struct str
dom_folded(const struct dom *d, uint32_t node)
{
    return dom_folded_range(d, node, d->v[node].end);
}

struct str
dom_lower(const struct dom *d, struct str t)
{
    char *to = pool_alloc(&d->pool, 2 * t.n + 1);

    return (struct str){ to, fold_lower(t.s, t.n, to) };
}

/* ---- removing ------------------------------------------------------------ */

void
dom_remove(struct dom *d, uint32_t node)
{
    d->v[node].gone = true;
    d->changes++;
}

void
dom_restore(struct dom *d)
{
    size_t i;

    for (i = 0; i < d->n; i++)
        d->v[i].gone = (tags_are(d->v[i].tag) & TAG_IS_HIDDEN) != 0;
    d->changes++;
}

const bool *
dom_gone(const struct dom *d)
{
    bool *gone = pool_alloc(&d->pool, d->n * sizeof(*gone));
    size_t i;

    for (i = 0; i < d->n; i++)
        gone[i] = d->v[i].gone;
    return gone;
}

void
dom_put_back(struct dom *d, const bool *gone)
{
    size_t i;

    for (i = 0; i < d->n; i++)
        d->v[i].gone = gone[i];
    d->changes++;
}
