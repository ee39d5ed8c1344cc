/* SPDX-License-Identifier: MIT */
/*
 * dom - a page as an array of elements and runs of text in document order.
 *
 * The nodes below node i are those from i + 1 up to, not including, end; so a
 * subtree is a stretch of the array, and whatever is measured of it is a
 * difference of two sums.  Nothing here recurses.  A parser builds it with
 * dom_open, dom_text and dom_close; nobody else needs to know which parser.
 *
 * Text is UTF-8; everything lives in the pool.
 */
#ifndef EXTRACT_DOM_H
#define EXTRACT_DOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"
#include "tags.h"
#include "text/pool.h"

/* The attributes that are kept. */
/* clang-format off */
#define ATTRIBUTES(X) \
    X(alt, "alt") X(aria_controls, "aria-controls") \
    X(aria_hidden, "aria-hidden") X(class, "class") X(content, "content") \
    X(datetime, "datetime") X(hidden, "hidden") X(href, "href") X(id, "id") \
    X(itemprop, "itemprop") X(lang, "lang") X(name, "name") \
    X(property, "property") X(rel, "rel") X(role, "role") X(src, "src") \
    X(start, "start") X(style, "style") X(type, "type")
/* clang-format on */

enum attribute {
#define ATTRIBUTE_ENUM(id, name) ATTR_##id,
    ATTRIBUTES(ATTRIBUTE_ENUM)
#undef ATTRIBUTE_ENUM
        ATTR_COUNT
};

#define DOM_NONE UINT32_MAX /* no node */

struct dom_attr {
    enum attribute name;
    struct str value;
};

struct dom_node {
    uint32_t parent, end;
    uint32_t attrs; /* index of the first */
    uint16_t nattrs;
    uint8_t tag;     /* enum tag */
    bool gone;       /* with all that is below it */
    struct str text; /* TAG_TEXT */
};

struct dom {
    struct pool pool;
    struct dom_node *v;
    size_t n, cap;
    struct dom_attr *attrs;
    size_t nattrs, attrs_cap;
    uint32_t open;    /* the innermost element that is open, or DOM_NONE */
    size_t text_room; /* bytes that the last run of text has room for */
    size_t changes;   /* times that nodes went or came back */
};

/* An empty tree whose nodes are kept in the pool. */
void dom_init(struct dom *dom, const struct pool *pool);

/* ---- building ------------------------------------------------------------ */

/* Open an element; its attributes follow with dom_set, before anything else.
 * Returns its index. */
uint32_t dom_open(struct dom *dom, enum tag tag);
/* The value is copied. */
void dom_set(struct dom *dom, enum attribute name, const char *text, size_t n);
/* The value is not copied. */
void dom_keep(struct dom *dom, struct dom_attr attr);
/* A run of text, copied.  Neighbouring runs become one. */
void dom_text(struct dom *dom, const char *text, size_t n);
/* Close the innermost open element. */
void dom_close(struct dom *dom);

/* The kept attribute of a name, in either case; ATTR_COUNT for others. */
enum attribute dom_attribute(const char *name, size_t n);

/* ---- asking -------------------------------------------------------------- */

/* The value of an attribute; NULL if it is not there. */
const struct str *dom_attr(
    const struct dom *dom, uint32_t node, enum attribute name);
/* Is one of the parts, a list that ends with NULL, in the value? */
bool dom_attr_holds(const struct dom *dom, uint32_t node, enum attribute name,
    const char *const *parts);
/* The first element with this tag in [from, to), live or not; DOM_NONE. */
uint32_t dom_find(
    const struct dom *dom, uint32_t from, uint32_t to, enum tag tag);
/* Is `node` the element `root` or below it? */
static inline bool
dom_within(const struct dom *d, uint32_t root, uint32_t node)
{
    return node >= root && node < d->v[root].end;
}
/* The text of the nodes in [from, to) that are not gone, white space folded to
 * single blanks and cut off at the edges.  In the pool. */
struct str dom_folded_range(const struct dom *dom, uint32_t from, uint32_t to);
/* The same of a node and what is below it. */
struct str dom_folded(const struct dom *dom, uint32_t node);

/* A text in lower case, in the pool. */
struct str dom_lower(const struct dom *dom, struct str text);

/* ---- removing ------------------------------------------------------------ */

/* Take the node away, and all that is in it. */
void dom_remove(struct dom *dom, uint32_t node);
/* Bring everything back but what is never shown. */
void dom_restore(struct dom *dom);
/* What is gone now, in the pool, and how it is made so again. */
const bool *dom_gone(const struct dom *dom);
void dom_put_back(struct dom *dom, const bool *gone);

/* The next node in document order behind i, and behind all that is below i if
 * i is gone, that is not gone itself, below a node that ends at `end`; `end`
 * if there is none. */
static inline uint32_t
dom_next(const struct dom *d, uint32_t i, uint32_t end)
{
    i = d->v[i].gone ? d->v[i].end : i + 1;
    while (i < end && d->v[i].gone)
        i = d->v[i].end;
    return i;
}

#endif
