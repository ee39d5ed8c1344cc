/* SPDX-License-Identifier: MIT */
#include "item.h"

#include <copydesk/record.h>

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "names.h"
#include "text/mail_date.h"

/* An item while it is read.  What stands first counts, but for the rows of
 * better elements. */
struct reading {
    const struct cd_host *h;
    const struct date_words *words;
    json_t *rec, *authors, *tags;
    json_t *source; /* authors of the feed that the item was taken from */
    struct str id, url, guid_url, title, language;
    struct str html, description, date, modified;
};

static bool
is_word_of_feed(struct str text, const char *word)
{
    return text.s != NULL && strlen(word) == text.n &&
           strncasecmp(text.s, word, text.n) == 0;
}

/* ---- markup -------------------------------------------------------------- */

/* The children of an element as markup. */
static struct str
inner(const struct cd_host *host, const xmlNode *node)
{
    xmlBuffer *buffer = xmlBufferCreate();
    struct str text = { "", 0 };
    xmlNode *child;
    char *to;

    for (child = node->children; child != NULL; child = child->next)
        xmlNodeDump(buffer, node->doc, child, 0, 0);
    text.n = (size_t)xmlBufferLength(buffer);
    to = host->scratch(host, text.n + 1);
    memcpy(to, xmlBufferContent(buffer), text.n);
    to[text.n] = '\0';
    text.s = to;
    xmlBufferFree(buffer);
    return text;
}

/* The HTML in an element, of RSS or by the type that Atom says; s is NULL if it
 * is none. */
static struct str
html_of(const struct cd_host *host, const xmlNode *node, bool atom)
{
    struct str type = names_attribute(host, node, "type");
    const xmlNode *child = names_element(node->children);

    if (!atom)
        return child != NULL ? inner(host, node) : names_text(host, node);
    if (is_word_of_feed(type, "xhtml") ||
        is_word_of_feed(type, "application/xhtml+xml")) {
        if (child != NULL && strcmp((const char *)child->name, "div") == 0)
            node = child;
        return inner(host, node);
    }
    if (is_word_of_feed(type, "html") || is_word_of_feed(type, "text/html"))
        return names_text(host, node);
    if (type.s == NULL || is_word_of_feed(type, "text") ||
        is_word_of_feed(type, "text/plain"))
        return texts_escape(host, names_text(host, node));
    return (struct str){ NULL, 0 };
}

/* ---- people, links, dates ------------------------------------------------ */

static void
add_once(json_t *to, struct str text)
{
    size_t i;

    for (i = 0; text.n > 0 && i < json_array_size(to); i++) {
        const json_t *other = json_array_get(to, i);

        if (json_string_length(other) == text.n &&
            memcmp(json_string_value(other), text.s, text.n) == 0)
            return;
    }
    if (text.n > 0)
        json_array_append_new(to, json_stringn(text.s, text.n));
}

/* Can a list be cut at its commas: does each part have an address, or two words
 * and more?  "Lind, Ada" cannot. */
static bool
has_commas(struct str text)
{
    while (text.n > 0) {
        const char *comma = memchr(text.s, ',', text.n);
        size_t n = comma != NULL ? (size_t)(comma - text.s) : text.n;
        struct str part = texts_trim((struct str){ text.s, n });

        if (memchr(part.s, '@', part.n) == NULL &&
            memchr(part.s, ' ', part.n) == NULL)
            return false;
        n += comma != NULL;
        text = (struct str){ text.s + n, text.n - n };
    }
    return true;
}

/* Add the people of a list. */
static void
add_people(const struct cd_host *host, struct str text, json_t *to)
{
    const bool commas = has_commas(text);

    while (text.n > 0) {
        size_t n = 0;

        while (n < text.n && text.s[n] != ';' && !(commas && text.s[n] == ','))
            n++;
        add_once(to,
            texts_line(host, texts_person((struct str){ text.s, n }), true));
        n += n < text.n;
        text = (struct str){ text.s + n, text.n - n };
    }
}

void
item_author(const struct cd_host *host, const xmlNode *author, json_t *to)
{
    const xmlNode *node = names_element(author->children), *name = author;

    for (; node != NULL; node = names_element(node->next)) {
        if (names_is(node, SPACE_FEED, "name") ||
            names_is(node, SPACE_ATOM, "name"))
            name = node;
    }
    if (name == author && names_element(author->children) != NULL)
        return; /* one without a name */
    add_people(host, names_text(host, name), to);
}

struct str
item_link(const struct cd_host *host, const xmlNode *link)
{
    struct str href = names_attribute(host, link, "href"),
               rel = names_attribute(host, link, "rel"),
               type = names_attribute(host, link, "type");

    if (rel.s != NULL && !is_word_of_feed(rel, "alternate"))
        return (struct str){ NULL, 0 };
    if (type.s != NULL && !is_word_of_feed(type, "text/html") &&
        !is_word_of_feed(type, "application/xhtml+xml"))
        return (struct str){ NULL, 0 };
    return names_resolve(
        host, link, href.s != NULL ? href : names_text(host, link));
}

