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

#define HEAD_MOST   ((size_t)64 << 10) /* bytes of a header block */
#define DIGITS_MOST 18
#define BEHIND      11 /* bytes that tell whether a record follows one */

static const char version[] = "WARC/1.";
#define MARK (sizeof(version) - 1)

/* ---- the header block ---------------------------------------------------- */

enum answer { NOT, MORE, FITS };

/* The length of the line text[0..n) with its end; 0: it does not end here. */
static size_t
line_of(const char *bytes, size_t n, size_t *text)
{
    const char *end = memchr(bytes, '\n', n);

    if (end == NULL)
        return 0;
    *text = (size_t)(end - bytes);
    *text -= *text > 0 && bytes[*text - 1] == '\r';
    return (size_t)(end - bytes) + 1;
}

static bool
is_length(const char *text, size_t n)
{
    static const char name[] = "content-length:";
    size_t i;

    for (i = 0; i < sizeof(name) - 1; i++) {
        char byte = i < n ? text[i] : '\0';

        if (byte != name[i] && (byte | 0x20) != name[i])
            return false;
    }
    return true;
}

/* The value of a line with a Content-Length. */
static bool
take_length(const char *text, size_t n, uint64_t *length)
{
    size_t i = sizeof("content-length:") - 1, digits = 0;

    while (i < n && (text[i] == ' ' || text[i] == '\t'))
        i++;
    *length = 0;
    for (; i < n && text[i] >= '0' && text[i] <= '9'; i++, digits++)
        *length =
            digits < DIGITS_MOST ? 10 * *length + (uint64_t)(text[i] - '0') : 0;
    while (i < n && (text[i] == ' ' || text[i] == '\t'))
        i++;
    return i == n && digits > 0 && digits <= DIGITS_MOST;
}

/* Is the first line "WARC/1.0" or the like, and nothing more? */
static bool
is_version(const char *text, size_t n)
{
    return n > MARK && n < MARK + 3 && memcmp(text, version, MARK) == 0 &&
           text[MARK] >= '0' && text[MARK] <= '9';
}

/* Does `text` begin with a header block?  *head: its bytes with the empty
 * line. */
static enum answer
header(const char *bytes, size_t n, bool last, size_t *head, uint64_t *length)
{
    const enum answer more = last || n >= HEAD_MOST ? NOT : MORE;
    size_t i = 0, k, text;
    bool found = false;

    n = n < HEAD_MOST ? n : HEAD_MOST;
    if (memcmp(bytes, version, n < MARK ? n : MARK) != 0)
        return NOT;
    for (;; i += k) {
        k = line_of(bytes + i, n - i, &text);
        if (k == 0)
            return more;
        if (i == 0) {
            if (!is_version(bytes, text))
                return NOT;
        } else if (text == 0) {
            *head = i + k;
            return found ? FITS : NOT;
        } else if (!found && is_length(bytes + i, text)) {
            if (!take_length(bytes + i, text, length))
                return NOT;
            found = true;
        } else if (bytes[i] != ' ' && bytes[i] != '\t' &&
                   memchr(bytes + i, ':', text) == NULL) {
            return NOT;
        }
    }
}

/* Where in text[1..n) a line begins, or may begin, a header block that must end
 * within `all` bytes; n: nowhere. */
static size_t
find(const char *text, size_t n, size_t all, bool last, enum answer *is)
{
    const size_t to = all - n < MARK ? all : n + MARK - 1;
    size_t at = 1, head;
    uint64_t length;

    *is = NOT;
    while (at < n) {
        const char *bytes = memmem(text + at, to - at, version, MARK);

        if (bytes == NULL)
            break;
        at = (size_t)(bytes - text);
        if (bytes[-1] == '\n')
            *is = header(bytes, all - at, last, &head, &length);
        if (*is != NOT)
            return at;
        at++;
    }
    return n;
}

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

/* Does a record, or the end of the input, follow text[0..n)? */
static enum answer
followed(const char *text, size_t n, bool last)
{
    size_t i = 0;

    while (i < n && i < 4 && (text[i] == '\r' || text[i] == '\n'))
        i++;
    if (i == 4 && i < n && (text[i] == '\r' || text[i] == '\n'))
        return FITS; /* more empty lines */
    if (n - i >= MARK)
        return memcmp(text + i, version, MARK) == 0 ? FITS : NOT;
    if (!last)
        return MORE;
    return i == n ? FITS : NOT;
}

