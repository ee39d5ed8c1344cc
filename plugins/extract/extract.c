/* SPDX-License-Identifier: MIT */
/* extract - the article and what is known of it, out of a page of HTML. */
#include <copydesk/record.h>

#include <stdlib.h>

#include "article.h"
#include "charset.h"
#include "images.h"
#include "language.h"
#include "meta.h"
#include "parse.h"
#include "related.h"
#include "signed.h"
#include "state.h"
#include "stated.h"

struct extract {
    struct rules *rules;
    struct charsets *charsets;
    const struct cd_text_1 *text;
};

static const struct cd_field reads[] = { { "html", CD_T_STRING,
                                             CD_OPTIONAL | CD_NEEDED,
                                             "The page as it was fetched." },
    { "url", CD_T_STRING, CD_OPTIONAL,
        "Where it was fetched; its path may hold the date." },
    { 0 } };

static const struct cd_field writes[] = {
    { "text", CD_T_STRING, CD_OPTIONAL,
        "The article, an empty line between paragraphs." },
    { "blocks", CD_T_ARRAY, CD_OPTIONAL,
        "What its paragraphs are: headings, items of lists ..." },
    { "images", CD_T_ARRAY, CD_OPTIONAL,
        "Figures with a caption: {caption, credit, url}." },
    { "related", CD_T_ARRAY, CD_OPTIONAL,
        "Other articles that it leads to: {title, url}." },
    { "title", CD_T_STRING, CD_OPTIONAL, "The headline, without the site." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, "People only, as they are written." },
    { "agency", CD_T_STRING, CD_OPTIONAL,
        "The news agency that is named as its author." },
    { "date", CD_T_STRING, CD_OPTIONAL, "When it was published." },
    { "modified", CD_T_STRING, CD_OPTIONAL, "When it was changed." },
    { "url", CD_T_STRING, CD_OPTIONAL, "The canonical address." },
    { "source", CD_T_STRING, CD_OPTIONAL, "The name of the site." },
    { "section", CD_T_STRING, CD_OPTIONAL, "The section of the site." },
    { "language", CD_T_STRING, CD_OPTIONAL, "The language of the article." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "The article comes out of the page.", "{}",
        "{\"html\": \"<title>Ferry sinks</title><nav><a href=/>Home</a></nav>"
        "<h1>Ferry sinks</h1><p>A ferry sank on Monday off Alta, and all "
        "who were on board were saved.</p>\"}",
        "{\"html\": \"<title>Ferry sinks</title><nav><a href=/>Home</a></nav>"
        "<h1>Ferry sinks</h1><p>A ferry sank on Monday off Alta, and all "
        "who were on board were saved.</p>\", "
        "\"title\": \"Ferry sinks\", "
        "\"text\": \"A ferry sank on Monday off Alta, and all who were on "
        "board were saved.\", \"blocks\": [{\"kind\": \"paragraph\", "
        "\"start\": 0, \"end\": 70}]}" },
    { 0 }
};

static void
extract_release(const struct cd_host *host, void *shared)
{
    struct extract *extract = shared;

    (void)host;
    rules_free(extract->rules);
    charsets_free(extract->charsets);
    free(extract);
}

static int
extract_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    struct extract *extract = calloc(1, sizeof(*extract));

    (void)opts;
    if (extract == NULL)
        return cd_fail(host, "out of memory");
    extract->text = host->extension(host, CD_TEXT_1);
    if (extract->text == NULL || extract->text->size < sizeof(*extract->text)) {
        free(extract);
        return cd_fail(host, "this copydesk has no \"" CD_TEXT_1 "\"");
    }
    extract->rules = rules_new();
    extract->charsets = charsets_new();
    if (extract->rules == NULL || extract->charsets == NULL ||
        parse_prepare()) {
        extract_release(host, extract);
        return cd_fail(host, "out of memory");
    }
    *shared = extract;
    return 0;
}

static void *
scratch_bytes(const void *ctx, size_t n)
{
    const struct cd_host *host = ctx;

    return host->scratch(host, n);
}

/* Whom the article names above or below it, if nothing else names an author. */
static int
set_signed(const struct cd_host *host, json_t *rec, const struct page *page,
    const struct article *a)
{
    struct people people = { 0 };
    struct str site;

    if (json_object_get(rec, "authors") != NULL &&
        json_object_get(rec, "agency") != NULL)
        return 0;
    site.s = cd_text(rec, "source", &site.n);
    signed_article(&people, page, &a->paragraphs, site);
    return meta_set_people(host, rec, &people);
}

static enum cd_status
extract_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct extract *extract = self;
    const struct pool pool = { scratch_bytes, host };
    struct article article;
    struct page page;
    struct str html;

    html.s = cd_text(rec, "html", &html.n);
    if (html.s == NULL)
        return CD_KEEP;
    html = charset_decode(extract->charsets, &pool, html);
    if (page_read(&page, &pool, extract->rules, html)) {
        cd_fail(host, "out of memory");
        return CD_ERROR;
    }
    if (meta_set(host, rec, &page))
        return CD_ERROR;
    article_read(&page, &article);
    if (set_signed(host, rec, &page, &article))
        return CD_ERROR;
    stated_or(&page, &article);
    state_or(&page, html, &article);
    if (article.offers > 0)
        cd_count(host, "offers", (int64_t)article.offers);
    if (article.text.n == 0) {
        cd_count(host, "no_text", 1);
        cd_log(host, CD_WARNING,
            "there is no text on the page, nor in its linked data: a script "
            "may fetch it");
    }
    if (cd_set_text(host, rec, "text", article.text.s, article.text.n) ||
        cd_set(host, rec, "blocks", paragraphs_blocks(&article.paragraphs)) ||
        language_set(host, extract->text, rec, &page) ||
        related_set(host, rec, &page, article.root) ||
        images_set(host, rec, &page, article.root))
        return CD_ERROR;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "extract",
    .version = "1.0",
    .author = "the copydesk authors",
    .summary = "The article, its title, authors and date out of a web page.",
    .license = "MIT",
    .kind = CD_FILTER,
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = extract_prepare,
    .release = extract_release,
    .process = extract_process,
};
