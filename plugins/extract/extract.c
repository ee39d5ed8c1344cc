/* SPDX-License-Identifier: MIT */
/* extract - the article and what is known of it, out of a page of HTML. */
#include <copydesk/record.h>

#include <stdlib.h>

#include "article.h"
#include "charset.h"
#include "images.h"
#include "meta.h"
#include "parse.h"
#include "related.h"
#include "signed.h"
#include "state.h"
#include "stated.h"

struct extract {
    struct rules *rules;
    struct charsets *charsets;
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
    { "language", CD_T_STRING, CD_OPTIONAL, "The page's language tag." }, { 0 }
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
extract_release(const struct cd_host *h, void *shared)
{
    struct extract *x = shared;

    (void)h;
    rules_free(x->rules);
    charsets_free(x->charsets);
    free(x);
}

static int
extract_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    struct extract *x = calloc(1, sizeof(*x));

    (void)opts;
    if (x == NULL)
        return cd_fail(h, "out of memory");
    x->rules = rules_new();
    x->charsets = charsets_new();
    if (x->rules == NULL || x->charsets == NULL || parse_prepare()) {
        extract_release(h, x);
        return cd_fail(h, "out of memory");
    }
    *shared = x;
    return 0;
}

static void *
scratch(const void *ctx, size_t n)
{
    const struct cd_host *h = ctx;

    return h->scratch(h, n);
}

/* Whom the article names above or below it, if nothing else names an author. */
static int
set_signed(const struct cd_host *h, json_t *rec, const struct page *p,
    const struct article *a)
{
    struct people people = { 0 };
    struct str site;

    if (json_object_get(rec, "authors") != NULL &&
        json_object_get(rec, "agency") != NULL)
        return 0;
    site.s = cd_text(rec, "source", &site.n);
    signed_article(&people, p, &a->paragraphs, site);
    return meta_set_people(h, rec, &people);
}

static enum cd_status
extract_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct extract *x = self;
    const struct pool pool = { scratch, h };
    struct article article;
    struct page page;
    struct str html;

    html.s = cd_text(rec, "html", &html.n);
    if (html.s == NULL)
        return CD_KEEP;
    html = charset_decode(x->charsets, &pool, html);
    if (page_read(&page, &pool, x->rules, html)) {
        cd_fail(h, "out of memory");
        return CD_ERROR;
    }
    if (meta_set(h, rec, &page))
        return CD_ERROR;
    article_read(&page, &article);
    if (set_signed(h, rec, &page, &article))
        return CD_ERROR;
    stated_or(&page, &article);
    state_or(&page, html, &article);
    if (article.text.n == 0) {
        cd_count(h, "no_text", 1);
        cd_log(h, CD_WARNING,
            "there is no text on the page, nor in its linked data: a script "
            "may fetch it");
    }
    if (cd_set_text(h, rec, "text", article.text.s, article.text.n) ||
        cd_set(h, rec, "blocks", paragraphs_blocks(&article.paragraphs)) ||
        related_set(h, rec, &page, article.root) ||
        images_set(h, rec, &page, article.root))
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
