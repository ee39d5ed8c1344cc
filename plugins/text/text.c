/* SPDX-License-Identifier: MIT */
/* text - plain text: what a template makes of each record. */
#include <copydesk/template.h>

#include <stdlib.h>
#include <string.h>

struct opts {
    const char *template, *separator;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, template, 0, "{text}",
        "What is written of a record: fields between braces."),
    CD_OPT_STRING(struct opts, separator, 0, "\n",
        "What stands behind a record and its line end."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "${template.templates}",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "What the template names." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "The text, and an empty line.", "{}", "{\"text\": \"It sank.\"}",
        "It sank.\n\n" },
    { "A line a record.",
        "{\"template\": \"{id}: {title}\", \"separator\": \"\"}",
        "{\"id\": \"7\", \"title\": \"Ferry sinks\"}", "7: Ferry sinks\n" },
    { 0 }
};

struct self {
    struct cd_template template;
    const char *separator;
};

static int
text_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *asked = opts;
    struct self *self = malloc(sizeof(*self));
    const char *why;

    if (self == NULL)
        return cd_fail(host, "out of memory");
    self->separator = asked->separator;
    why = asked->template[0] == '\0'
              ? "is empty"
              : cd_template_parse(&self->template, asked->template);
    if (why != NULL) {
        free(self);
        return cd_fail(host, "option \"template\" %s", why);
    }
    *shared = self;
    return 0;
}

static void
text_release(const struct cd_host *host, void *shared)
{
    (void)host;
    free(shared);
}

/* Is there a value for every field? */
static int
nothing(void *ctx, const char *text, size_t n)
{
    (void)ctx;
    (void)text;
    (void)n;
    return 0;
}

static int
put_piece_of_text(void *ctx, const char *text, size_t n)
{
    const struct cd_host *host = ctx;

    return host->write(host, text, n);
}

static enum cd_status
text_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct self *own = self;

    if (cd_template_put(&own->template, rec, nothing, NULL) != 0) {
        cd_count(host, "left_out", 1);
        return CD_KEEP;
    }
    if (cd_template_put(
            &own->template, rec, put_piece_of_text, (void *)(uintptr_t)host) ||
        host->write(host, "\n", 1) ||
        host->write(host, own->separator, strlen(own->separator)))
        return CD_ERROR;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "text",
    .version = "1.0",
    .summary = "Plain text: what a template makes of each record.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = text_prepare,
    .process = text_process,
    .release = text_release,
};
