/* SPDX-License-Identifier: MIT */
#include "body.h"

#include <stdbool.h>
#include <string.h>

#include <copydesk/blocks.h>
#include <copydesk/record.h>

#define INDENT      4  /* blanks that put an item below any other */
#define CELLS_MOST  64 /* of a row */
#define FENCE_LEAST 3

/* ---- lines --------------------------------------------------------------- */

/* Would CommonMark take the character at s for markup?  `start`: only blanks
 * stand before it on its line. */
static bool
is_markup(const char *s, size_t n, bool start)
{
    switch (s[0]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
        return true;
    case '&':
        return n > 1 && (s[1] == '#' || (s[1] | 32) >= 'a') &&
               memchr(s, ';', n < 40 ? n : 40) != NULL;
    case '#':
    case '>':
    case '+':
    case '-':
    case '=':
    case '~':
    case '|':
        return start;
    default:
        return false;
    }
}

/* The characters that may be markup behind the start of a line. */
static const bool sign[256] = { ['\\'] = true,
    ['`'] = true,
    ['*'] = true,
    ['_'] = true,
    ['['] = true,
    [']'] = true,
    ['<'] = true,
    ['&'] = true };

/* Digits at the start of a line, before "." or ")", would begin a list. */
static size_t
list_number(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && i < 9 && s[i] >= '0' && s[i] <= '9')
        i++;
    return i > 0 && i < n && (s[i] == '.' || s[i] == ')') ? i : 0;
}

/* One line of text, with what CommonMark would take for markup escaped. */
static int
write_line(const struct cd_host *h, const char *s, size_t n)
{
    size_t i, from = 0, digits;
    bool start = true;

    while (n > 0 && (*s == ' ' || *s == '\t')) /* would be code if many */
        s++, n--;
    digits = list_number(s, n);
    for (i = 0; i < n; i++) {
        while (i > digits && i < n && !sign[(unsigned char)s[i]])
            i++;
        if (i == n)
            break;
        if (is_markup(s + i, n - i, start) || (digits > 0 && i == digits)) {
            if (h->write(h, s + from, i - from) || h->write(h, "\\", 1))
                return -1;
            from = i;
        }
        start = false;
    }
    return h->write(h, s + from, n - from);
}

/* Bytes of s[0..n) up to the end of its line: LF, CR or CR LF, *end bytes. */
static size_t
line_length(const char *s, size_t n, size_t *end)
{
    const char *lf = memchr(s, '\n', n);
    size_t len = lf != NULL ? (size_t)(lf - s) : n;
    const char *cr = memchr(s, '\r', len);

    *end = lf != NULL;
    if (cr == NULL)
        return len;
    *end = cr + 1 == lf ? 2 : 1;
    return (size_t)(cr - s);
}

/* Each line of s[0..n), with this in front of it. */
static int
write_lines(const struct cd_host *h, const char *front, const char *s, size_t n)
{
    while (n > 0) {
        size_t end, len = line_length(s, n, &end);

        if (h->write(h, front, strlen(front)) || write_line(h, s, len) ||
            h->write(h, "\n", 1))
            return -1;
        s += len + end;
        n -= len + end;
    }
    return 0;
}

/* ---- blocks -------------------------------------------------------------- */

/* The signs that CommonMark would take for the end of a heading: how many of
 * s[0..n) stand in front of them. */
static size_t
closing_signs(const char *s, size_t n)
{
    size_t end = n, from;

    while (end > 0 && (s[end - 1] == ' ' || s[end - 1] == '\t'))
        end--;
    for (from = end; from > 0 && s[from - 1] == '#'; from--)
        continue;
    return from < end && from > 0 && (s[from - 1] == ' ' || s[from - 1] == '\t')
               ? from
               : n;
}

int
body_heading(const struct cd_host *h, int level, const char *s, size_t n)
{
    static const char signs[] = "###### ";
    size_t end, len, before;

    if (h->write(h, signs + 6 - level, (size_t)level + 1))
        return -1;
    while (n > 0 && strchr("\r\n", s[n - 1]) != NULL && s[n - 1] != '\0')
        n--;
    while (n > 0) { /* a heading is one line */
        len = line_length(s, n, &end);
        before = len == n ? closing_signs(s, n) : len;
        if (write_line(h, s, before) ||
            (before < len && (h->write(h, "\\", 1) ||
                                 h->write(h, s + before, len - before))) ||
            (len + end < n && h->write(h, " ", 1)))
            return -1;
        s += len + end;
        n -= len + end;
    }
    return h->write(h, "\n", 1);
}

/* A heading of the text: above it is the title. */
static int
write_heading(const struct cd_host *h, int level, const char *s, size_t n)
{
    return body_heading(h, level < 2 ? 2 : level > 6 ? 6 : level, s, n);
}

/* An item, below one of the depth *depth; 0: none is above it. */
static int
write_item(
    const struct cd_host *h, int level, int *depth, const char *s, size_t n)
{
    size_t digits = list_number(s, n), i;

    *depth = level > *depth + 1 ? *depth + 1 : level > 0 ? level : 1;
    for (i = 0; i < (size_t)(*depth - 1) * INDENT; i++) {
        if (h->write(h, " ", 1))
            return -1;
    }
    if (digits > 0 && digits + 1 < n && s[digits + 1] == ' ') {
        if (h->write(h, s, digits + 2))
            return -1;
        digits += 2;
    } else {
        digits = n > 2 && s[0] == '-' && s[1] == ' ' ? 2 : 0;
        if (h->write(h, "- ", 2))
            return -1;
    }
    for (i = digits; i < n; i++) { /* as is an item */
        if (s[i] == '\n') {
            if (write_line(h, s + digits, i - digits) || h->write(h, " ", 1))
                return -1;
            digits = i + 1;
        }
    }
    return write_line(h, s + digits, n - digits) || h->write(h, "\n", 1) ? -1
                                                                         : 0;
}

