/* SPDX-License-Identifier: MIT */
#include "language.h"

#include <string.h>

#include <copydesk/record.h>

#include "lang/lang.h"
#include "text/language.h"
#include "text/utf8.h"

#define TAG_MOST 35 /* bytes of a language tag, RFC 5646, 4.4.1 */

static bool
is_tag_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "en", "pt-BR", "zh_Hant_TW": two or three letters, then parts of up to 8
 * letters and digits. */
static bool
is_language(struct str text)
{
    size_t i, part = 0;
    bool first = true;

    if (text.n > TAG_MOST)
        return false;
    for (i = 0; i <= text.n; i++) {
        char byte = i < text.n ? text.s[i] : '-';

        if (is_tag_letter(byte) || (!first && byte >= '0' && byte <= '9')) {
            part++;
        } else if (byte == '-' || byte == '_') {
            if (part > (first ? 3u : 8u) || part < (first ? 2u : 1u))
                return false;
            first = false;
            part = 0;
        } else {
            return false;
        }
    }
    return true;
}

struct str
language_stated(const struct page *page, const struct linked *linked)
{
    const struct dom *dom = &page->dom;
    uint32_t html = dom_find(dom, 0, (uint32_t)dom->n, TAG_html);
    const struct str *texts =
        html != DOM_NONE ? dom_attr(dom, html, ATTR_lang) : NULL;
    const struct str from[] = { texts != NULL ? *texts : (struct str){ "", 0 },
        linked_text(linked, "inLanguage"), page_meta(page, "og:locale"),
        page_meta(page, "content-language"), page_meta(page, "language") };
    size_t i, k;

    for (i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
        char *tag;

        if (from[i].n == 0 || !is_language(from[i]) ||
            lang_is_none(from[i].s, from[i].n))
            continue;
        tag = pool_alloc(&dom->pool, from[i].n);
        for (k = 0; k < from[i].n; k++)
            tag[k] = (char)(from[i].s[k] == '_' ? '-' : from[i].s[k]);
        return (struct str){ tag, from[i].n };
    }
    return (struct str){ "", 0 };
}

int
language_set(const struct cd_host *host, const struct cd_text_1 *service,
    json_t *rec, const struct page *page)
{
    struct str tag = page->language;
    size_t stated = lang_of_tag(tag.s, tag.n), n;
    const char *article = cd_text(rec, "text", &n);
    const struct cd_text *text;

    if (json_object_get(rec, "language") != NULL)
        return 0;
    if (article != NULL && utf8_count(article, n) >= LANGUAGE_TOLD &&
        (tag.n == 0 || lang_is_told(stated))) {
        text = service->read(host, rec, "text", 0);
        if (text != NULL && text->language_from == CD_LANGUAGE_GUESSED &&
            (tag.n == 0 || lang_of_tag(text->language,
                               strlen(text->language)) != stated)) {
            tag = (struct str){ text->language, strlen(text->language) };
            cd_count(host, "language_guessed", 1);
        }
    }
    return tag.n > 0 ? cd_set_text(host, rec, "language", tag.s, tag.n) : 0;
}
