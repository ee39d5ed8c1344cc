/* SPDX-License-Identifier: MIT */
/* jsonl - JSON Lines: the whole record, one a line. */
#include <copydesk/plugin.h>

static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "Every field, in the record's order." }, { 0 }
};

static const struct cd_example examples[] = {
    { "One line a record, without white space.", "{}",
        "{\"id\": \"a\", \"text\": \"Zoë said \\\"no\\\".\", \"score\": 0.10}",
        "{\"id\":\"a\",\"text\":\"Zoë said \\\"no\\\".\",\"score\":0.1}\n" },
    { 0 }
};

static enum cd_status
jsonl_process(const struct cd_host *host, void *self, json_t *rec)
{
    (void)self;
    if (host->write_json(host, rec) || host->write(host, "\n", 1))
        return CD_ERROR;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "jsonl",
    .version = "1.0",
    .summary = "JSON Lines: the whole record, one a line.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .reads = reads,
    .examples = examples,
    .process = jsonl_process,
};