/* "2026" and "2026-05", which are dates of the W3C's note. */
static bool
is_month(struct str day)
{
    static const char form[] = "0000-00";
    size_t i;

    for (i = 0; i < day.n && i < 7; i++) {
        if (form[i] == '-' ? day.s[i] != '-' : day.s[i] < '0' || day.s[i] > '9')
            return false;
    }
    return day.n == 4 || day.n == 7;
}

/* Is the zone behind the time of day, which text[from..to) was read as, none of
 * those that tell an offset?  IST is that of India, of Israel and of Ireland.
 */
static bool
zone_unknown(struct str text, size_t from, size_t to)
{
    while (to < text.n && text.s[to] == ' ')
        to++;
    if (to < text.n &&
        ((text.s[to] | 0x20) >= 'a' && (text.s[to] | 0x20) <= 'z'))
        return true;
    return to >= from + 4 && strncasecmp(text.s + to - 4, " ist", 4) == 0;
}

/* Read a date of any other form than that of mail, or with another zone.  False
 * after a count. */
static bool
read_other(const struct reading *item, struct str text, struct date *date)
{
    size_t n = mail_date_day(text.s, text.n, date), time;

    if (n == 0) {
        date_clear(date);
        n = date_at(item->words, text.s, text.n, DATE_ORDER_UNKNOWN, date);
    }
    if (n == 0 || date->year == 0) {
        cd_count(item->h, "dates_not_read", 1);
        return false;
    }
    while (n < text.n && (text.s[n] == ' ' || text.s[n] == ','))
        n++;
    time = date_time_at(item->words, text.s + n, text.n - n, date);
    if (time > 0 && zone_unknown(text, n, n + time)) {
        cd_count(item->h, "zones_not_known", 1);
        return false;
    }
    return true;
}

/* The date as ISO 8601; s is NULL if it is none. */
static struct str
date_of(const struct reading *item, struct str text)
{
    char *iso = item->h->scratch(item->h, DATE_ISO_MOST);
    struct date date;
    size_t n;

    text = texts_trim(text);
    if (is_month(text))
        return text;
    if (!mail_date_read(text.s, text.n, &date)) {
        if (date.zoned) /* "Fri Mar 01 10:00:00 IST 2024" */
            cd_count(item->h, "zones_not_known", 1);
        if (date.zoned || !read_other(item, text, &date))
            return (struct str){ NULL, 0 };
    }
    n = date_iso(&date, iso);
    return (struct str){ iso, n };
}

/* ---- elements ------------------------------------------------------------ */

static void
take_id(struct reading *item, const xmlNode *node)
{
    item->id = texts_trim(names_text(item->h, node));
    if (is_word_of_feed(
            names_attribute(item->h, node, "isPermaLink"), "false") ||
        strcmp((const char *)node->name, "guid") != 0)
        return;
    if (item->id.n > 7 && strncasecmp(item->id.s, "http", 4) == 0)
        item->guid_url = names_resolve(item->h, node, item->id);
}

static void
take_link(struct reading *item, const xmlNode *node)
{
    if (item->url.s == NULL)
        item->url = item_link(item->h, node);
}

static void
take_title(struct reading *item, const xmlNode *node)
{
    struct str type = names_attribute(item->h, node, "type");
    bool atom = strcmp((const char *)node->parent->name, "entry") == 0;

    if (item->title.s == NULL)
        item->title = texts_line(item->h, names_text(item->h, node),
            !atom || is_word_of_feed(type, "html") ||
                is_word_of_feed(type, "text/html"));
}

static void
take_author(struct reading *item, const xmlNode *node)
{
    item_author(item->h, node, item->authors);
}

/* The feed that an item of Atom was taken from names who wrote it, where the
 * item does not (RFC 4287, 4.2.1). */
static void
take_source(struct reading *item, const xmlNode *node)
{
    const xmlNode *child;

    for (child = names_element(node->children); child != NULL;
         child = names_element(child->next)) {
        if (names_is(child, SPACE_FEED, "author") ||
            names_is(child, SPACE_ATOM, "author"))
            item_author(item->h, child, item->source);
    }
}

static void
take_tag(struct reading *item, const xmlNode *node)
{
    struct str text = names_attribute(item->h, node, "label");

    if (text.s == NULL)
        text = names_attribute(item->h, node, "term");
    if (text.s == NULL)
        text = names_text(item->h, node);
    add_once(item->tags, texts_line(item->h, text, true));
}

static void
take_html(struct reading *item, const xmlNode *node)
{
    if (item->html.s == NULL)
        item->html = html_of(
            item->h, node, strcmp((const char *)node->name, "content") == 0);
}

static void
take_description(struct reading *item, const xmlNode *node)
{
    if (item->description.s == NULL)
        item->description = html_of(
            item->h, node, strcmp((const char *)node->name, "summary") == 0);
}

static void
take_language(struct reading *item, const xmlNode *node)
{
    item->language = texts_trim(names_text(item->h, node));
}

static void
take_modified(struct reading *item, const xmlNode *node)
{
    if (item->modified.s == NULL)
        item->modified = date_of(item, names_text(item->h, node));
}

