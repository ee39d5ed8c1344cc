/* @NAME@ - a filter: counts the words of the text, and drops short articles.
 *
 * Every part that a filter may have is here; take out what yours does not need.
 * copydesk/plugin.h says what each is. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

/* The options of a stage, as the host stores them. */
struct opts {
    int64_t at_least;
};

/* Their names, defaults, ranges and help: the host checks what users write, so
 * that nothing else ever reaches the plugin. */
static const struct cd_option options[] = {
    CD_OPT_INT(struct opts, at_least, 1, 0, 1000000,
        "Articles with fewer words are dropped."),
    { 0 }
};

/* What is read of a record.  One without it, or with another type, is rejected
 * before process is called; CD_OPTIONAL where the plugin can do without. */
static const struct cd_field reads[] = {
    { "text", CD_T_STRING, 0, "The article." },
    { 0 }
};

/* What is written: the host proves from this that later stages find it. */
static const struct cd_field writes[] = {
    { "@NAME@_words", CD_T_INT, 0, "How many words the text has." },
    { 0 }
};

/* Shown by `copydesk describe @NAME@`, and run by `copydesk check`. */
static const struct cd_example examples[] = {
    { "Words are counted.", NULL, "{\"text\": \"The ferry sank.\"}",
        "{\"text\": \"The ferry sank.\", \"@NAME@_words\": 3}" },
    { "A short article is dropped.", "{\"at_least\": 5}",
        "{\"text\": \"The ferry sank.\"}", NULL },
    { 0 }
};

/* Once in every worker: what process needs.  Read files in `prepare`, which runs
 * once a stage and before the workers are confined. */
static int
@NAME@_open(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)h;
    (void)shared;
    *self = (void *)(uintptr_t)opts; /* nothing but the options */
    return 0;
}

/* Once a record: change it, and keep or drop it.  To reject it, call cd_fail
 * with the reason and return CD_ERROR. */
static enum cd_status
@NAME@_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    int64_t words = 0;
    size_t n, i;
    const char *s = cd_text(rec, "text", &n);

    for (i = 0; i < n; i++)
        words += s[i] > ' ' && (i == 0 || s[i - 1] <= ' ');
    if (words < o->at_least) {
        cd_count(h, "short", 1); /* `copydesk stats` shows it */
        return CD_DROP;
    }
    return cd_set(h, rec, "@NAME@_words", json_integer(words)) ? CD_ERROR
                                                                : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Counts words, and drops short articles.",
    .author = "you",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .open = @NAME@_open,
    .process = @NAME@_process,
};
