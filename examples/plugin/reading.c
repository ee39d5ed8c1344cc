/* SPDX-License-Identifier: MIT */
/* reading - how long an article takes to read: a plugin of one file. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

struct opts {
    int64_t words_a_minute;
};

static const struct cd_option options[] = { CD_OPT_INT(struct opts,
                                                words_a_minute, 230, 50, 1000,
                                                "How fast the reader is."),
    { 0 } };
static const struct cd_field reads[] = {
    { "text", CD_T_STRING, 0, "The article." }, { 0 }
};
static const struct cd_field writes[] = {
    { "reading_minutes", CD_T_INT, 0, "Minutes, rounded up." }, { 0 }
};
static const struct cd_example examples[] = {
    { "A short text takes a minute.", NULL, "{\"text\": \"The ferry sank.\"}",
        "{\"text\": \"The ferry sank.\", \"reading_minutes\": 1}" },
    { 0 }
};

static int
reading_open(
    const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)h;
    (void)shared;
    *self = (void *)(uintptr_t)opts; /* nothing else is needed */
    return 0;
}

static enum cd_status
reading_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    int64_t words = 0;
    size_t n, i;
    const char *s = cd_text(rec, "text", &n);

    for (i = 0; i < n; i++)
        words += s[i] > ' ' && (i == 0 || s[i - 1] <= ' ');
    if (words > 5000)
        cd_count(h, "long_reads", 1);
    return cd_set(h, rec, "reading_minutes",
               json_integer(
                   (words + o->words_a_minute - 1) / o->words_a_minute))
               ? CD_ERROR
               : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "reading",
    .version = "1.0",
    .summary = "How long an article takes to read.",
    .author = "you",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .open = reading_open,
    .process = reading_process,
};
