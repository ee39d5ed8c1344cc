/* SPDX-License-Identifier: MIT */
/*
 * WARC records: a header block, and as many bytes as its Content-Length says.
 *
 * A record whose end is not followed by another one, or by the end, has a wrong
 * length: where one begins inside of it, it ended there.
 */
#include "io/frame.h"

#include <inttypes.h>

#include "base/mem.h"
#include "io/warc_head.h"

#define ENDS   4                    /* bytes of line ends behind a record */
#define BEHIND (ENDS + WARC_MARK_N) /* tell whether one follows */

/* ---- records ------------------------------------------------------------- */

/* text[0..n) is not enough to decide: at least `least` bytes are needed. */
static struct frame_cut
wait_for(struct frame *frame, uint64_t least)
{
    frame->wait = least;
    return (struct frame_cut){ 0 };
}

/* The record is text[0..n), unlike its header says. */
static struct frame_cut
spoiled(struct frame *frame, size_t n, bool ends)
{
    frame->has = n;
    frame->wrong = ends ? FRAME_CUT_OFF : FRAME_SHORT;
    frame->state = FRAME_BETWEEN;
    return (
        struct frame_cut){ .keep = n, .used = n, .ends = true, .note = true };
}

/* Does a record, or the end of the input, follow text[0..n)?  *ends: bytes of
 * line ends in front of it, of which one more than there should be is enough.
 */
static enum warc_answer
followed(const struct frame *frame, const char *text, size_t n, size_t *ends)
{
    size_t i = 0;

    while (i < n && i <= ENDS && (text[i] == '\r' || text[i] == '\n'))
        i++;
    *ends = i;
    if (i > ENDS)
        return WARC_FITS;
    if (n - i >= WARC_MARK_N)
        return memcmp(text + i, WARC_MARK, WARC_MARK_N) == 0 ? WARC_FITS
                                                             : WARC_NOT;
    if (!frame->last)
        return WARC_MORE;
    return i == n ? WARC_FITS : WARC_NOT;
}

/* Are text[0..n) the two line ends behind each record? */
static bool
is_end(const char *text, size_t n)
{
    return (n == ENDS && memcmp(text, "\r\n\r\n", n) == 0) ||
           (n == 2 && memcmp(text, "\n\n", n) == 0);
}

/* The record whose header block has `head` bytes is there in full. */
static struct frame_cut
whole_record(struct frame *frame, const char *text, size_t n, size_t head)
{
    const size_t size = (size_t)frame->size;
    struct warc_search search = { text, n, head, size < n ? size : n,
        frame->last, true, false };
    size_t ends = 0, to;
    enum warc_answer rest =
        size <= n ? followed(frame, text + size, n - size, &ends) : WARC_MORE;

    if (rest == WARC_MORE && !frame->last)
        return wait_for(frame, frame->size + BEHIND);
    if (rest != WARC_FITS) {
        to = warc_head_find(&search, &rest);
        if (rest == WARC_MORE)
            return wait_for(frame, 2 * (uint64_t)n);
        if (rest == WARC_FITS)
            return spoiled(frame, to, false);
        if (size > n)
            return spoiled(frame, n, true);
    } else if (!frame->uneven && !is_end(text + size, ends) &&
               !(frame->gap && ends < ENDS && size + ends == n)) {
        frame->uneven = true; /* told in front of the record */
        frame->wrong = FRAME_UNEVEN;
        return (struct frame_cut){ .note = true };
    }
    frame->uneven = false;
    frame->state = FRAME_BETWEEN;
    return (struct frame_cut){ .keep = size, .used = size, .ends = true };
}

/* text[0..n) continues a record that is too long to be held.  A record that
 * begins within it ends it, since nobody will read it anyway. */
static struct frame_cut
long_one(struct frame *frame, const char *text, size_t n)
{
    const bool all = frame->left <= n;
    const size_t most = all ? (size_t)frame->left : n;
    struct warc_search search = { text, n, 0, most, frame->last, false, false };
    enum warc_answer is;
    size_t keep;
    bool ends;

    if (all && n - most < WARC_MARK_N && !frame->last)
        return wait_for(frame, frame->left + WARC_MARK_N);
    keep = warc_head_find(&search, &is);
    if (keep == 0 && is != WARC_FITS && frame->left > 0)
        return wait_for(frame, is == WARC_MORE ? 2 * (uint64_t)n : n + 1);
    frame->left -= keep;
    if (is == WARC_FITS || (frame->last && keep == n && frame->left > 0)) {
        struct frame_cut cut = spoiled(frame, keep, is != WARC_FITS);

        frame->has = frame->size - frame->left;
        return cut;
    }
    ends = is == WARC_NOT && frame->left == 0;
    if (ends)
        frame->state = FRAME_BETWEEN;
    return (struct frame_cut){ .keep = keep, .used = keep, .ends = ends };
}

