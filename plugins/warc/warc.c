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
take(const void *host, size_t n)
{
    const struct cd_host *h = host;

    return h->scratch(h, n);
}

/* UTF-8 in which each byte that belongs to no character is U+FFFD or, with
 * `latin`, all bytes are characters of Latin-1. */
static struct span
mend(const struct cd_host *h, struct span t, bool latin)
{
    char *to = h->scratch(h, 3 * t.n + 1);
    size_t i = 0, n = 0;

    while (i < t.n) {
        size_t k = latin ? 0 : utf8_valid(t.s + i, t.n - i);
        unsigned char c;

        memcpy(to + n, t.s + i, k);
        n += k;
        i += k;
        if (i == t.n)
            break;
        c = (unsigned char)t.s[i++];
        if (latin) {
            n += utf8_encode(c, to + n);
        } else {
            memcpy(to + n, "\xef\xbf\xbd", 3);
            n += 3;
        }
    }
    return (struct span){ to, n };
}

/* The charset of the text: by a byte order mark, by what HTTP says, by what the
 * page says.  *said becomes its name, which may be one that has no index. */
static size_t
find_charset(const struct state *x, const struct page *p, struct span t,
    struct charsets_text *said)
{
    const struct charsets_text text = { t.s, t.n };
    const struct span name = fields_parameter(p->type, "charset");
    size_t which = charsets_marked(x->charsets, text);

    *said = (struct charsets_text){ name.s, name.n };
    if (which == CHARSETS_NONE)
        which = charsets_find(x->charsets, *said);
    /* Of UTF-8 that is valid the page cannot say more, but that it is
     * ISO-2022-JP, which has escapes. */
    if (said->n > 0 || p->is_text || which != CHARSETS_NONE ||
        (utf8_valid(t.s, t.n) == t.n && memchr(t.s, 0x1B, t.n) == NULL))
        return which;
    *said = prescan_charset(text);
    return charsets_find(x->charsets, *said);
}

/* The text as UTF-8.  What is valid is taken for that, unless it is said to be
 * in a charset whose bytes may be so, too.  Where nobody says what it is, bytes
 * become the characters of Latin-1, in which `extract` finds it. */
static struct span
decode(const struct cd_host *h, const struct state *x, const struct page *p)
{
    const struct pool pool = { take, h };
    const bool marked =
        p->body.n >= 3 && memcmp(p->body.s, "\xef\xbb\xbf", 3) == 0;
    struct span t = p->body, name;
    struct charsets_text said = { "utf-8", 5 };
    size_t which = CHARSETS_NONE;

    if (marked)
        t = (struct span){ t.s + 3, t.n - 3 };
    else
        which = find_charset(x, p, t, &said);
    if ((which == CHARSETS_NONE || !charsets_looks_utf8(which)) &&
        utf8_valid(t.s, t.n) == t.n)
        return t;
    if (which != CHARSETS_NONE) {
        said = charsets_decode(
            x->charsets, &pool, which, (struct charsets_text){ t.s, t.n });
        return (struct span){ said.s, said.n };
    }
    cd_count(h, "not_utf8", 1);
    name = (struct span){ said.s, said.n };
    return mend(h, t, !span_is(name, "utf-8") && !span_is(name, "utf8"));
}

/* ---- what is a page ------------------------------------------------------ */

static enum cd_status
drop(const struct cd_host *h, const char *what)
{
    cd_count(h, what, 1);
    return CD_DROP;
}

static bool
begins_as_html(struct span t)
{
    static const char *const begins[] = { "<!doctype html", "<html" };
    size_t i, k = 0;

    while (k < t.n && t.s[k] != '\0' && strchr(" \t\r\n", t.s[k]) != NULL)
        k++;
    for (i = 0; i < 2; i++) {
        size_t n = strlen(begins[i]);

        if (t.n - k >= n && span_is((struct span){ t.s + k, n }, begins[i]))
            return true;
    }
    return false;
}

/* Is it of a content type that is read?  One that names none may be: its bytes
 * tell.  A conversion without one is a text. */
static bool
of_type(const struct state *x, struct page *p, bool conversion)
{
    struct span bare = fields_bare(p->type);

    if (p->type.s == NULL || bare.n == 0) {
        p->is_text = conversion;
        return true;
    }
    p->is_text = bare.n > 5 && span_is((struct span){ bare.s, 5 }, "text/") &&
                 !span_is(bare, "text/html");
    return wanted_one(&x->opts->types, bare) ||
           (conversion && span_is(bare, "text/plain"));
}

/* The status of "HTTP/1.1 200 OK"; n is 0 if it is none. */
static struct span
status_of(struct span line)
{
    const char *s = line.n > 5 && memcmp(line.s, "HTTP/", 5) == 0
                        ? memchr(line.s, ' ', line.n)
                        : NULL;
    size_t n = 0;

    if (s == NULL)
        return (struct span){ NULL, 0 };
    s++;
    while (s + n < line.s + line.n && s[n] >= '0' && s[n] <= '9')
        n++;
    return (struct span){ s, n == 3 ? n : 0 };
}

/* Is the body shorter than HTTP says?  With a coding, that speaks of another
 * length. */
static bool
is_short(const struct page *p)
{
    struct span length = fields_get(p->http, "Content-Length");
    uint64_t says = 0;
    size_t i;

    if (fields_get(p->http, "Content-Encoding").s != NULL ||
        fields_get(p->http, "Transfer-Encoding").s != NULL)
        return false;
    for (i = 0; i < length.n && i < 18; i++) {
        if (length.s[i] < '0' || length.s[i] > '9')
            return false;
        says = 10 * says + (uint64_t)(length.s[i] - '0');
    }
    return i == length.n && says > p->body.n;
}

