/* SPDX-License-Identifier: MIT */
/* cirrus - reads the search dumps of MediaWiki: lines in pairs, of which the
 * first one is for the index and the second one is a page. */
#define CD_ABI_WANT 1 /* the level of the plugin ABI that has readers */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

static const struct cd_field writes[] = { { "title", CD_T_STRING, CD_OPTIONAL,
                                              "The page's title." },
    { "text", CD_T_STRING, CD_OPTIONAL, "Its text, without markup." },
    { "language", CD_T_STRING, CD_OPTIONAL, "Its language, by its code." },
    { 0 } };

static const struct cd_example examples[] = {
    { "wiki.json", "{}",
        "{\"title\": \"Ferry\", \"text\": \"A ferry is a boat.\", "
        "\"namespace\": 0}",
        "{\"title\": \"Ferry\", \"text\": \"A ferry is a boat.\"}" },
    { "wiki.json", "{}", "{\"index\": {\"_id\": \"7\"}}", NULL }, { 0 }
};

static enum cd_status
cirrus_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    json_error_t e;
    json_t *page = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, &e);
    enum cd_status status = CD_KEEP;

    (void)self;
    if (page == NULL)
        return cd_fail(h, "byte %d: %s", e.position, e.text), CD_ERROR;
    if (json_object_get(page, "title") == NULL)
        status = CD_DROP; /* a line for the index */
    for (const struct cd_field *f = writes; f->path != NULL; f++) {
        const json_t *v = json_object_get(page, f->path);

        if (json_is_string(v) &&
            cd_set_text(
                h, rec, f->path, json_string_value(v), json_string_length(v)))
            status = CD_ERROR;
    }
    json_decref(page);
    return status;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "cirrus",
    .version = "1.0",
    .summary = "Reads the search dumps of MediaWiki.",
    .author = "you",
    .license = "MIT",
    .kind = CD_READER,
    .writes = writes,
    .examples = examples,
    .framing = "lines",
    .read = cirrus_read,
};
