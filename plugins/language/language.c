/* SPDX-License-Identifier: MIT */
/* language - which language an article is in. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <copydesk/plugin.h>
#include <copydesk/record.h>
#include <copydesk/text.h>

#include "detect.h"
#include "lang/lang.h"
#include "text/language.h"
#include "text/space.h"
#include "text/utf8.h"

struct language {
    double min_share;
    const struct cd_text_1 *text;
};

struct language_options {
    double min_share;
};

static const struct cd_option options[] = {
    CD_OPT_REAL(struct language_options, min_share, 0.6, 0.0, 1.0,
        "The least part of the text that has to be in one language; below it "
        "the language is \"und\"."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, CD_OPTIONAL | CD_NEEDED, "The article." },
    { "language", CD_T_STRING, CD_OPTIONAL,
        "What is there stays, but for \"und\"." },
    { 0 }
};

static const struct cd_field writes[] = {
    { "language", CD_T_STRING, CD_OPTIONAL,
        "BCP 47; \"und\" where it cannot be told." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "The text decides where no field does.", "{}",
        "{\"text\": \"Die Fähre bleibt im Hafen, weil der Sturm noch immer "
        "über die Bucht zieht.\"}",
        "{\"text\": \"Die Fähre bleibt im Hafen, weil der Sturm noch immer "
        "über die Bucht zieht.\", \"language\": \"de\"}" },
    { 0 }
};

static int
language_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    const struct language_options *asked = opts;
    struct language *language = calloc(1, sizeof(*language));

    (void)shared;
    if (language == NULL)
        return cd_fail(host, "out of memory");
    language->min_share = asked->min_share;
    language->text = host->extension(host, CD_TEXT_1);
    if (language->text == NULL ||
        language->text->size < sizeof(*language->text)) {
        free(language);
        return cd_fail(host, "this copydesk has no \"" CD_TEXT_1 "\"");
    }
    *self = language;
    return 0;
}

static int
language_close(const struct cd_host *host, void *self)
{
    (void)host;
    free(self);
    return 0;
}

/* Does the host, which guesses the language of records that do not say it, know
 * better: is a longer text in a language near to that of the tag? */
static bool
host_objects(const struct cd_text_1 *service, const struct cd_host *host,
    json_t *rec, const char *tag)
{
    size_t stated = lang_of_tag(tag, strlen(tag));
    const struct cd_text *text;

    if (!lang_is_told(stated))
        return false;
    text = service->read(host, rec, "text", 0);
    return text != NULL && text->language_from == CD_LANGUAGE_ANOTHER &&
           utf8_count(text->s, text->n) >= LANGUAGE_TOLD;
}

/* Addresses are in no language: text[0..n) with blanks in their place.  One
 * ends where a letter beyond ASCII stands, which may have no blank in front of
 * it: "详情见https://news.example/a，港口". */
static const char *
without_addresses(const struct cd_host *host, const char *text, size_t n)
{
    char *to = host->scratch(host, n);
    const char *mark;
    size_t i, len, from, end;

    memcpy(to, text, n);
    for (i = 0; i < n; i += len) {
        len = space_lead(to + i, n - i);
        if (len > 0)
            continue;
        len = space_word(to + i, n - i);
        mark = memmem(to + i, len, "://", 3);
        if (mark == NULL)
            continue;
        from = end = (size_t)(mark - to);
        while (from > i && (signed char)to[from - 1] >= 0)
            from--;
        while (end < i + len && (signed char)to[end] >= 0)
            end++;
        memset(to + from, ' ', end - from);
        len = end - i;
    }
    return to;
}

/* Does the tag say that the language cannot be told: "und", "UND", "und-Latn"?
 */
static bool
is_undetermined(const char *tag)
{
    return strncasecmp(tag, "und", 3) == 0 &&
           (tag[3] == '\0' || tag[3] == '-' || tag[3] == '_');
}

static enum cd_status
language_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct language *language = self;
    const char *text, *tag;
    double share;
    size_t n;

    tag = cd_text(rec, "language", &n);
    if (tag != NULL && n > 0 && !is_undetermined(tag))
        return CD_KEEP;
    text = cd_text(rec, "text", &n);
    if (text == NULL || n == 0)
        return CD_KEEP;
    if (n > LANGUAGE_BYTES) { /* as many as the engine's own guess sees */
        n = LANGUAGE_BYTES;
        while (((unsigned char)text[n] & 0xc0) == 0x80) /* no half character */
            n--;
    }
    tag = detect_language(without_addresses(host, text, n), n, &share);
    /* "und" is no language to the host: what is there is as good as missing */
    if (cd_set(host, rec, "language", json_string("")))
        return CD_ERROR;
    if (tag == NULL || share < language->min_share ||
        host_objects(language->text, host, rec, tag)) {
        tag = "und";
        cd_count(host, "unknown", 1);
    }
    return cd_set(host, rec, "language", json_string(tag)) ? CD_ERROR : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "language",
    .version = "1.0",
    .summary = "The language of an article, where no field tells it.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct language_options),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .open = language_open,
    .close = language_close,
    .process = language_process,
};
