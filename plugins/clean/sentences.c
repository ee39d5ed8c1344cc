/* SPDX-License-Identifier: MIT */
#include "sentences.h"

#include <string.h>

#include "text/space.h"

/* What the spans are added to. */
struct list {
    const struct doc *doc;
    const char *text;
    struct span *v;
    size_t n, cap;
};

/* Does the last span go on behind a colon, which ends a sentence in some
 * languages: "Tags: ferry, port"? */
static bool
goes_on(const struct list *list, size_t at)
{
    const struct span *last = &list->v[list->n - 1];
    size_t end = last->at + last->n;

    return list->text[end - 1] == ':' &&
           end + space_lead(list->text + end, at - end) == at;
}

static void
add_span(struct list *list, size_t at, size_t n)
{
    const char *string = list->text + at;

    n = space_trim(&string, n);
    at = (size_t)(string - list->text);
    if (n == 0)
        return;
    if (list->n > 0 && goes_on(list, at)) {
        list->v[list->n - 1].n = at + n - list->v[list->n - 1].at;
        return;
    }
    pool_push(&list->doc->pool, list->v, list->n, list->cap);
    list->v[list->n++] = (struct span){ at, n };
}

/* Add the cells of a sentence: a bar with a blank before it ends one. */
static void
add_cells(struct list *list, size_t at, size_t n)
{
    const char *text = list->text + at;
    size_t from = 0, i = 0;

    while (i < n) {
        const char *bar = memchr(text + i, '|', n - i);

        if (bar == NULL)
            break;
        i = (size_t)(bar - text) + 1;
        if (i > 1 && text[i - 2] != ' ')
            continue;
        add_span(list, at + from, i - 1 - from);
        from = i;
    }
    add_span(list, at + from, n - from);
}

size_t
sentences_of(
    const struct doc *doc, const char *text, size_t n, struct span **out)
{
    const struct engine *engine = &doc->engine;
    struct list list = { .doc = doc, .text = text };
    const struct cd_text *cut = engine->text->cut(
        engine->host, engine->rec, text, n, CD_TEXT_SENTENCES);
    size_t i;

    for (i = 0; cut != NULL && i < cut->nsentences; i++)
        add_cells(&list, cut->sentences[i].at, cut->sentences[i].n);
    *out = list.v;
    return list.n;
}

bool
sentences_several(const struct doc *doc, const char *text, size_t n)
{
    struct span *spans;

    return sentences_of(doc, text, n, &spans) > 1;
}

size_t
sentences_last(const struct doc *doc, const char *text, size_t n)
{
    struct span *spans;
    size_t count = sentences_of(doc, text, n, &spans);

    return count > 0 ? spans[count - 1].at : 0;
}

bool
sentences_begin(const struct doc *doc, const char *text, size_t n, size_t at)
{
    struct span *spans;
    size_t count = sentences_of(doc, text, n, &spans), i;

    for (i = 0; i < count && spans[i].at < at; i++)
        continue;
    return i < count && spans[i].at == at;
}
