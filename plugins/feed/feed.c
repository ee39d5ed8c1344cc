/* SPDX-License-Identifier: MIT */
/* feed - each item of a feed (RSS, RDF, Atom) is a record. */
#include <copydesk/record.h>

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "head.h"
#include "item.h"
#include "names.h"

#define OPTIONS \
    (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | \
        XML_PARSE_NOCDATA)

/* Older releases of libxml2 hand the error over without const. */
#if LIBXML_VERSION >= 21200
#define HEAR hear
#else
#define HEAR (xmlStructuredErrorFunc) hear_parser
#endif

static const struct cd_field writes[] = { { "id", CD_T_STRING, CD_OPTIONAL,
                                              "guid, id of Atom, rdf:about." },
    { "url", CD_T_STRING, CD_OPTIONAL,
        "link, of Atom the alternate one, or a guid that is one; resolved." },
    { "language", CD_T_STRING, CD_OPTIONAL,
        "Of the item or the feed: xml:lang, dc:language, language." },
    { "title", CD_T_STRING, CD_OPTIONAL, "Without tags, in one line." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL,
        "dc:creator, author; the name in \"a@b (Name)\"." },
    { "date", CD_T_STRING, CD_OPTIONAL,
        "pubDate, published, dc:date or, where there is none, updated." },
    { "modified", CD_T_STRING, CD_OPTIONAL, "updated, beside another date." },
    { "tags", CD_T_ARRAY, CD_OPTIONAL, "category, dc:subject: texts." },
    { "description", CD_T_STRING, CD_OPTIONAL,
        "description, of Atom summary: HTML." },
    { "html", CD_T_STRING, CD_OPTIONAL, "content:encoded, of Atom content." },
    { 0 } };

static const struct cd_example examples[] = {
    { "a.rss", "{}",
        "<item><title>Ferry &amp;amp; tide</title>"
        "<link>https://harbour.example/1</link><guid>h1</guid>"
        "<pubDate>Tue, 06 Jan 2026 08:00:00 GMT</pubDate>"
        "<author>ada@harbour.example (Ada Lind)</author>"
        "<description>It sank.</description></item>",
        "{\"id\": \"h1\", \"url\": \"https://harbour.example/1\", "
        "\"title\": \"Ferry & tide\", \"authors\": [\"Ada Lind\"], "
        "\"date\": \"2026-01-06T08:00:00Z\", "
        "\"description\": \"It sank.\"}" },
    { "a.atom", "{}",
        "<entry xml:lang='en'><id>h2</id>"
        "<link href='https://harbour.example/2'/>"
        "<updated>2026-01-07T09:00:00Z</updated>"
        "<content type='html'>&lt;p>It was raised.&lt;/p></content></entry>",
        "{\"id\": \"h2\", \"url\": \"https://harbour.example/2\", "
        "\"language\": \"en\", \"date\": \"2026-01-07T09:00:00Z\", "
        "\"html\": \"<p>It was raised.</p>\"}" },
    { 0 }
};

/* What all workers share. */
struct tables {
    struct charsets *charsets;
    struct date_words *words;
};

struct state {
    const struct tables *tables;
    struct head head;
    xmlParserCtxt *parser;
    /* What the parser said first; line 0: nothing yet. */
    int line;
    char said[160];
};

/* ---- records ------------------------------------------------------------- */

/* The item as XML that stands alone; s is NULL after cd_fail. */
static struct str
document(const struct cd_host *host, struct state *state, const char *bytes,
    size_t n)
{
    struct str text = { NULL, 0 }, item;
    size_t mended, k;
    char *to;

    if (head_take(&state->head, host, state->tables->charsets, host->first_row,
            host->first_row_size))
        return text;
    if (state->head.encoding_name != NULL) {
        cd_fail(host, "its encoding \"%s\" is not known",
            state->head.encoding_name);
        return text;
    }
    item = texts_decode(host, state->tables->charsets, state->head.encoding,
        (struct str){ bytes, n });
    item = texts_mend(host, item, &mended);
    if (mended > 0)
        cd_count(host, "mended_ampersands", (int64_t)mended);
    k = strlen(state->head.tag);
    to = host->scratch(host, k + item.n + sizeof("</head>"));
    memcpy(to, state->head.tag, k);
    memcpy(to + k, item.s, item.n);
    memcpy(to + k + item.n, "</head>", sizeof("</head>"));
    return (struct str){ to, k + item.n + sizeof("</head>") - 1 };
}

