#include "headline.h"

#include <string.h>

#include "text/chars.h"
#include "text/fold.h"
#include "text/space.h"
#include "text/utf8.h"

#define WORDS_MOST 48 /* of a title that are looked at */

/* The different words of a title. */
struct bag {
    struct str v[WORDS_MOST];
    size_t n;
};

static void
put(struct bag *b, struct str w)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        if (str_same(b->v[i], w))
            return;
    }
    if (b->n < WORDS_MOST)
        b->v[b->n++] = w;
}

/* Words of a text in lower case. */
static void
read_words(struct bag *b, struct str t)
{
    size_t at = 0, start = 0, n;

    b->n = 0;
    while (at <= t.n) {
        uint32_t c = at < t.n ? utf8_decode(t.s + at, t.n - at, &n) : ' ';

        if (!chars_letter(c) && !chars_digit(c)) {
            if (at > start)
                put(b, (struct str){ t.s + start, at - start });
            start = at + (at < t.n ? n : 1);
        }
        at += at < t.n ? n : 1;
    }
}

static size_t
shared(const struct bag *a, const struct bag *b)
{
    size_t i, k, n = 0;

    for (i = 0; i < a->n; i++) {
        for (k = 0; k < b->n; k++)
            n += str_same(a->v[i], b->v[k]);
    }
    return n;
}

/* Do both name the same article? */
static bool
agree(const struct bag *a, const struct bag *b)
{
    size_t less = a->n < b->n ? a->n : b->n, n = shared(a, b);

    return a->n >= 3 && n >= 3 && 10 * n >= 6 * less;
}

static struct str
lower(const struct dom *d, struct str t)
{
    char *to = pool_alloc(&d->pool, 2 * t.n + 1);

    return (struct str){ to, fold_lower(t.s, t.n, to) };
}

struct str
headline_meta(const struct dom *d, const char *name)
{
    static const enum attribute keys[] = { ATTR_property, ATTR_name,
        ATTR_itemprop };
    struct str none = { "", 0 };
    uint32_t i;
    size_t k;

    for (i = 0; i < d->n; i++) {
        const struct str *v;

        if (d->v[i].tag != TAG_meta)
            continue;
        for (k = 0; k < 3; k++) {
            const struct str *key = dom_attr(d, i, keys[k]);

            if (key == NULL || key->n != strlen(name) ||
                !str_is(lower(d, *key), name))
                continue;
            v = dom_attr(d, i, ATTR_content);
            if (v != NULL && v->n > 0) {
                struct str t = *v;

                t.n = space_trim(&t.s, t.n);
                if (t.n > 0)
                    return t;
            }
        }
    }
    return none;
}

static void
add_title(struct page *p, struct str t)
{
    if (t.n > 0 && p->ntitles < PAGE_TITLES)
        p->titles[p->ntitles++] = lower(&p->dom, t);
}

/* The value of "headline" in the linked data of the page. */
static struct str
linked(const struct dom *d)
{
    struct str none = { "", 0 };
    uint32_t i;

    for (i = 0; i + 1 < d->n; i++) {
        const struct str *type;
        struct str t;
        const char *at, *end;

        if (d->v[i].tag != TAG_script || d->v[i].end != i + 2)
            continue;
        type = dom_attr(d, i, ATTR_type);
        if (type == NULL || memmem(type->s, type->n, "ld+json", 7) == NULL)
            continue;
        t = d->v[i + 1].text;
        at = memmem(t.s, t.n, "\"headline\"", 10);
        if (at == NULL)
            continue;
        at += 10;
        at = memchr(at, '"', (size_t)(t.s + t.n - at));
        if (at == NULL)
            continue;
        end = memchr(at + 1, '"', (size_t)(t.s + t.n - at - 1));
        if (end != NULL)
            return (struct str){ at + 1, (size_t)(end - at - 1) };
    }
    return none;
}

void
headline_find(struct page *p)
{
    const struct dom *d = &p->dom;
    struct bag heading, titles[PAGE_TITLES];
    uint32_t i;
    size_t k;

    i = dom_find(d, 0, (uint32_t)d->n, TAG_title);
    if (i != DOM_NONE)
        add_title(p, dom_folded(d, i));
    add_title(p, headline_meta(d, "og:title"));
    add_title(p, linked(d));
    for (i = p->body; i < d->v[p->body].end; i++) {
        if (d->v[i].tag == TAG_h1)
            add_title(p, dom_folded(d, i));
    }
    for (k = 0; k < p->ntitles; k++)
        read_words(&titles[k], p->titles[k]);
    for (i = p->body; i < d->v[p->body].end;
         i = dom_next(d, i, d->v[p->body].end)) {
        if (d->v[i].tag != TAG_h1 && d->v[i].tag != TAG_h2)
            continue;
        read_words(&heading, lower(d, dom_folded(d, i)));
        for (k = 0; k < p->ntitles; k++) {
            if (p->titles[k].n > 10 && agree(&heading, &titles[k])) {
                p->headline = i;
                return;
            }
        }
    }
}
