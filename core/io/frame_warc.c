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

/* The length of the line s[0..n) with its end; 0: it does not end here. */
static size_t
line_of(const char *s, size_t n, size_t *text)
{
    const char *end = memchr(s, '\n', n);

    if (end == NULL)
        return 0;
    *text = (size_t)(end - s);
    *text -= *text > 0 && s[*text - 1] == '\r';
    return (size_t)(end - s) + 1;
}

static bool
is_length(const char *s, size_t n)
{
    static const char name[] = "content-length:";
    size_t i;

    for (i = 0; i < sizeof(name) - 1; i++) {
        char c = i < n ? s[i] : '\0';

        if (c != name[i] && (c | 0x20) != name[i])
            return false;
    }
    return true;
}

/* The number in the line of a Content-Length. */
static bool
take_length(const char *s, size_t n, uint64_t *length)
{
    size_t i = sizeof("content-length:") - 1, digits = 0;

    while (i < n && (s[i] == ' ' || s[i] == '\t'))
        i++;
    *length = 0;
    for (; i < n && s[i] >= '0' && s[i] <= '9'; i++, digits++)
        *length =
            digits < DIGITS_MOST ? 10 * *length + (uint64_t)(s[i] - '0') : 0;
    while (i < n && (s[i] == ' ' || s[i] == '\t'))
        i++;
    return i == n && digits > 0 && digits <= DIGITS_MOST;
}

/* Is "WARC/1.0" or the like all that is in the first line? */
static bool
is_version(const char *s, size_t n)
{
    return n > MARK && n < MARK + 3 && memcmp(s, version, MARK) == 0 &&
           s[MARK] >= '0' && s[MARK] <= '9';
}

/* Does a header block stand at s?  *head: bytes of it with the empty line. */
static enum answer
header(const char *s, size_t n, bool last, size_t *head, uint64_t *length)
{
    const enum answer more = last || n >= HEAD_MOST ? NOT : MORE;
    size_t i = 0, k, text;
    bool found = false;

    n = n < HEAD_MOST ? n : HEAD_MOST;
    if (memcmp(s, version, n < MARK ? n : MARK) != 0)
        return NOT;
    for (;; i += k) {
        k = line_of(s + i, n - i, &text);
        if (k == 0)
            return more;
        if (i == 0) {
            if (!is_version(s, text))
                return NOT;
        } else if (text == 0) {
            *head = i + k;
            return found ? FITS : NOT;
        } else if (!found && is_length(s + i, text)) {
            if (!take_length(s + i, text, length))
                return NOT;
            found = true;
        } else if (s[i] != ' ' && s[i] != '\t' &&
                   memchr(s + i, ':', text) == NULL) {
            return NOT;
        }
    }
}

/* Where in s[1..n) of `all` bytes a line begins a header block, or may do so;
 * n: nowhere. */
static size_t
find(const char *s, size_t n, size_t all, bool last, enum answer *is)
{
    const size_t to = all - n < MARK ? all : n + MARK - 1;
    size_t at = 1, head;
    uint64_t length;

    *is = NOT;
    while (at < n) {
        const char *p = memmem(s + at, to - at, version, MARK);

        if (p == NULL)
            break;
        at = (size_t)(p - s);
        if (p[-1] == '\n')
            *is = header(p, all - at, last, &head, &length);
        if (*is != NOT)
            return at;
        at++;
    }
    return n;
}

/* ---- records ------------------------------------------------------------- */

/* s[0..n) does not tell yet: there must be `least` bytes. */
static struct frame_cut
wait_for(struct frame *f, uint64_t least)
{
    f->wait = least;
    return (struct frame_cut){ 0 };
}

/* The record is s[0..n), of which its header says something else. */
static struct frame_cut
spoiled(struct frame *f, size_t n, bool ends)
{
    f->has = n;
    f->wrong = ends ? FRAME_CUT_OFF : FRAME_SHORT;
    f->state = FRAME_BETWEEN;
    return (
        struct frame_cut){ .keep = n, .used = n, .ends = true, .note = true };
}

/* Does a record, or the end, follow s[0..n)? */
static enum answer
followed(const char *s, size_t n, bool last)
{
    size_t i = 0;

    if (n >= 4 && memcmp(s, "\r\n\r\n", 4) == 0)
        return FITS;
    while (i < n && i < 4 && (s[i] == '\r' || s[i] == '\n'))
        i++;
    if (n - i >= MARK)
        return memcmp(s + i, version, MARK) == 0 ? FITS : NOT;
    if (!last)
        return MORE;
    return i == n ? FITS : NOT;
}

/* All of the record of `size` bytes is to be had. */
static struct frame_cut
whole(struct frame *f, const char *s, size_t n, size_t size)
{
    enum answer rest = size <= n ? followed(s + size, n - size, f->last) : MORE;
    size_t to;

    if (rest == MORE && !f->last)
        return wait_for(f, size + BEHIND);
    if (rest != FITS) {
        to = find(s, size < n ? size : n, n, f->last, &rest);
        if (rest == MORE)
            return wait_for(f, 2 * (uint64_t)n);
        if (rest == FITS)
            return spoiled(f, to, false);
        if (size > n)
            return spoiled(f, n, true);
    }
    f->state = FRAME_BETWEEN;
    return (struct frame_cut){ .keep = size, .used = size, .ends = true };
}