static struct frame_cut record(struct frame *frame, const char *text, size_t n);

/* Bytes that belong to no record, up to where one begins. */
static struct frame_cut
lost(struct frame *frame, const char *text, size_t n)
{
    struct warc_search search = { text, n, 0, n, frame->last, true,
        frame->bol };
    enum warc_answer is;
    size_t at = warc_head_find(&search, &is);

    if (is == WARC_FITS && at == 0 && frame->passed == 0)
        return record(frame, text, n);
    if (at > 0)
        frame->bol = text[at - 1] == '\n';
    frame->passed += at;
    if (is == WARC_FITS || (frame->last && at == n)) {
        frame->state = FRAME_BETWEEN;
        return (struct frame_cut){ .skip = at, .used = at, .note = true };
    }
    if (at == 0)
        return wait_for(frame, is == WARC_MORE ? 2 * (uint64_t)n : n + 1);
    return (struct frame_cut){ .skip = at, .used = at };
}

static struct frame_cut
record(struct frame *frame, const char *text, size_t n)
{
    struct warc_head head;

    switch (warc_head(text, n, frame->last, false, &head)) {
    case WARC_MORE:
        return wait_for(frame, 2 * (uint64_t)n);
    case WARC_NOT:
        frame->state = FRAME_LOST;
        frame->passed = 0;
        frame->bol = false;
        frame->wrong =
            n >= WARC_MARK_N && memcmp(text, WARC_MARK, WARC_MARK_N) == 0
                ? FRAME_HEADER
            : frame->any ? FRAME_JUNK
                         : FRAME_FIRST;
        return lost(frame, text, n);
    case WARC_FITS:
        break;
    }
    frame->any = true;
    frame->size = head.n + head.length;
    if (frame->size <= frame->most)
        return whole_record(frame, text, n, head.n);
    frame->state = FRAME_VALUE;
    frame->left = head.length + 1; /* one is left to be seen at the end */
    return (struct frame_cut){ .keep = head.n - 1, .used = head.n - 1 };
}

struct frame_cut
frame_warc(struct frame *frame, const char *text, size_t n)
{
    size_t i = 0;

    if (n < frame->wait && !frame->last)
        return (struct frame_cut){ 0 };
    frame->wait = 0;
    if (frame->state == FRAME_VALUE)
        return long_one(frame, text, n);
    if (frame->state == FRAME_LOST)
        return lost(frame, text, n);
    while (i < n && (text[i] == '\r' || text[i] == '\n'))
        i++;
    if (i > 0)
        return (struct frame_cut){ .skip = i, .used = i };
    return record(frame, text, n);
}

void
frame_warc_gap(struct frame *frame)
{
    frame->state = FRAME_LOST;
    frame->passed = 0;
    frame->wrong = FRAME_GAP;
    frame->bol = true; /* a member may begin with a record */
    frame->wait = 0;
    frame->last = frame->uneven = false;
}

char *
frame_warc_note(const struct frame *frame)
{
    switch (frame->wrong) {
    case FRAME_SHORT:
        return mem_printf("its Content-Length says that the record has %" PRIu64
                          " bytes, and another one begins behind %" PRIu64,
            frame->size, frame->has);
    case FRAME_CUT_OFF:
        return mem_printf("the record has %" PRIu64 " bytes, and it ends "
                          "behind %" PRIu64,
            frame->size, frame->has);
    case FRAME_UNEVEN:
        return mem_printf("its Content-Length says that the record has %" PRIu64
                          " bytes, and it may be wrong: what follows is not "
                          "the two line ends behind each record, which is kept",
            frame->size);
    case FRAME_FIRST:
        return mem_printf("%" PRIu64
                          " bytes in front of the first record belong to none",
            frame->passed);
    case FRAME_GAP:
        return mem_printf("%" PRIu64 " bytes behind the damage are left out: "
                          "they may be the rest of a record",
            frame->passed);
    case FRAME_HEADER:
        return mem_printf("%" PRIu64 " bytes begin as a record does, and "
                          "belong to none: its header block has no end within "
                          "%zu KiB, or no Content-Length that is a number, or "
                          "a line that is no field, or another one in it",
            frame->passed, WARC_HEAD_MOST >> 10);
    case FRAME_JUNK:
        break;
    }
    return mem_printf("%" PRIu64 " bytes belong to no record: what stands "
                      "before them may be longer than its Content-Length says",
        frame->passed);
}