/* Keep what the parser says first, and end it there if the item is not
 * well-formed: it goes through what it has read for each thing that it says. */
static void
hear_parser(void *parser, const xmlError *error)
{
    struct state *state = ((xmlParserCtxt *)parser)->_private;
    const char *text = error->message != NULL ? error->message : "";

    if (error->level == XML_ERR_FATAL)
        xmlStopParser(parser);
    if (state->line > 0 || error->level < XML_ERR_ERROR ||
        error->domain == XML_FROM_NAMESPACE)
        return;
    /* The tag in front of the item has a line of its own. */
    state->line = error->line > 1 ? error->line - 1 : 1;
    snprintf(state->said, sizeof(state->said), "%.*s", (int)strcspn(text, "\n"),
        text);
}

/* Does the item end with its end tag? */
static bool
has_end(struct str text)
{
    static const char *const ends[] = { "item>", "entry>", "/>" };
    size_t i;

    text = texts_trim(text);
    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t n = strlen(ends[i]);

        if (text.n > n && memcmp(text.s + text.n - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

/* Say what is wrong with the XML, and where. */
static int
say_broken(
    const struct cd_host *host, const struct state *state, struct str item)
{
    if (!has_end(item))
        return cd_fail(host, "it has no end: another item, or the end of the "
                             "channel or the input, comes first");
    return cd_fail(host, "line %d of it: %s", state->line > 0 ? state->line : 1,
        state->line > 0 ? state->said : "the parser gives up");
}

/* Parse it; NULL if it is not well-formed. */
static xmlDoc *
parse(struct state *state, struct str text)
{
    xmlDoc *doc;

    state->parser->_private = state;
    state->parser->sax->serror = HEAR;
    state->line = 0;
    doc = xmlCtxtReadMemory(
        state->parser, text.s, (int)text.n, NULL, "UTF-8", OPTIONS);
    xmlCtxtReset(state->parser);
    return doc;
}

static enum cd_status
feed_read(const struct cd_host *host, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    struct state *state = self;
    struct str text = document(host, state, bytes, n);
    const xmlNode *item = NULL;
    xmlDoc *doc;
    int rc;

    if (text.s == NULL)
        return CD_ERROR;
    doc = parse(state, text);
    if (doc != NULL)
        item = names_element(xmlDocGetRootElement(doc)->children);
    if (doc == NULL)
        rc = say_broken(host, state, (struct str){ bytes, n });
    else if (item == NULL)
        rc = cd_fail(host, "it is no item");
    else
        rc = item_read(
            host, state->tables->words, item, state->head.authors, rec);
    xmlFreeDoc(doc);
    return rc ? CD_ERROR : CD_KEEP;
}

/* ---- life ---------------------------------------------------------------- */

static void
feed_release(const struct cd_host *host, void *shared)
{
    struct tables *tables = shared;

    (void)host;
    charsets_free(tables->charsets);
    date_words_free(tables->words);
    free(tables);
}

static int
feed_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    struct tables *tables = calloc(1, sizeof(*tables));

    (void)opts;
    if (tables == NULL)
        return cd_fail(host, "out of memory");
    xmlInitParser();
    tables->charsets = charsets_new();
    tables->words = date_words_new();
    if (tables->charsets == NULL || tables->words == NULL) {
        feed_release(host, tables);
        return cd_fail(host, "out of memory");
    }
    *shared = tables;
    return 0;
}

static int
feed_close(const struct cd_host *host, void *self)
{
    struct state *state = self;

    (void)host;
    head_free(&state->head);
    xmlFreeParserCtxt(state->parser);
    free(state);
    return 0;
}

static int
feed_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct state *state = calloc(1, sizeof(*state));

    (void)opts;
    if (state != NULL)
        state->parser = xmlNewParserCtxt();
    if (state == NULL || state->parser == NULL) {
        free(state);
        return cd_fail(host, "out of memory");
    }
    state->tables = shared;
    *self = state;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "feed",
    .version = "1.0",
    .summary = "Each item of a feed (RSS, RDF, Atom) is a record.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .writes = writes,
    .examples = examples,
    .prepare = feed_prepare,
    .open = feed_open,
    .close = feed_close,
    .release = feed_release,
    .framing = "feed",
    .read = feed_read,
};
