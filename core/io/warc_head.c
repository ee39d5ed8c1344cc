/* SPDX-License-Identifier: MIT */
#include "io/warc_head.h"

#include <string.h>

#define DIGITS_MOST  18
#define VERSION_MOST (WARC_MARK_N + 4)  /* bytes: "WARC/1.10" ... */
#define LINE_MOST    (VERSION_MOST + 2) /* ... and with its line end */

/* Fields that tell a header block from other bytes. */
enum field { LENGTH, TYPE, ID, FIELDS };

static const struct {
    const char *name; /* with its colon, in lower case */
    size_t n;
} fields[FIELDS] = {
    [LENGTH] = { "content-length:", 15 },
    [TYPE] = { "warc-type:", 10 },
    [ID] = { "warc-record-id:", 15 },
};

/* ---- lines --------------------------------------------------------------- */

/* Bytes of the line at bytes[0..n) with its end, *text without it; 0: it does
 * not end here. */
static size_t
header_line(const char *bytes, size_t n, size_t *text)
{
    const char *end = memchr(bytes, '\n', n);

    if (end == NULL)
        return 0;
    *text = (size_t)(end - bytes);
    *text -= *text > 0 && bytes[*text - 1] == '\r';
    return (size_t)(end - bytes) + 1;
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Is the line "WARC/1.0" or the like, and nothing more? */
static bool
is_version(const char *text, size_t n)
{
    const size_t i = WARC_MARK_N;

    return n >= i + 3 && n <= VERSION_MOST && memcmp(text, WARC_MARK, i) == 0 &&
           is_digit(text[i]) && text[i + 1] == '.' && is_digit(text[i + 2]) &&
           (n == i + 3 || is_digit(text[i + 3]));
}

/* Where a version ends the line text[0..n), which is a field; n: nowhere. */
static size_t
version_behind(const char *text, size_t n)
{
    size_t k;

    for (k = VERSION_MOST; k >= WARC_MARK_N + 3; k--) {
        if (k < n && is_version(text + n - k, k))
            return n - k;
    }
    return n;
}

/* Which of the fields the line is; FIELDS: none. */
static enum field
field_of(const char *text, size_t n)
{
    size_t field, i;

    for (field = 0; field < FIELDS; field++) {
        const char *name = fields[field].name;

        for (i = 0; i < fields[field].n && i < n; i++) {
            if (text[i] != name[i] && (text[i] | 0x20) != name[i])
                break;
        }
        if (i == fields[field].n)
            break;
    }
    return (enum field)field;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The value of a line with a Content-Length. */
static bool
take_length(const char *text, size_t n, uint64_t *length)
{
    size_t i = fields[LENGTH].n, digits = 0;

    while (i < n && is_blank(text[i]))
        i++;
    *length = 0;
    for (; i < n && is_digit(text[i]); i++, digits++)
        *length =
            digits < DIGITS_MOST ? 10 * *length + (uint64_t)(text[i] - '0') : 0;
    while (i < n && is_blank(text[i]))
        i++;
    return i == n && digits > 0 && digits <= DIGITS_MOST;
}

/* ---- the block ----------------------------------------------------------- */

/* A block that is being looked through. */
struct block {
    bool has[FIELDS];
    size_t torn[FIELDS]; /* where a version ended a line in front of the last
                            field of that name; 0: nowhere */
    size_t version;      /* where one ended a line last; 0: nowhere */
};

/* Take a line of the block, at `at`.  False: it is none of a header block. */
static bool
take_line(struct block *block, const char *text, size_t n, size_t at,
    struct warc_head *head)
{
    const enum field field = field_of(text, n);
    const size_t behind = version_behind(text, n);

    if (!is_blank(text[0]) && memchr(text, ':', n) == NULL)
        return false;
    if (field == LENGTH && !block->has[LENGTH] &&
        !take_length(text, n, &head->length))
        return false;
    if (field < FIELDS) {
        block->has[field] = true;
        block->torn[field] = block->version;
    }
    if (behind < n)
        block->version = at + behind;
    return true;
}

/* The block has ended: is it one? */
static enum warc_answer
judge_head(const struct block *block, bool sure, struct warc_head *head)
{
    size_t torn = block->torn[LENGTH], field;
    bool all = true;

    for (field = 0; field < FIELDS; field++) {
        torn = torn < block->torn[field] ? torn : block->torn[field];
        all = all && block->has[field];
    }
    head->next = all && torn > 0 ? torn : head->n;
    return all && torn > 0                        ? WARC_NOT
           : all || (block->has[LENGTH] && !sure) ? WARC_FITS
                                                  : WARC_NOT;
}

enum warc_answer
warc_head(
    const char *bytes, size_t n, bool last, bool sure, struct warc_head *head)
{
    const enum warc_answer more =
        last || n >= WARC_HEAD_MOST ? WARC_NOT : WARC_MORE;
    const size_t first = n < LINE_MOST ? n : LINE_MOST;
    struct block block = { 0 };
    size_t at, k, text;

    n = n < WARC_HEAD_MOST ? n : WARC_HEAD_MOST;
    *head = (struct warc_head){ .next = 1 };
    if (memcmp(bytes, WARC_MARK, n < WARC_MARK_N ? n : WARC_MARK_N) != 0)
        return WARC_NOT;
    at = header_line(bytes, first, &text);
    if (at == 0)
        return first == LINE_MOST || last ? WARC_NOT : WARC_MORE;
    if (!is_version(bytes, text))
        return WARC_NOT;
    for (;; at += k) {
        head->next = at;
        k = header_line(bytes + at, n - at, &text);
        if (k == 0)
            return more;
        head->n = at + k;
        if (text == 0)
            return judge_head(&block, sure, head);
        if (!take_line(&block, bytes + at, text, at, head))
            return WARC_NOT;
    }
}

/* ---- the next one -------------------------------------------------------- */

size_t
warc_head_find(const struct warc_search *search, enum warc_answer *is)
{
    const char *text = search->text;
    const size_t left = search->n - search->to;
    const size_t end =
        left < WARC_MARK_N ? search->n : search->to + WARC_MARK_N - 1;
    size_t at = search->from;
    struct warc_head head;

    *is = WARC_NOT;
    while (at < search->to) {
        const char *bytes = memmem(text + at, end - at, WARC_MARK, WARC_MARK_N);
        bool line;

        if (bytes == NULL)
            break;
        at = (size_t)(bytes - text);
        line = at > 0 ? bytes[-1] == '\n' : search->bol;
        *is = warc_head(bytes, search->n - at, search->last,
            !(search->lines && line), &head);
        if (*is != WARC_NOT)
            return at;
        at += head.next;
    }
    if (search->to == 0 || search->last || search->to < search->n)
        return search->to;
    if (at >= search->to)
        return search->to - 1; /* a line end */
    return search->to - at < WARC_MARK_N ? at : search->to - WARC_MARK_N + 1;
}