/* Of a record that is longer than one may be, s[0..n) follows.  One that
 * begins in it ends it, since nobody will read it anyway. */
static struct frame_cut
long_one(struct frame *f, const char *s, size_t n)
{
    static const char next[] = "\r\n\r\nWARC/1.";
    const size_t most = f->left < n ? (size_t)f->left : n;
    const char *p = memmem(s, most, next, sizeof(next) - 1);
    size_t head = 0, keep = p != NULL ? (size_t)(p - s) + 4 : most;
    enum answer is = NOT;
    uint64_t length;
    bool ends;

    if (p != NULL)
        is = header(s + keep, n - keep, f->last, &head, &length);
    if (is == MORE && keep == 4)
        return wait_for(f, 2 * (uint64_t)n);
    if (is == MORE)
        keep -= 4; /* to be looked at once more */
    else if (p == NULL && f->left > n && !f->last)
        keep = n >= sizeof(next) ? n - (sizeof(next) - 2) : 0;
    if (keep == 0)
        return wait_for(f, n + 1);
    f->left -= keep;
    f->has += keep;
    if (is == FITS || (f->last && keep == n && f->left > 0)) {
        struct frame_cut cut = spoiled(f, keep, is != FITS);

        f->has = f->size - f->left;
        return cut;
    }
    ends = f->left == 0;
    if (ends)
        f->state = FRAME_BETWEEN;
    return (struct frame_cut){ .keep = keep, .used = keep, .ends = ends };
}

static struct frame_cut record(struct frame *f, const char *s, size_t n);

/* Where a header block may begin in s[0..n), which is no part of a record; *is
 * tells whether one does.  Bytes before that are none. */
static size_t
look(const struct frame *f, const char *s, size_t n, enum answer *is)
{
    size_t at = 0, head;
    uint64_t length;
    const char *p = s;

    *is = f->bol ? header(s, n, f->last, &head, &length) : NOT;
    while (*is == NOT && p != NULL) {
        p = memmem(s + at, n - at, "\nWARC/1.", MARK + 1);
        at = p != NULL ? (size_t)(p - s) + 1 : n;
        if (p != NULL)
            *is = header(s + at, n - at, f->last, &head, &length);
    }
    if (p == NULL && !f->last)
        at = n > MARK ? n - MARK : 0;
    return at;
}

/* Bytes that belong to no record, up to where one begins. */
static struct frame_cut
lost(struct frame *f, const char *s, size_t n)
{
    enum answer is;
    size_t at = look(f, s, n, &is);

    if (is == FITS && at == 0 && f->passed == 0)
        return record(f, s, n);
    if (at > 0)
        f->bol = s[at - 1] == '\n';
    f->passed += at;
    if (is == FITS || (f->last && at == n)) {
        f->state = FRAME_BETWEEN;
        f->wrong = FRAME_JUNK;
        return (struct frame_cut){ .skip = at, .used = at, .note = true };
    }
    if (at == 0)
        return wait_for(f, is == MORE ? 2 * (uint64_t)n : n + 1);
    return (struct frame_cut){ .skip = at, .used = at };
}

static struct frame_cut
record(struct frame *f, const char *s, size_t n)
{
    uint64_t length;
    size_t head;

    switch (header(s, n, f->last, &head, &length)) {
    case MORE:
        return wait_for(f, 2 * (uint64_t)n);
    case NOT:
        f->state = FRAME_LOST;
        f->passed = 0;
        f->bol = false;
        return lost(f, s, n);
    case FITS:
        break;
    }
    f->size = head + length;
    if (f->size <= f->most)
        return whole(f, s, n, (size_t)f->size);
    f->state = FRAME_VALUE;
    f->left = f->size;
    f->has = 0;
    return long_one(f, s, n);
}

struct frame_cut
frame_warc(struct frame *f, const char *s, size_t n)
{
    size_t i = 0;

    if (n < f->wait && !f->last)
        return (struct frame_cut){ 0 };
    f->wait = 0;
    if (f->state == FRAME_VALUE)
        return long_one(f, s, n);
    if (f->state == FRAME_LOST)
        return lost(f, s, n);
    while (i < n && (s[i] == '\r' || s[i] == '\n'))
        i++;
    if (i > 0)
        return (struct frame_cut){ .skip = i, .used = i };
    return record(f, s, n);
}

void
frame_warc_gap(struct frame *f)
{
    f->state = FRAME_LOST;
    f->passed = 0;
    f->bol = true; /* a member may begin with a record */
    f->wait = 0;
    f->last = false;
}

char *
frame_warc_note(const struct frame *f)
{
    switch (f->wrong) {
    case FRAME_SHORT:
        return mem_printf("its Content-Length says that the record has %" PRIu64
                          " bytes, and another one begins behind %" PRIu64,
            f->size, f->has);
    case FRAME_CUT_OFF:
        return mem_printf("the record has %" PRIu64 " bytes, and it ends "
                          "behind %" PRIu64,
            f->size, f->has);
    case FRAME_JUNK:
        break;
    }
    return mem_printf("%" PRIu64 " bytes belong to no record: what stands "
                      "before them may be longer than its Content-Length says",
        f->passed);
}