/* Take the HTTP message apart.  What its fields rule out is not decoded. */
static enum cd_status
http(const struct cd_host *h, const struct state *x, struct page *p)
{
    size_t n = fields_block(p->body);

    p->status = status_of(fields_first(p->body));
    if (n == 0 || p->status.n == 0) {
        cd_fail(h, "it is no response of HTTP");
        return CD_ERROR;
    }
    if (!wanted_one(&x->opts->status, p->status))
        return drop(h, "other_status");
    p->http = (struct span){ p->body.s, n };
    p->body = (struct span){ p->body.s + n, p->body.n - n };
    p->type = fields_get(p->http, "Content-Type");
    if (!of_type(x, p, false))
        return drop(h, "other_type");
    if (p->truncated.s == NULL && is_short(p))
        p->truncated = (struct span){ "unspecified", 11 };
    if (coding_decode(x->coding, h, p->http, p->truncated.s != NULL, &p->body))
        return CD_ERROR;
    return CD_KEEP;
}

/* ---- records ------------------------------------------------------------- */

static int
set(const struct cd_host *h, json_t *rec, const char *field, struct span t)
{
    if (t.s == NULL)
        return 0;
    if (t.n >= 2 && t.s[0] == '<' && t.s[t.n - 1] == '>')
        t = (struct span){ t.s + 1, t.n - 2 };
    if (utf8_valid(t.s, t.n) < t.n)
        t = mend(h, t, false);
    return cd_set_text(h, rec, field, t.s, t.n);
}

static int
set_heads(const struct cd_host *h, json_t *rec, const struct page *p)
{
    static const char *const names[][2] = { { "id", "WARC-Record-ID" },
        { "url", "WARC-Target-URI" }, { "crawled", "WARC-Date" } };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (set(h, rec, names[i][0], fields_get(p->head, names[i][1])))
            return -1;
    }
    if (set(h, rec, "truncated", p->truncated))
        return -1;
    return p->status.n > 0
               ? cd_set(h, rec, "status", json_integer(atoi(p->status.s)))
               : 0;
}

/* A record of another type: dropped, and counted by that. */
static enum cd_status
other_record(const struct cd_host *h, struct span type)
{
    static const char *const types[] = { "revisit", "request", "metadata",
        "warcinfo", "continuation" };
    size_t i;

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (span_is(type, types[i]))
            return drop(h, types[i]);
    }
    return drop(h, "other_records");
}

/* Drop what is no page, and find the page in what is one. */
static enum cd_status
find_page(
    const struct cd_host *h, const struct state *x, struct page *p, json_t *rec)
{
    struct span type = fields_get(p->head, "WARC-Type");
    const bool conversion = span_is(type, "conversion");
    enum cd_status status = CD_KEEP;

    if (!conversion && !span_is(type, "response") && !span_is(type, "resource"))
        return other_record(h, type);
    p->type = fields_get(p->head, "Content-Type");
    p->truncated = fields_get(p->head, "WARC-Truncated");
    if (p->truncated.s == NULL &&
        fields_get(p->head, "WARC-Segment-Number").s != NULL)
        p->truncated = (struct span){ "segmented", 9 };
    if (span_is(fields_bare(p->type), "application/http"))
        status = http(h, x, p);
    else if (!of_type(x, p, conversion))
        status = drop(h, "other_type");
    if (status != CD_KEEP)
        return status;
    if (fields_bare(p->type).n == 0 && !conversion && !begins_as_html(p->body))
        return drop(h, "other_type");
    if (!wanted_language(&x->opts->languages, p->head, p->http, p->body))
        return drop(h, "other_language");
    if (p->truncated.s != NULL)
        cd_count(h, "truncated", 1);
    return set_heads(h, rec, p) ? CD_ERROR : CD_KEEP;
}

static enum cd_status
warc_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    struct page p = { .head = { bytes, n } };
    enum cd_status status;
    struct span text;

    p.head.n = fields_block(p.head);
    if (p.head.n == 0 || n < 5 || memcmp(bytes, "WARC/", 5) != 0) {
        cd_fail(h, "it is no WARC record");
        return CD_ERROR;
    }
    p.body = (struct span){ bytes + p.head.n, n - p.head.n };
    status = find_page(h, self, &p, rec);
    if (status != CD_KEEP)
        return status;
    text = decode(h, self, &p);
    if (cd_set_text(h, rec, p.is_text ? "text" : "html", text.s, text.n))
        return CD_ERROR;
    return CD_KEEP;
}

/* ---- life ---------------------------------------------------------------- */

static int
warc_close(const struct cd_host *h, void *self)
{
    struct state *x = self;

    (void)h;
    coding_free(x->coding);
    free(x);
    return 0;
}

static int
warc_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;

    if (wanted_status(h, &o->status) || wanted_types(h, &o->types) ||
        wanted_languages(h, &o->languages))
        return -1;
    *shared = charsets_new();
    return *shared != NULL ? 0 : cd_fail(h, "out of memory");
}

static int
warc_open(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct state *x = calloc(1, sizeof(*x));

    if (x != NULL)
        x->coding = coding_new();
    if (x == NULL || x->coding == NULL) {
        free(x);
        return cd_fail(h, "out of memory");
    }
    x->opts = opts;
    x->charsets = shared;
    *self = x;
    return 0;
}

static void
warc_release(const struct cd_host *h, void *shared)
{
    (void)h;
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
