/* @NAME@ - a reader: makes a record of each line "TITLE<tab>TEXT".
 *
 * The host unpacks inputs and cuts them into entries as `framing` says; what an
 * entry becomes depends on it alone.  copydesk/plugin.h says what each part
 * is. */
/* The level of the plugin ABI that has what is used here. */
#define CD_ABI_WANT 1
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <string.h>

/* What the records have: stages and outputs may read it. */
static const struct cd_field writes[] = {
    { "title", CD_T_STRING, 0, "What stands before the first tab." },
    { "text", CD_T_STRING, 0, "What stands behind it." },
    { 0 }
};

/* The bytes of an entry, and the record. */
static const struct cd_example examples[] = {
    { "a line", NULL, "Ferry sinks\tIt sank on Monday.",
        "{\"title\": \"Ferry sinks\", \"text\": \"It sank on Monday.\"}" },
    { 0 }
};

/* Once an entry.  The bytes may be anything; CD_DROP leaves the entry out, and
 * with CD_ERROR it stands in the rejects, with the reason. */
static enum cd_status
@NAME@_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    const char *tab = n > 0 ? memchr(bytes, '\t', n) : NULL;
    size_t title;

    (void)self;
    if (tab == NULL) {
        cd_fail(h, "the line has no tab");
        return CD_ERROR;
    }
    title = (size_t)(tab - bytes);
    return cd_set_text(h, rec, "title", bytes, title) ||
                   cd_set_text(h, rec, "text", tab + 1, n - title - 1)
               ? CD_ERROR
               : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Makes a record of each line TITLE, tab, TEXT.",
    .author = "you",
    .license = "MIT",
    .kind = CD_READER,
    .writes = writes,
    .examples = examples,
    .framing = "lines",
    .read = @NAME@_read,
};
