#include "io/frame.h"

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
}

char *
frame_end(const struct frame *f)
{
    return f->spec.kind == FRAME_JSON ? frame_json_end(f) : NULL;
}
