/* SPDX-License-Identifier: MIT */
#include "stated.h"

#include <string.h>

#include "parse.h"
#include "text/space.h"

#define STATED_LEAST 300 /* bytes */
#define STATED_MORE  3   /* times what was found */

/* Of text with tags. */
static void
from_markup(const struct page *p, struct str t, struct paragraphs *ps)
{
    struct page inner = { .headline = DOM_NONE, .entries = DOM_NONE };
    struct source source;

    dom_init(&inner.dom, &p->dom.pool);
    source_clean(&source, &p->dom.pool, t);
    if (parse_page(&inner.dom, &source) == 0)
        *ps = paragraphs_read(&inner, 0);
}

/* Of plain text: each line is a paragraph. */
static void
from_lines(const struct page *p, struct str t, struct paragraphs *ps)
{
    size_t at = 0;

    while (at < t.n) {
        const char *line = t.s + at, *end = memchr(line, '\n', t.n - at);
        size_t len = end != NULL ? (size_t)(end - line) : t.n - at;

        at += len + 1;
        len = space_trim(&line, len);
        if (len > 0)
            paragraphs_add(ps, &p->dom.pool, (struct str){ line, len });
    }
}

void
stated_or(const struct page *p, struct article *found)
{
    struct paragraphs ps = { 0 };
    struct str t = p->stated;

    if (t.n < STATED_LEAST || t.n < STATED_MORE * found->text.n)
        return;
    if (str_find(t, "</") != NULL)
        from_markup(p, t, &ps);
    else
        from_lines(p, t, &ps);
    t = paragraphs_join(&ps, &p->dom.pool);
    if (t.n < STATED_MORE * found->text.n)
        return;
    found->text = t;
    found->paragraphs = ps;
}
