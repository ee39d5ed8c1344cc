/* SPDX-License-Identifier: MIT */
#include "io/frame.h"

#include "base/mem.h"

/* What each framing is called. */
static const struct {
    const char *name;  /* by readers, in their descriptor */
    const char *entry; /* one of its entries, in messages ... */
    const char *one;   /* ... with an article */
} kinds[FRAME_KINDS] = {
    [FRAME_LINES] = { "lines", "line", "a line" },
    [FRAME_JSON] = { "json", "entry", "an entry" },
    [FRAME_CSV] = { "csv", "row", "a row" },
    [FRAME_WARC] = { "warc", "record", "a record" },
    [FRAME_FEED] = { "feed", "item", "an item" },
    [FRAME_FILE] = { "file", "file", "a file" },
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
frame_begin(struct frame *frame, const struct frame_spec *spec)
{
    memset(frame, 0, sizeof(*frame));
    frame->spec = *spec;
    frame->first.quote = spec->quote;
    frame->first.tabs = spec->tabs;
}

void
frame_gap(struct frame *frame)
{
    if (frame->spec.kind == FRAME_JSON)
        frame_json_gap(frame);
    if (frame->spec.kind == FRAME_CSV)
        frame_csv_gap(frame);
    if (frame->spec.kind == FRAME_WARC)
        frame_warc_gap(frame);
    if (frame->spec.kind == FRAME_FEED)
        frame_feed_gap(frame);
    frame->over = true;
}

size_t
frame_mark(struct frame *frame, const char *text, size_t n)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t i = 0;

    while (frame->mark < 3 && i < n && text[i] == mark[frame->mark]) {
        frame->mark++;
        i++;
    }
    if (i < n)
        frame->mark = 3;
    return i;
}

char *
frame_note(struct frame *frame)
{
    char *text =
        frame->stray ? mem_strdup("an item that ends here has no beginning")
        : frame->spec.kind == FRAME_WARC
            ? frame_warc_note(frame)
            : mem_printf(
                  "%ju bytes behind the damage are left out: they may be the "
                  "rest of %s",
                  (uintmax_t)frame->passed, kinds[frame->spec.kind].one);

    frame->passed = 0;
    frame->stray = false;
    return text;
}

char *
frame_end(const struct frame *frame)
{
    /* A torn entry, which is rejected, may hold the end of the array. */
    if (frame->torn)
        return NULL;
    if (frame->state != FRAME_LOST && frame->in_array)
        return mem_strdup("the array has no end: the input is cut off");
    if (frame->state != FRAME_LOST && frame->spec.items != NULL)
        return frame_items_end(frame);
    if (frame->state != FRAME_LOST && frame->spec.kind == FRAME_FEED &&
        frame_feed_end(frame) != NULL)
        return mem_strdup(frame_feed_end(frame));
    if (frame->state != FRAME_LOST || frame->passed == 0)
        return NULL;
    if (frame->spec.items != NULL)
        return mem_printf("%ju bytes behind the damage are left out: whether "
                          "the array that \"items\" leads to goes on in them "
                          "cannot be told",
            (uintmax_t)frame->passed);
    return mem_printf("%ju bytes behind the damage are left out: where "
                      "an entry begins in them cannot be told",
        (uintmax_t)frame->passed);
}
