/* @NAME@ - a format: a line a record, its title and its id.
 *
 * The host joins what the workers write in the order of the inputs, compresses
 * it and gives the file its name.  copydesk/plugin.h says what each part is. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <string.h>

/* The options of an output, as the host stores them. */
struct opts {
    const char *between;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, between, 0, "\t",
        "What stands between the title and the id."),
    { 0 }
};

/* What is read of a record: one with another type is rejected. */
static const struct cd_field reads[] = {
    { "title", CD_T_STRING, CD_OPTIONAL, "The headline." },
    { "id", CD_T_STRING, 0, "Its name." },
    { 0 }
};

/* The exact bytes, without head and tail: `copydesk check` compares them. */
static const struct cd_example examples[] = {
    { "A line a record.", "{\"between\": \": \"}",
        "{\"id\": \"a7\", \"title\": \"Ferry sinks\"}", "Ferry sinks: a7\n" },
    { "Without a title.", NULL, "{\"id\": \"a7\"}", "\ta7\n" },
    { 0 }
};

static int
@NAME@_open(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)h;
    (void)shared;
    *self = (void *)(uintptr_t)opts; /* nothing but the options */
    return 0;
}

/* Once a record.  h->write and h->write_json append to the file. */
static enum cd_status
@NAME@_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    size_t title_size, id_size;
    const char *title = cd_text(rec, "title", &title_size),
               *id = cd_text(rec, "id", &id_size);

    if ((title != NULL && h->write(h, title, title_size)) ||
        h->write(h, o->between, strlen(o->between)) ||
        h->write(h, id, id_size) || h->write(h, "\n", 1))
        return CD_ERROR;
    return CD_KEEP;
}

/* Once a file, also where there is no record; `tail` ends it. */
static int
@NAME@_head(const struct cd_host *h, void *self)
{
    const struct opts *o = self;

    return h->write(h, "title", 5) ||
                   h->write(h, o->between, strlen(o->between)) ||
                   h->write(h, "id\n", 3)
               ? -1
               : 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "A line a record: its title and its id.",
    .author = "you",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .open = @NAME@_open,
    .process = @NAME@_process,
    .head = @NAME@_head,
};
