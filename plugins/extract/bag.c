/* SPDX-License-Identifier: MIT */
#include "bag.h"

#include "text/chars.h"
#include "text/utf8.h"

static void
put_word(struct bag *b, struct str word)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        if (str_same(b->v[i], word))
            return;
    }
    if (b->n < BAG_MOST)
        b->v[b->n++] = word;
}

void
bag_add(struct bag *b, struct str text)
{
    size_t at = 0, start = 0, n;

    while (at <= text.n) {
        uint32_t code =
            at < text.n ? utf8_decode(text.s + at, text.n - at, &n) : ' ';

        n = at < text.n ? n : 1;
        if (!chars_letter(code) && !chars_digit(code)) {
            if (at > start)
                put_word(b, (struct str){ text.s + start, at - start });
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
