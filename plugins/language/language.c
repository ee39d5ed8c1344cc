/* SPDX-License-Identifier: MIT */
/* language - which language an article is in. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <string.h>

#include "detect.h"
#include "text/language.h"
#include "text/space.h"

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
    (void)host;
    (void)shared;
    *self = (void *)(uintptr_t)opts;
    return 0;
}

/* Addresses are in no language: text[0..n) with blanks in their place. */
static const char *
without_addresses(const struct cd_host *host, const char *text, size_t n)
{
    char *to = host->scratch(host, n);
    size_t i, len;

    memcpy(to, text, n);
    for (i = 0; i < n; i += len) {
        len = space_lead(to + i, n - i);
        if (len > 0)
            continue;
        len = space_word(to + i, n - i);
        if (memmem(to + i, len, "://", 3) != NULL)
            memset(to + i, ' ', len);
    }
    return to;
}

static enum cd_status
language_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct language_options *asked = self;
    const char *text, *tag;
    double share;
    size_t n;

    tag = cd_text(rec, "language", &n);
    if (tag != NULL && n > 0 && strcmp(tag, "und") != 0)
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
    if (tag == NULL || share < asked->min_share) {
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
    .process = language_process,
};