/* A bar inside a cell is no end of it. */
static int
write_cell(const struct cd_host *h, const char *s, size_t n)
{
    const char *bar;

    while ((bar = memchr(s, '|', n)) != NULL) {
        size_t len = (size_t)(bar - s);

        if (write_line(h, s, len) || h->write(h, "\\|", 2))
            return -1;
        s += len + 1;
        n -= len + 1;
    }
    return write_line(h, s, n);
}

/* A row, with `cells` cells if that is not 0: how many there are. */
static int
write_row(const struct cd_host *h, const char *s, size_t n, size_t *cells)
{
    size_t k = 0, len;
    const char *bar;

    while (n > 0 && k < CELLS_MOST && (*cells == 0 || k < *cells)) {
        /* What has no room in the last cell is left to it. */
        bar = *cells > 0 && k + 1 == *cells ? NULL : memmem(s, n, " | ", 3);
        len = bar != NULL ? (size_t)(bar - s) : n;
        if (h->write(h, "| ", 2) || write_cell(h, s, len) ||
            h->write(h, " ", 1))
            return -1;
        len += bar != NULL ? 3 : 0;
        s += len;
        n -= len;
        k++;
    }
    for (; k < *cells; k++) {
        if (h->write(h, "| ", 2))
            return -1;
    }
    *cells = k;
    return h->write(h, "|\n", 2);
}

/* Rows, the first of them the head of the table if *cells is 0. */
static int
write_rows(const struct cd_host *h, const char *s, size_t n, size_t *cells)
{
    while (n > 0) {
        const char *end = memchr(s, '\n', n);
        size_t len = end != NULL ? (size_t)(end - s) : n, k;
        bool head = *cells == 0;

        if (write_row(h, s, len, cells))
            return -1;
        for (k = 0; head && k < *cells; k++) {
            if (h->write(h, "| --- ", 6))
                return -1;
        }
        if (head && h->write(h, "|\n", 2))
            return -1;
        len += end != NULL;
        s += len;
        n -= len;
    }
    return 0;
}

/* Between fences longer than any run of their sign in it. */
static int
write_code(const struct cd_host *h, const char *s, size_t n)
{
    size_t run = 0, most = FENCE_LEAST - 1, i, k;

    for (i = 0; i < n; i++) {
        run = s[i] == '`' ? run + 1 : 0;
        most = run > most ? run : most;
    }
    for (k = 0; k < 2; k++) {
        for (i = 0; i <= most; i++) {
            if (h->write(h, "`", 1))
                return -1;
        }
        if (h->write(h, "\n", 1) ||
            (k == 0 && (h->write(h, s, n) || h->write(h, "\n", 1))))
            return -1;
    }
    return 0;
}

/* What goes on from one block to the next. */
struct state {
    enum cd_block_kind last;
    int depth;    /* of the item before, 0: it was none */
    size_t cells; /* of the table before, 0: it was none */
};

static int
write_block(const struct cd_host *h, const char *text, struct state *w,
    const struct cd_block *b)
{
    const char *s = text + b->at;

    w->depth = b->kind == CD_BLOCK_ITEM ? w->depth : 0;
    w->cells = b->kind == CD_BLOCK_TABLE ? w->cells : 0;
    switch (b->kind) {
    case CD_BLOCK_HEADING:
        return write_heading(h, b->level, s, b->n);
    case CD_BLOCK_ITEM:
        return write_item(h, b->level, &w->depth, s, b->n);
    case CD_BLOCK_TABLE:
        return write_rows(h, s, b->n, &w->cells);
    case CD_BLOCK_CODE:
        return write_code(h, s, b->n);
    case CD_BLOCK_QUOTATION:
        return write_lines(h, "> ", s, b->n);
    default:
        return write_lines(h, "", s, b->n);
    }
}

/* What stands between two blocks: nothing in a list or a table; a line that
 * holds a quotation together; else an empty line. */
static int
write_between(
    const struct cd_host *h, enum cd_block_kind a, enum cd_block_kind b)
{
    if (a == b && (a == CD_BLOCK_ITEM || a == CD_BLOCK_TABLE))
        return 0;
    return a == b && a == CD_BLOCK_QUOTATION ? h->write(h, ">\n", 2)
                                             : h->write(h, "\n", 1);
}

/* Are the blocks those of the text, from its beginning to its end? */
static bool
sound(const json_t *rec)
{
    struct cd_blocks b;
    size_t end = 0;

    cd_blocks_begin(&b, rec);
    while (cd_blocks_next(&b)) {
        if (b.block.at < end || strspn(b.s + end, "\n") < b.block.at - end)
            return false;
        end = b.block.at + b.block.n;
    }
    return b.over && b.i > 0 && strspn(b.s + end, "\n") >= b.n - end;
}

int
body_write(const struct cd_host *h, const json_t *rec)
{
    struct state w = { CD_BLOCK_PARAGRAPH, 0, 0 };
    struct cd_blocks b;

    if (!sound(rec)) {
        size_t n;
        const char *s = cd_text(rec, "text", &n);

        return write_lines(h, "", s, n) || h->write(h, "\n", 1) ? -1 : 0;
    }
    cd_blocks_begin(&b, rec);
    while (cd_blocks_next(&b)) {
        enum cd_block_kind kind = b.block.kind;

        if ((b.i > 1 && write_between(h, w.last, kind)) ||
            write_block(h, b.s, &w, &b.block))
            return -1;
        w.last = kind;
    }
    return h->write(h, "\n", 1);
}
