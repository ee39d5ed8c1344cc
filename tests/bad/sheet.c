/* SPDX-License-Identifier: MIT */
/* A reader of lines "NAME<separator>TEXT"; "#" begins a comment. */
#define CD_ABI_WANT 1
#include <copydesk/record.h>

#include <string.h>

struct opts {
    const char *separator;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, separator, 0, "|", "What stands behind a name."),
    { 0 }
};

static const struct cd_field writes[] = {
    { "name", CD_T_STRING, 0, "What stands before the separator." },
    { "body", CD_T_STRING, 0, "What stands behind it." }, { 0 }
};

static const struct cd_example examples[] = {
    { "a.sheet", "{}", "One|It sank.",
        "{\"name\": \"One\", \"body\": \"It sank.\"}" },
    { "a.sheet", "{}", "# a comment", NULL }, { 0 }
};

static int
sheet_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    (void)h;
    *shared = (void *)(uintptr_t)((const struct opts *)opts)->separator;
    return 0;
}

static enum cd_status
sheet_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    const char *separator = self, *end;

    if (n > 0 && bytes[0] == '#')
        return CD_DROP;
    end = memchr(bytes, separator[0], n);
    if (end == NULL) {
        cd_fail(h, "entry %ju of \"%s\" has no \"%s\"", (uintmax_t)h->entry,
            h->below, separator);
        return CD_ERROR;
    }
    if (cd_set_text(h, rec, "name", bytes, (size_t)(end - bytes)) ||
        cd_set_text(h, rec, "body", end + 1, n - (size_t)(end + 1 - bytes)))
        return CD_ERROR;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "sheet",
    .version = "1",
    .summary = "Lines with a name and a text.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .options = options,
    .options_size = sizeof(struct opts),
    .writes = writes,
    .examples = examples,
    .prepare = sheet_prepare,
    .framing = "lines",
    .read = sheet_read,
};
