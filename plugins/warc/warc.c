/* SPDX-License-Identifier: MIT */
/* warc - each page of a web archive is a record (WARC 1.0 and 1.1). */
#include <copydesk/record.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "coding.h"
#include "fields.h"
#include "text/charsets.h"
#include "text/prescan.h"
#include "text/utf8.h"
#include "wanted.h"

struct opts {
    struct cd_strings status, types, languages;
};

static const char *const default_status[] = { "200", NULL };
static const char *const default_types[] = { "text/html",
    "application/xhtml+xml", NULL };

static const struct cd_option options[] = {
    CD_OPT_STRINGS(struct opts, status, default_status,
        "Status codes of HTTP with which a page is one, such as \"200\"."),
    CD_OPT_STRINGS(struct opts, types, default_types,
        "Content types that are read: those that hold HTML, and \"text/...\" "
        "for texts.  A page that names none is one if it begins as HTML."),
    CD_OPT_STRINGS(struct opts, languages, NULL,
        "Codes of languages, such as \"en\": a page that says that it is in "
        "others (Content-Language, lang of <html>) is dropped.  By default "
        "none is."),
    { 0 }
};

static const struct cd_field writes[] = {
    { "id", CD_T_STRING, CD_OPTIONAL, "WARC-Record-ID, without its brackets." },
    { "url", CD_T_STRING, CD_OPTIONAL, "WARC-Target-URI." },
    { "crawled", CD_T_STRING, CD_OPTIONAL, "WARC-Date." },
    { "status", CD_T_INT, CD_OPTIONAL, "That of HTTP." },
    { "html", CD_T_STRING, CD_OPTIONAL, "The page." },
    { "text", CD_T_STRING, CD_OPTIONAL,
        "The text, of a conversion (WET) or of a page that is a plain text." },
    { "truncated", CD_T_STRING, CD_OPTIONAL,
        "Why a part of the page only is there: WARC-Truncated; \"segmented\"; "
        "\"unspecified\" if it is shorter than Content-Length of HTTP." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "a.warc.gz", "{}",
        "WARC/1.0\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        "WARC-Target-URI: https://harbour.example/a\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        "Content-Length: 66\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        "<p>The ferry sank.</p>\n",
        "{\"id\": \"urn:uuid:1\", \"url\": \"https://harbour.example/a\", "
        "\"crawled\": \"2026-01-02T03:04:05Z\", \"status\": 200, "
        "\"html\": \"<p>The ferry sank.</p>\\n\"}" },
    { "a.warc.gz", "{}",
        "WARC/1.0\r\nWARC-Type: revisit\r\nContent-Length: 0\r\n\r\n", NULL },
    { "a.warc.wet", "{}",
        "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
        "Content-Length: 15\r\n\r\nThe ferry sank.",
        "{\"text\": \"The ferry sank.\"}" },
    { 0 }
};

struct state {
    const struct opts *opts;
    struct charsets *charsets;
    struct coding *coding;
};

/* What is known of a record. */
struct page {
    struct span head, body; /* of the WARC record, then of HTTP */
    struct span http;       /* the header block of HTTP, if there is one */
    struct span status;     /* that of HTTP, if there is one */
    struct span type;       /* its content type, NULL if it has none */
    struct span truncated;  /* why not all of it is there, NULL if it is */
    bool is_text;
};

/* ---- charsets ------------------------------------------------------------ */

static void *
take_scratch_of(const void *host, size_t n)
{
    const struct cd_host *h = host;

    return h->scratch(h, n);
}

/* UTF-8 in which each byte that belongs to no character is U+FFFD or, with
 * `latin`, all bytes are characters of Latin-1. */
static struct span
mend(const struct cd_host *host, struct span span, bool latin)
{
    char *to = host->scratch(host, 3 * span.n + 1);

    return (struct span){ to, latin ? utf8_from_latin1(span.s, span.n, to)
                                    : utf8_mend(span.s, span.n, to) };
}

/* The charset of the text: by a byte order mark, by what HTTP says, by what the
 * page says, by its bytes.  *said becomes its name, which may be one that has
 * no index. */
static size_t
find_charset(const struct cd_host *host, const struct state *state,
    const struct page *page, struct span span, struct charsets_text *said)
{
    const struct charsets_text text = { span.s, span.n };
    const struct span name = fields_parameter(page->type, "charset");
    size_t which = charsets_marked(state->charsets, text);

    *said = (struct charsets_text){ name.s, name.n };
    if (which == CHARSETS_NONE)
        which = charsets_find(state->charsets, *said);
    /* Of UTF-8 that is valid the page cannot say more, but that it is
     * ISO-2022-JP, which has escapes. */
    if (said->n > 0 || page->is_text || which != CHARSETS_NONE ||
        (utf8_valid(span.s, span.n) == span.n &&
            memchr(span.s, 0x1B, span.n) == NULL))
        return which;
    *said = prescan_charset(text);
    if (said->n == 0) {
        *said = charsets_guess(text);
        if (said->n > 0)
            cd_count(host, "charset_guessed", 1);
    }
    return charsets_find(state->charsets, *said);
}

