/* SPDX-License-Identifier: MIT */
#include "parse.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#define OPTIONS \
    (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | \
        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD)

/* One parser at work. */
struct build {
    struct dom *dom;
    const struct source *source;
    htmlParserCtxtPtr parser;
    unsigned depth;
    size_t read; /* how far it came when it was stopped for that, or 0 */
};

/* Bytes of `key="N"` at `text`, 0 if something else is there. */
static size_t
number_at(const char *key, const char *text, size_t n)
{
    size_t k = strlen(key), i = k + 2;

    if (n < k + 3 || memcmp(text, key, k) != 0 || text[k] != '=' ||
        text[k + 1] != '"')
        return 0;
    while (i < n && text[i] >= '0' && text[i] <= '9')
        i++;
    return i < n && text[i] == '"' ? i + 1 : 0;
}

/* Where a page is damaged, the parser may take for text what the cleaner took
 * for a tag: cut the numbers of tags out.  Returns the new length. */
static size_t
cut_numbers(const char *key, char *text, size_t n)
{
    const char *at = text, *end, *next;
    size_t len, to = 0, k;

    if (n == 0)
        return 0; /* there need be no `text` */
    end = text + n;
    while (at < end) {
        next = *key != '\0' ? memchr(at, *key, (size_t)(end - at)) : NULL;
        len = (size_t)((next != NULL ? next : end) - at);
        memmove(text + to, at, len);
        to += len;
        at += len;
        if (next == NULL)
            break;
        k = number_at(key, at, (size_t)(end - at));
        at += k;
        if (k == 0)
            text[to++] = *at++;
    }
    return to;
}

/* The attributes that were put aside, by the tag's number. */
static void
fetch_node(struct build *b, const char *number)
{
    size_t i = strtoul(number, NULL, 10), k;
    struct source_tag tag = { 0, 0 };

    if (i < b->source->ntags)
        tag = b->source->tags[i];
    for (k = tag.first; k < tag.first + tag.n; k++)
        dom_keep(b->dom, b->source->attrs[k]);
}

static void
on_open(void *ctx, const xmlChar *name, const xmlChar **atts)
{
    struct build *b = ctx;
    const char *text = (const char *)name;

    dom_open(b->dom, tags_of(text, strlen(text)));
    for (; atts != NULL && atts[0] != NULL; atts += 2) {
        const char *key = (const char *)atts[0];
        enum attribute a = dom_attribute(key, strlen(key));
        char *value = (char *)(uintptr_t)atts[1];
        size_t n = value != NULL ? strlen(value) : 0;

        if (a < ATTR_COUNT)
            dom_set(b->dom, a, value, cut_numbers(b->source->key, value, n));
        else if (value != NULL && strcmp(key, b->source->key) == 0)
            fetch_node(b, value);
    }
    if (++b->depth < PARSE_DEPTH || b->read > 0)
        return;
    b->read = b->parser->input->consumed +
              (size_t)(b->parser->input->cur - b->parser->input->base);
    xmlStopParser(b->parser);
}

static void
on_close(void *ctx, const xmlChar *name)
{
    struct build *b = ctx;

    (void)name;
    if (b->depth > 0) {
        b->depth--;
        dom_close(b->dom);
    }
}

static void
on_text(void *ctx, const xmlChar *text, int n)
{
    struct build *b = ctx;

    dom_text(b->dom, (const char *)text, (size_t)n);
}

int
parse_prepare(void)
{
    htmlParserCtxtPtr parser;

    xmlInitParser();
    parser = htmlNewParserCtxt(); /* tables that are made when first used */
    if (parser == NULL)
        return -1;
    htmlFreeParserCtxt(parser);
    return 0;
}

/* Parse from `text` on, into the element that is open.  Returns how much was
 * read, 0 if memory ran out. */
static size_t
run_parser(
    struct dom *dom, const struct source *source, const char *text, size_t n)
{
    struct build b = { .dom = dom, .source = source };

    b.parser = htmlNewParserCtxt();
    if (b.parser == NULL)
        return 0;
    memset(b.parser->sax, 0, sizeof(*b.parser->sax));
    b.parser->sax->startElement = on_open;
    b.parser->sax->endElement = on_close;
    b.parser->sax->characters = on_text;
    b.parser->sax->ignorableWhitespace = on_text;
    b.parser->sax->cdataBlock = on_text; /* scripts, styles */
    b.parser->userData = &b;
    htmlCtxtReadMemory(b.parser, text, (int)n, NULL, "UTF-8", OPTIONS);
    htmlFreeParserCtxt(b.parser);
    for (; b.depth > 0; b.depth--)
        dom_close(dom);
    if (b.read == 0 || b.read >= n)
        return n;
    return text[b.read] == '>' ? b.read + 1 : b.read;
}

int
parse_page(struct dom *dom, const struct source *source)
{
    const struct str html = source->text;
    size_t at = 0, k = 1, i;

    dom_open(dom, TAG_other); /* the document */
    while (at < html.n && k > 0) {
        k = run_parser(dom, source, html.s + at, html.n - at);
        at += k;
    }
    dom_close(dom);
    for (i = 0; i < dom->n; i++) {
        struct str *text = &dom->v[i].text;

        text->n = cut_numbers(source->key, (char *)(uintptr_t)text->s, text->n);
    }
    return k > 0 ? 0 : -1;
}