/* The record of `size` bytes is there in full. */
static struct frame_cut
whole(struct frame *frame, const char *text, size_t n, size_t size)
{
    enum answer rest =
        size <= n ? followed(text + size, n - size, frame->last) : MORE;
    size_t to;

    if (rest == MORE && !frame->last)
        return wait_for(frame, size + BEHIND);
    if (rest != FITS) {
        to = find(text, size < n ? size : n, n, frame->last, &rest);
        if (rest == MORE)
            return wait_for(frame, 2 * (uint64_t)n);
        if (rest == FITS)
            return spoiled(frame, to, false);
        if (size > n)
            return spoiled(frame, n, true);
    }
    frame->state = FRAME_BETWEEN;
    return (struct frame_cut){ .keep = size, .used = size, .ends = true };
}

/* text[0..n) continues a record that is too long to be held.  A record that
 * begins within it ends it, since nobody will read it anyway. */
static struct frame_cut
long_one(struct frame *frame, const char *text, size_t n)
{
    static const char next[] = "\r\n\r\nWARC/1.";
    const size_t most = frame->left < n ? (size_t)frame->left : n;
    const char *bytes = memmem(text, most, next, sizeof(next) - 1);
    size_t head = 0, keep = bytes != NULL ? (size_t)(bytes - text) + 4 : most;
    enum answer is = NOT;
    uint64_t length;
    bool ends;

    if (bytes != NULL)
        is = header(text + keep, n - keep, frame->last, &head, &length);
    if (is == MORE && keep == 4)
        return wait_for(frame, 2 * (uint64_t)n);
    if (is == MORE)
        keep -= 4; /* to be looked at once more */
    else if (bytes == NULL && frame->left > n && !frame->last)
        keep = n >= sizeof(next) ? n - (sizeof(next) - 2) : 0;
    if (keep == 0)
        return wait_for(frame, n + 1);
    frame->left -= keep;
    frame->has += keep;
    if (is == FITS || (frame->last && keep == n && frame->left > 0)) {
        struct frame_cut cut = spoiled(frame, keep, is != FITS);

        frame->has = frame->size - frame->left;
        return cut;
    }
    ends = frame->left == 0;
    if (ends)
        frame->state = FRAME_BETWEEN;
    return (struct frame_cut){ .keep = keep, .used = keep, .ends = ends };
}

static struct frame_cut record(struct frame *frame, const char *text, size_t n);

/* Where a header block may begin in text[0..n), which is not part of a record;
 * *is says whether one does.  The bytes in front of it belong to no record. */
static size_t
look(const struct frame *frame, const char *text, size_t n, enum answer *is)
{
    size_t at = 0, head;
    uint64_t length;
    const char *bytes = text;

    *is = frame->bol ? header(text, n, frame->last, &head, &length) : NOT;
    while (*is == NOT && bytes != NULL) {
        bytes = memmem(text + at, n - at, "\nWARC/1.", MARK + 1);
        at = bytes != NULL ? (size_t)(bytes - text) + 1 : n;
        if (bytes != NULL)
            *is = header(text + at, n - at, frame->last, &head, &length);
    }
    if (bytes == NULL && !frame->last)
        at = n > MARK ? n - MARK : 0;
    return at;
}

/* Bytes that belong to no record, up to where one begins. */
static struct frame_cut
lost(struct frame *frame, const char *text, size_t n)
{
    enum answer is;
    size_t at = look(frame, text, n, &is);

    if (is == FITS && at == 0 && frame->passed == 0)
        return record(frame, text, n);
    if (at > 0)
        frame->bol = text[at - 1] == '\n';
    frame->passed += at;
    if (is == FITS || (frame->last && at == n)) {
        frame->state = FRAME_BETWEEN;
        return (struct frame_cut){ .skip = at, .used = at, .note = true };
    }
    if (at == 0)
        return wait_for(frame, is == MORE ? 2 * (uint64_t)n : n + 1);
    return (struct frame_cut){ .skip = at, .used = at };
}

static struct frame_cut
record(struct frame *frame, const char *text, size_t n)
{
    uint64_t length;
    size_t head;

    switch (header(text, n, frame->last, &head, &length)) {
    case MORE:
        return wait_for(frame, 2 * (uint64_t)n);
    case NOT:
        frame->state = FRAME_LOST;
        frame->passed = 0;
        frame->bol = false;
        frame->wrong = n > MARK && memcmp(text, version, MARK) == 0
                           ? FRAME_HEADER
                       : frame->any ? FRAME_JUNK
                                    : FRAME_FIRST;
        return lost(frame, text, n);
    case FITS:
        break;
    }
    frame->any = true;
    frame->size = head + length;
    if (frame->size <= frame->most)
        return whole(frame, text, n, (size_t)frame->size);
    frame->state = FRAME_VALUE;
    frame->left = frame->size;
    frame->has = 0;
    return long_one(frame, text, n);
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
    frame->last = false;
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
                          "a line that is no field",
            frame->passed, HEAD_MOST >> 10);
    case FRAME_JUNK:
        break;
    }
    return mem_printf("%" PRIu64 " bytes belong to no record: what stands "
                      "before them may be longer than its Content-Length says",
        frame->passed);
}
