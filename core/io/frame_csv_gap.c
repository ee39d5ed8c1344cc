/* SPDX-License-Identifier: MIT */
/*
 * Behind a gap in a table: is that within a quoted cell, or outside of one?
 *
 * Both are followed until they come to the same, or until one of them cannot
 * have been: a quote that ends a cell has a separator or a line end behind it,
 * one that begins a cell has one in front.  Bytes wait for that.  Rows begin
 * again where one ends for certain; what stands before is left out, since lines
 * of a cell look like rows.
 */
#include "io/frame.h"

/* Nothing is known of the bytes that come. */
static void
begin_sides(struct frame *frame)
{
    memset(frame->sides, 0, sizeof(frame->sides));
    frame->sides[1].in = true;
    frame->sides[1].dead = frame->spec.quote == '\0';
    frame->looked = 0;
}

void
frame_csv_gap(struct frame *frame)
{
    frame->state = FRAME_LOST;
    frame->mark = 3;
    if (frame->line_end == '\0')
        frame->line_end = '\n';
    begin_sides(frame);
}

/* Is it a byte that has an escape in front of it? */
static bool
is_escaped(const struct frame *frame, const char *text, size_t i)
{
    size_t n = 0;

    while (frame->spec.escape != '\0' && n < i &&
           text[i - n - 1] == frame->spec.escape)
        n++;
    return n % 2 == 1;
}

static bool
parts_sides(const struct frame *frame, char byte)
{
    return byte == '\n' || byte == '\r' || frame_csv_separates(frame, byte);
}

/* Note the first end of a row in text[from..to), where no quotes are. */
static void
see_lines(const struct frame *frame, struct frame_side *side, const char *text,
    size_t from, size_t to)
{
    while (!side->in && !side->found && from < to) {
        const char *end = frame_csv_line_end(frame, text + from, to - from);

        if (end == NULL)
            return;
        from = (size_t)(end - text) + 1;
        side->found = !is_escaped(frame, text, from - 1);
        side->at = from;
    }
}

/* Pass the quotes text[from..to) of text[0..n).  False: on this side they
 * cannot stand there. */
static bool
see_quotes(const struct frame *frame, struct frame_side *side, const char *text,
    size_t n, size_t from, size_t to)
{
    const bool odd = (to - from) % 2 == 1, in = side->in;
    const bool closes = to == n || parts_sides(frame, text[to]);
    const bool opens = !in && parts_sides(frame, text[from - 1]);

    if (odd && (in || opens)) {
        side->in = !in;
        side->moved = true;
    }
    return closes || (in ? !odd : !opens || odd);
}

/* Only that side is left; `anew`: rows are known from here on. */
static void
settle_side(struct frame *frame, size_t left, bool anew)
{
    frame->sides[left].found = frame->sides[left].found && !anew;
    frame->sides[1 - left].dead = true;
}

static bool
is_settled(const struct frame *frame)
{
    return frame->sides[0].dead || frame->sides[1].dead;
}

/* Follow the sides through the quotes text[from..to). */
static void
follow(struct frame *frame, const char *text, size_t n, size_t from, size_t to)
{
    const bool settled = is_settled(frame);
    bool fits[2];
    size_t i;

    for (i = 0; i < 2; i++)
        fits[i] = see_quotes(frame, &frame->sides[i], text, n, from, to);
    if (settled)
        return;
    if (frame->sides[0].in == frame->sides[1].in)
        settle_side(frame, 0, true);
    else if (fits[0] != fits[1])
        settle_side(frame, fits[1], false);
}

/* Follow them through text[0..n), as far as can be told. */
static void
follow_sides(struct frame *frame, const char *text, size_t n)
{
    const char quote = frame->spec.quote;
    size_t i = frame->looked, k, end;

    /* What is in front of the first byte is not known. */
    while (frame->looked == 0 && i < n && quote != '\0' && text[i] == quote)
        i++;
    if (i == n && !frame->last)
        return;
    while (i < n) {
        const char *next =
            quote != '\0' ? memchr(text + i, quote, n - i) : NULL;

        k = next != NULL ? (size_t)(next - text) : n;
        see_lines(frame, &frame->sides[0], text, i, k);
        see_lines(frame, &frame->sides[1], text, i, k);
        i = k;
        for (end = k; end < n && text[end] == quote; end++)
            continue;
        if (end == n && !frame->last)
            break; /* what is behind them tells, too */
        if (k < n && is_escaped(frame, text, k))
            end = k + 1;
        else if (k < n)
            follow(frame, text, n, k, end);
        i = end;
    }
    frame->looked = i;
}

/* No more bytes tell, or too many have been asked (`full`). */
static void
decide(struct frame *frame, bool full)
{
    const struct frame_side *sides = frame->sides;

    if (is_settled(frame))
        return;
    if (full && !sides[0].moved && !sides[1].moved)
        settle_side(frame, 0, false); /* no cell may be that long */
    else if (!full && !frame->gap)
        settle_side(frame, sides[0].in, false); /* quotes are closed */
}

struct frame_cut
frame_csv_lost(struct frame *frame, const char *text, size_t n)
{
    const bool full = n >= frame->most;
    const struct frame_side *side;
    struct frame_cut cut = { 0 };

    n = full ? (size_t)frame->most : n; /* however many came at a time */
    follow_sides(frame, text, n);
    if (frame->last || full)
        decide(frame, full);
    side = &frame->sides[frame->sides[0].dead];
    if (is_settled(frame) && side->found) {
        cut.skip = cut.used = side->at;
        cut.note = true;
        frame->state = FRAME_BETWEEN;
    } else if (frame->last || full) {
        cut.skip = cut.used = n;
        begin_sides(frame);
    }
    frame->passed += cut.skip;
    return cut;
}
