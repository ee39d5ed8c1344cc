#include "io/frame.h"

static const struct {
    const char *name, *entry;
} kinds[FRAME_KINDS] = {
    [FRAME_LINES] = { "lines", "line" },
    [FRAME_JSON] = { "json", "entry" },
    [FRAME_FILE] = { "file", "file" },
};

enum frame_kind
frame_named(const char *name)
{
    size_t i = 0;

    while (i < FRAME_KINDS && strcmp(kinds[i].name, name) != 0)
        i++;
    return (enum frame_kind)i;
}

const char *
frame_entry(enum frame_kind kind)
{
    return kinds[kind].entry;
}

void
frame_begin(struct frame *f, const struct frame_spec *spec)
{
    memset(f, 0, sizeof(*f));
    f->spec = *spec;
}

void
frame_gap(struct frame *f)
{
    if (f->spec.kind == FRAME_JSON)
        frame_json_gap(f);
    f->over = true;
}

char *
frame_end(const struct frame *f)
{
    return f->spec.kind == FRAME_JSON ? frame_json_end(f) : NULL;
}