/* The text as UTF-8.  What is valid is taken for that, unless it is said to be
 * in a charset whose bytes may be so, too.  Other bytes of which nobody says
 * what they are become the characters of Latin-1, in which `extract` finds it,
 * unless they are mostly UTF-8. */
static struct span
decode_page(const struct cd_host *host, const struct state *state,
    const struct page *page)
{
    const struct pool pool = { take_scratch_of, host };
    const struct charsets_text bytes = { page->body.s, page->body.n };
    const size_t mark = utf8_mark(bytes.s, bytes.n);
    struct span span = { bytes.s + mark, bytes.n - mark };
    struct charsets_text said = { "", 0 };
    size_t which = CHARSETS_NONE;
    const char *doubt;
    bool mostly;

    if (mark == 0)
        which = find_charset(host, state, page, span, &said);
    if ((which == CHARSETS_NONE || !charsets_looks_utf8(which)) &&
        utf8_valid(span.s, span.n) == span.n)
        return span;
    if (which != CHARSETS_NONE) {
        said = charsets_decode(state->charsets, &pool, which,
            (struct charsets_text){ span.s, span.n });
        return (struct span){ said.s, said.n };
    }
    mostly = charsets_mostly_utf8(bytes, said);
    cd_count(host, "not_utf8", 1);
    doubt = mostly ? NULL : charsets_doubt(said);
    if (doubt != NULL)
        cd_count(host, doubt, 1);
    return mend(host, span, !mostly);
}

/* ---- what is a page ------------------------------------------------------ */

static enum cd_status
drop(const struct cd_host *host, const char *what)
{
    cd_count(host, what, 1);
    return CD_DROP;
}

static bool
begins_as_html(struct span span)
{
    static const char *const begins[] = { "<!doctype html", "<html" };
    size_t i, k = 0;

    while (
        k < span.n && span.s[k] != '\0' && strchr(" \t\r\n", span.s[k]) != NULL)
        k++;
    for (i = 0; i < 2; i++) {
        size_t n = strlen(begins[i]);

        if (span.n - k >= n &&
            span_is((struct span){ span.s + k, n }, begins[i]))
            return true;
    }
    return false;
}

/* Is it of a content type that is read?  One that names none may be: its bytes
 * tell.  A conversion without one is a text. */
static bool
of_type(const struct state *state, struct page *page, bool conversion)
{
    struct span bare = fields_bare(page->type);

    if (page->type.s == NULL || bare.n == 0) {
        page->is_text = conversion;
        return true;
    }
    page->is_text = bare.n > 5 &&
                    span_is((struct span){ bare.s, 5 }, "text/") &&
                    !span_is(bare, "text/html");
    return wanted_one(&state->opts->types, bare) ||
           (conversion && span_is(bare, "text/plain"));
}

/* The status of "HTTP/1.1 200 OK"; n is 0 if it is none. */
static struct span
status_of(struct span line)
{
    const char *text = line.n > 5 && memcmp(line.s, "HTTP/", 5) == 0
                           ? memchr(line.s, ' ', line.n)
                           : NULL;
    size_t n = 0;

    if (text == NULL)
        return (struct span){ NULL, 0 };
    text++;
    while (text + n < line.s + line.n && text[n] >= '0' && text[n] <= '9')
        n++;
    return (struct span){ text, n == 3 ? n : 0 };
}

/* Is the body shorter than HTTP says?  With a coding, that speaks of another
 * length. */
static bool
is_short(const struct page *page)
{
    struct span length = fields_get(page->http, "Content-Length");
    uint64_t says = 0;
    size_t i;

    if (fields_get(page->http, "Content-Encoding").s != NULL ||
        fields_get(page->http, "Transfer-Encoding").s != NULL)
        return false;
    for (i = 0; i < length.n && i < 18; i++) {
        if (length.s[i] < '0' || length.s[i] > '9')
            return false;
        says = 10 * says + (uint64_t)(length.s[i] - '0');
    }
    return i == length.n && says > page->body.n;
}

/* Take the HTTP message apart.  What its fields rule out is not decoded. */
static enum cd_status
http(const struct cd_host *host, const struct state *state, struct page *page)
{
    size_t n = fields_block(page->body);

    page->status = status_of(fields_first(page->body));
    if (n == 0 || page->status.n == 0) {
        cd_fail(host, "it is no response of HTTP");
        return CD_ERROR;
    }
    if (!wanted_one(&state->opts->status, page->status))
        return drop(host, "other_status");
    page->http = (struct span){ page->body.s, n };
    page->body = (struct span){ page->body.s + n, page->body.n - n };
    page->type = fields_get(page->http, "Content-Type");
    if (!of_type(state, page, false))
        return drop(host, "other_type");
    if (page->truncated.s == NULL && is_short(page))
        page->truncated = (struct span){ "unspecified", 11 };
    if (coding_decode(state->coding, host, page->http,
            page->truncated.s != NULL, &page->body))
        return CD_ERROR;
    return CD_KEEP;
}

/* ---- records ------------------------------------------------------------- */

