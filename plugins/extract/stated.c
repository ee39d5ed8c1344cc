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
put_bytes(struct markup *to, const char *text, size_t n)
{
    memcpy(to->s + to->n, text, n);
    to->n += n;
}

/* Put each line of a plain text into an element. */
static void
put_lines(struct markup *to, struct str text, const char *tag)
{
    size_t at, i, end, len = strlen(tag);

    for (at = 0; at < text.n; at = end + 1) {
        const char *feed = memchr(text.s + at, '\n', text.n - at);

        end = feed != NULL ? (size_t)(feed - text.s) : text.n;
        put_bytes(to, "<", 1);
        put_bytes(to, tag, len);
        put_bytes(to, ">", 1);
        for (i = at; i < end; i++) {
            if (text.s[i] == '<')
                put_bytes(to, "&lt;", 4);
            else if (text.s[i] == '&')
                put_bytes(to, "&amp;", 5);
            else
                put_bytes(to, text.s + i, 1);
        }
        put_bytes(to, "</", 2);
        put_bytes(to, tag, len);
        put_bytes(to, ">", 1);
    }
}

/* Bytes that the markup of a text takes at most. */
static size_t
room_of(struct str text)
{
    return 16 * text.n + 16; /* an empty line is an element, too */
}

/* Of a node about a live blog, its entries as markup. */
static struct str
entries_of(const struct linked *linked, const json_t *blog)
{
    const json_t *list = json_object_get(blog, "liveBlogUpdate"), *item;
    struct markup to = { NULL, 0 };
    size_t i, room = 1;

    json_array_foreach (list, i, item) {
        if (i == STATED_ENTRIES)
            break;
        room +=
            room_of(linked_string(linked, json_object_get(item, "headline"))) +
            room_of(
                linked_string(linked, json_object_get(item, "articleBody")));
    }
    to.s = pool_alloc(linked->pool, room);
    json_array_foreach (list, i, item) {
        struct str body =
            linked_string(linked, json_object_get(item, "articleBody"));

        if (i == STATED_ENTRIES)
            break;
        put_lines(&to, linked_string(linked, json_object_get(item, "headline")),
            "h2");
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
stated_read(const struct linked *linked, bool *entries)
{
    struct str text = { "", 0 };
    size_t i;

    for (i = 0; i < linked->narticles && text.n == 0; i++)
        text = entries_of(linked, linked->about[i]);
    *entries = text.n > 0;
    return *entries ? text : linked_of_article(linked, "articleBody");
}

/* ---- in place of the article --------------------------------------------- */

/* Of text with tags. */
static void
from_markup(const struct page *page, struct str text, struct paragraphs *ps)
{
    struct page inner = { .headline = DOM_NONE, .entries = DOM_NONE };
    struct source source;

    dom_init(&inner.dom, &page->dom.pool);
    source_clean(&source, &page->dom.pool, text);
    if (parse_page(&inner.dom, &source) == 0)
        *ps = paragraphs_read(&inner, 0);
}

/* Of plain text: each line is a paragraph. */
static void
from_lines(const struct page *page, struct str text, struct paragraphs *ps)
{
    size_t at = 0;

    while (at < text.n) {
        const char *line = text.s + at, *end = memchr(line, '\n', text.n - at);
        size_t len = end != NULL ? (size_t)(end - line) : text.n - at;

        at += len + 1;
        len = space_trim(&line, len);
        if (len > 0)
            paragraphs_add(ps, &page->dom.pool, (struct str){ line, len });
    }
}

void
stated_or(const struct page *page, struct article *found)
{
    /* A live blog shows its last entries and has hundreds. */
    if (!page->stated_entries || found->text.n < SHOWN_LEAST)
        stated_replace(page, page->stated, found);
}

void
stated_replace(const struct page *page, struct str text, struct article *found)
{
    struct paragraphs ps = { 0 };

    if (text.n < STATED_LEAST || text.n < STATED_MORE * found->text.n)
        return;
    if (str_find(text, "</") != NULL)
        from_markup(page, text, &ps);
    else
        from_lines(page, text, &ps);
    text = paragraphs_join(&ps, &page->dom.pool);
    if (text.n < STATED_MORE * found->text.n)
        return;
    found->text = text;
    found->paragraphs = ps;
    found->offers = 0;
}
