/* SPDX-License-Identifier: MIT */
#include "bag.h"

#include "text/chars.h"
#include "text/utf8.h"

static void
put(struct bag *b, struct str w)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        if (str_same(b->v[i], w))
            return;
    }
    if (b->n < BAG_MOST)
        b->v[b->n++] = w;
}

void
bag_add(struct bag *b, struct str t)
{
    size_t at = 0, start = 0, n;

    while (at <= t.n) {
        uint32_t c = at < t.n ? utf8_decode(t.s + at, t.n - at, &n) : ' ';

        n = at < t.n ? n : 1;
        if (!chars_letter(c) && !chars_digit(c)) {
            if (at > start)
                put(b, (struct str){ t.s + start, at - start });
            start = at + n;
        }
        at += n;
    }
}

size_t
bag_shared(const struct bag *a, const struct bag *b)
{
    size_t i, k, n = 0;

    for (i = 0; i < a->n; i++) {
        for (k = 0; k < b->n; k++)
            n += str_same(a->v[i], b->v[k]);
    }
    return n;
}

size_t
bag_bytes(const struct bag *a, const struct bag *b)
{
    size_t i, k, n = 0;

    for (i = 0; i < a->n; i++) {
        for (k = 0; k < b->n; k++)
            n += str_same(a->v[i], b->v[k]) ? a->v[i].n : 0;
    }
    return n;
}
