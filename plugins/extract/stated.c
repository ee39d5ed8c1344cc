/* SPDX-License-Identifier: MIT */
#include "stated.h"

#include <string.h>

#include "parse.h"
#include "text/space.h"

#define STATED_LEAST 300 /* bytes */
#define SHOWN_LEAST  600 /* bytes of a live blog that is on the page */
#define STATED_MORE  3   /* times what was found */

/* ---- reading ------------------------------------------------------------- */

/* Markup that is being written; there is room for it. */
struct markup {
    char *s;
    size_t n;
};

static void
put_bytes(struct markup *to, const char *s, size_t n)
{
    memcpy(to->s + to->n, s, n);
    to->n += n;
}

/* Put each line of a plain text into an element. */
static void
put_lines(struct markup *to, struct str t, const char *tag)
{
    size_t at, i, end, len = strlen(tag);

    for (at = 0; at < t.n; at = end + 1) {
        const char *feed = memchr(t.s + at, '\n', t.n - at);

        end = feed != NULL ? (size_t)(feed - t.s) : t.n;
        put_bytes(to, "<", 1);
        put_bytes(to, tag, len);
        put_bytes(to, ">", 1);
        for (i = at; i < end; i++) {
            if (t.s[i] == '<')
                put_bytes(to, "&lt;", 4);
            else if (t.s[i] == '&')
                put_bytes(to, "&amp;", 5);
            else
                put_bytes(to, t.s + i, 1);
        }
        put_bytes(to, "</", 2);
        put_bytes(to, tag, len);
        put_bytes(to, ">", 1);
    }
}

/* Bytes that the markup of a text takes at most. */
static size_t
room_of(struct str t)
{
    return 16 * t.n + 16; /* an empty line is an element, too */
}

/* Of a node about a live blog, its entries as markup. */
static struct str
entries_of(const struct linked *l, const json_t *blog)
{
    const json_t *list = json_object_get(blog, "liveBlogUpdate"), *x;
    struct markup to = { NULL, 0 };
    size_t i, room = 1;

    json_array_foreach (list, i, x) {
        if (i == STATED_ENTRIES)
            break;
        room += room_of(linked_string(l, json_object_get(x, "headline"))) +
                room_of(linked_string(l, json_object_get(x, "articleBody")));
    }
    to.s = pool_alloc(l->pool, room);
    json_array_foreach (list, i, x) {
        struct str body = linked_string(l, json_object_get(x, "articleBody"));

        if (i == STATED_ENTRIES)
            break;
        put_lines(&to, linked_string(l, json_object_get(x, "headline")), "h2");
        if (str_find(body, "</") == NULL) {
            put_lines(&to, body, "p");
        } else {
            put_bytes(&to, "<p>", 3);
            put_bytes(&to, body.s, body.n);
        }
    }
    return (struct str){ to.s, to.n };
}

struct str
stated_read(const struct linked *l, bool *entries)
{
    struct str t = { "", 0 };
    size_t i;

    for (i = 0; i < l->narticles && t.n == 0; i++)
        t = entries_of(l, l->about[i]);
    *entries = t.n > 0;
    return *entries ? t : linked_of_article(l, "articleBody");
}

/* ---- in place of the article --------------------------------------------- */

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
    /* A live blog shows its last entries and has hundreds. */
    if (!p->stated_entries || found->text.n < SHOWN_LEAST)
        stated_replace(p, p->stated, found);
}

void
stated_replace(const struct page *p, struct str t, struct article *found)
{
    struct paragraphs ps = { 0 };

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