static int
set_page_field(const struct cd_host *host, json_t *rec, const char *field,
    struct span span)
{
    if (span.s == NULL)
        return 0;
    if (memchr(span.s, '\n', span.n) != NULL)
        span = fields_unfold(span, host->scratch(host, span.n));
    if (span.n >= 2 && span.s[0] == '<' && span.s[span.n - 1] == '>')
        span = (struct span){ span.s + 1, span.n - 2 };
    if (utf8_valid(span.s, span.n) < span.n)
        span = mend(host, span, false);
    return cd_set_text(host, rec, field, span.s, span.n);
}

static int
set_heads(const struct cd_host *host, json_t *rec, const struct page *page)
{
    static const char *const names[][2] = { { "id", "WARC-Record-ID" },
        { "url", "WARC-Target-URI" }, { "crawled", "WARC-Date" } };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (set_page_field(
                host, rec, names[i][0], fields_get(page->head, names[i][1])))
            return -1;
    }
    if (set_page_field(host, rec, "truncated", page->truncated))
        return -1;
    return page->status.n > 0
               ? cd_set(host, rec, "status", json_integer(atoi(page->status.s)))
               : 0;
}

/* A record of another type: dropped, and counted by that. */
static enum cd_status
other_record(const struct cd_host *host, struct span type)
{
    static const char *const types[] = { "revisit", "request", "metadata",
        "warcinfo", "continuation" };
    size_t i;

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (span_is(type, types[i]))
            return drop(host, types[i]);
    }
    return drop(host, "other_records");
}

/* Drop what is no page, and find the page in what is one. */
static enum cd_status
find_page(const struct cd_host *host, const struct state *state,
    struct page *page, json_t *rec)
{
    struct span type = fields_get(page->head, "WARC-Type");
    const bool conversion = span_is(type, "conversion");
    enum cd_status status = CD_KEEP;

    if (type.n == 0) {
        cd_fail(host, "its header block has no WARC-Type, so that nobody knows "
                      "whether it is a page");
        return CD_ERROR;
    }
    if (!conversion && !span_is(type, "response") && !span_is(type, "resource"))
        return other_record(host, type);
    page->type = fields_get(page->head, "Content-Type");
    page->truncated = fields_get(page->head, "WARC-Truncated");
    if (page->truncated.s == NULL &&
        fields_get(page->head, "WARC-Segment-Number").s != NULL)
        page->truncated = (struct span){ "segmented", 9 };
    if (span_is(fields_bare(page->type), "application/http"))
        status = http(host, state, page);
    else if (!of_type(state, page, conversion))
        status = drop(host, "other_type");
    if (status != CD_KEEP)
        return status;
    if (fields_bare(page->type).n == 0 && !conversion &&
        !begins_as_html(page->body))
        return drop(host, "other_type");
    if (!wanted_language(
            &state->opts->languages, page->head, page->http, page->body))
        return drop(host, "other_language");
    if (page->truncated.s != NULL)
        cd_count(host, "truncated", 1);
    return set_heads(host, rec, page) ? CD_ERROR : CD_KEEP;
}

static enum cd_status
warc_read(const struct cd_host *host, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    struct page page = { .head = { bytes, n } };
    enum cd_status status;
    struct span text;

    page.head.n = fields_block(page.head);
    if (page.head.n == 0 || n < 5 || memcmp(bytes, "WARC/", 5) != 0) {
        cd_fail(host, "it is no WARC record");
        return CD_ERROR;
    }
    page.body = (struct span){ bytes + page.head.n, n - page.head.n };
    status = find_page(host, self, &page, rec);
    if (status != CD_KEEP)
        return status;
    text = decode_page(host, self, &page);
    if (cd_set_text(host, rec, page.is_text ? "text" : "html", text.s, text.n))
        return CD_ERROR;
    return CD_KEEP;
}

/* ---- life ---------------------------------------------------------------- */

static int
warc_close(const struct cd_host *host, void *self)
{
    struct state *state = self;

    (void)host;
    coding_free(state->coding);
    free(state);
    return 0;
}

static int
warc_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *o = opts;

    if (wanted_status(host, &o->status) || wanted_types(host, &o->types) ||
        wanted_languages(host, &o->languages))
        return -1;
    *shared = charsets_new();
    return *shared != NULL ? 0 : cd_fail(host, "out of memory");
}

static int
warc_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct state *state = calloc(1, sizeof(*state));

    if (state != NULL)
        state->coding = coding_new();
    if (state == NULL || state->coding == NULL) {
        free(state);
        return cd_fail(host, "out of memory");
    }
    state->opts = opts;
    state->charsets = shared;
    *self = state;
    return 0;
}

static void
warc_release(const struct cd_host *host, void *shared)
{
    (void)host;
    charsets_free(shared);
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "warc",
    .version = "1.0",
    .summary = "Each page of a web archive (WARC, WET) is a record.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .options = options,
    .options_size = sizeof(struct opts),
    .writes = writes,
    .examples = examples,
    .prepare = warc_prepare,
    .open = warc_open,
    .close = warc_close,
    .release = warc_release,
    .framing = "warc",
    .read = warc_read,
};