/* The date of the first element of these that has one. */
static void
take_date(struct reading *item, const xmlNode *node)
{
    if (item->date.s == NULL)
        item->date = date_of(item, names_text(item->h, node));
}

/* What is in which element. */
static const struct {
    enum space space;
    const char *name;
    void (*take)(struct reading *item, const xmlNode *node);
} elements[] = {
    { SPACE_FEED, "guid", take_id },
    { SPACE_FEED, "id", take_id },
    { SPACE_FEED, "link", take_link },
    { SPACE_ATOM, "link", take_link },
    { SPACE_FEED, "title", take_title },
    { SPACE_FEED, "author", take_author },
    { SPACE_ATOM, "author", take_author },
    { SPACE_DC, "creator", take_author },
    { SPACE_FEED, "source", take_source },
    { SPACE_ATOM, "source", take_source },
    { SPACE_FEED, "category", take_tag },
    { SPACE_DC, "subject", take_tag },
    { SPACE_CONTENT, "encoded", take_html },
    { SPACE_FEED, "content", take_html },
    { SPACE_FEED, "description", take_description },
    { SPACE_FEED, "summary", take_description },
    { SPACE_DC, "language", take_language },
    { SPACE_FEED, "language", take_language },
    { SPACE_FEED, "pubDate", take_date },
    { SPACE_FEED, "published", take_date },
    { SPACE_FEED, "issued", take_date },
    { SPACE_DC, "date", take_date },
    { SPACE_TERMS, "issued", take_date },
    { SPACE_TERMS, "created", take_date },
    { SPACE_FEED, "updated", take_modified },
    { SPACE_FEED, "modified", take_modified },
    { SPACE_ATOM, "updated", take_modified },
    { SPACE_TERMS, "modified", take_modified },
};

static void
take_element(struct reading *item, const xmlNode *node)
{
    const char *name;
    const enum space space = names_of(node, &name);
    size_t i;

    for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
        if (elements[i].space == space && strcmp(elements[i].name, name) == 0) {
            elements[i].take(item, node);
            return;
        }
    }
}

/* ---- the record ---------------------------------------------------------- */

/* What the item itself, or its feed, says in attributes. */
static void
take_attributes(struct reading *item, const xmlNode *element)
{
    xmlChar *language = xmlNodeGetLang(element),
            *about = xmlGetNsProp(element, (const xmlChar *)"about",
                (const xmlChar *)"http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    const struct cd_host *host = item->h;

    if (item->language.n == 0 && language != NULL) {
        size_t n = strlen((const char *)language);
        char *to = host->scratch(host, n + 1);

        memcpy(to, language, n + 1);
        item->language = texts_trim((struct str){ to, n });
    }
    if (item->id.n == 0 && about != NULL) {
        size_t n = strlen((const char *)about);
        char *to = host->scratch(host, n + 1);

        memcpy(to, about, n + 1);
        item->id = texts_trim((struct str){ to, n });
    }
    xmlFree(language);
    xmlFree(about);
}

static int
set_text_field(const struct reading *item, const char *field, struct str text)
{
    return text.n > 0 ? cd_set_text(item->h, item->rec, field, text.s, text.n)
                      : 0;
}

static int
set_list(const struct reading *item, const char *field, const json_t *list)
{
    return json_array_size(list) > 0
               ? cd_set(item->h, item->rec, field, json_deep_copy(list))
               : 0;
}

static int
set_all_fields(struct reading *item, const json_t *authors)
{
    if (item->date.s == NULL) {
        item->date = item->modified;
        item->modified = (struct str){ NULL, 0 };
    }
    if (item->url.s == NULL)
        item->url = item->guid_url;
    if (json_array_size(item->source) > 0)
        authors = item->source;
    return set_text_field(item, "id", item->id) ||
                   set_text_field(item, "url", item->url) ||
                   set_text_field(item, "language", item->language) ||
                   set_text_field(item, "title", item->title) ||
                   set_list(item, "authors",
                       json_array_size(item->authors) > 0 ? item->authors
                                                          : authors) ||
                   set_text_field(item, "date", item->date) ||
                   set_text_field(item, "modified", item->modified) ||
                   set_list(item, "tags", item->tags) ||
                   set_text_field(item, "description", item->description) ||
                   set_text_field(item, "html", item->html)
               ? -1
               : 0;
}

int
item_read(const struct cd_host *host, const struct date_words *words,
    const xmlNode *element, const json_t *authors, json_t *rec)
{
    struct reading item = { .h = host,
        .words = words,
        .rec = rec,
        .authors = json_array(),
        .source = json_array(),
        .tags = json_array() };
    const xmlNode *node;
    int rc = -1;

    if (item.authors == NULL || item.source == NULL || item.tags == NULL) {
        cd_fail(host, "out of memory");
    } else {
        for (node = names_element(element->children); node != NULL;
             node = names_element(node->next))
            take_element(&item, node);
        take_attributes(&item, element);
        rc = set_all_fields(&item, authors);
    }
    json_decref(item.authors);
    json_decref(item.source);
    json_decref(item.tags);
    return rc;
}
