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

/* Would CommonMark take the character at `text` for markup?  `start`: only
 * blanks stand before it on its line. */
static bool
is_markup(const char *text, size_t n, bool start)
{
    switch (text[0]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
        return true;
    case '&':
        return n > 1 && (text[1] == '#' || (text[1] | 32) >= 'a') &&
               memchr(text, ';', n < 40 ? n : 40) != NULL;
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
list_number(const char *text, size_t n)
{
    size_t i = 0;

    while (i < n && i < 9 && text[i] >= '0' && text[i] <= '9')
        i++;
    return i > 0 && i < n && (text[i] == '.' || text[i] == ')') ? i : 0;
}

/* One line of text, with what CommonMark would take for markup escaped. */
static int
write_line(const struct cd_host *host, const char *text, size_t n)
{
    size_t i, from = 0, digits;
    bool start = true;

    while (n > 0 && (*text == ' ' || *text == '\t')) /* would be code if many */
        text++, n--;
    digits = list_number(text, n);
    for (i = 0; i < n; i++) {
        while (i > digits && i < n && !sign[(unsigned char)text[i]])
            i++;
        if (i == n)
            break;
        if (is_markup(text + i, n - i, start) || (digits > 0 && i == digits)) {
            if (host->write(host, text + from, i - from) ||
                host->write(host, "\\", 1))
                return -1;
            from = i;
        }
        start = false;
    }
    return host->write(host, text + from, n - from);
}

/* Bytes of text[0..n) up to the end of its line: LF, CR or CR LF, *end
 * bytes. */
static size_t
line_length(const char *text, size_t n, size_t *end)
{
    const char *lf = memchr(text, '\n', n);
    size_t len = lf != NULL ? (size_t)(lf - text) : n;
    const char *cr = memchr(text, '\r', len);

    *end = lf != NULL;
    if (cr == NULL)
        return len;
    *end = cr + 1 == lf ? 2 : 1;
    return (size_t)(cr - text);
}

/* Each line of text[0..n), with this in front of it. */
static int
write_lines(
    const struct cd_host *host, const char *front, const char *text, size_t n)
{
    while (n > 0) {
        size_t end, len = line_length(text, n, &end);

        if (host->write(host, front, strlen(front)) ||
            write_line(host, text, len) || host->write(host, "\n", 1))
            return -1;
        text += len + end;
        n -= len + end;
    }
    return 0;
}

/* ---- blocks -------------------------------------------------------------- */

/* The signs that CommonMark would take for the end of a heading: how many of
 * text[0..n) stand in front of them. */
static size_t
closing_signs(const char *text, size_t n)
{
    size_t end = n, from;

    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    for (from = end; from > 0 && text[from - 1] == '#'; from--)
        continue;
    return from < end && from > 0 &&
                   (text[from - 1] == ' ' || text[from - 1] == '\t')
               ? from
               : n;
}

int
body_heading(const struct cd_host *host, int level, const char *text, size_t n)
{
    static const char signs[] = "###### ";
    size_t end, len, before;

    if (host->write(host, signs + 6 - level, (size_t)level + 1))
        return -1;
    while (n > 0 && strchr("\r\n", text[n - 1]) != NULL && text[n - 1] != '\0')
        n--;
    while (n > 0) { /* a heading is one line */
        len = line_length(text, n, &end);
        before = len == n ? closing_signs(text, n) : len;
        if (write_line(host, text, before) ||
            (before < len &&
                (host->write(host, "\\", 1) ||
                    host->write(host, text + before, len - before))) ||
            (len + end < n && host->write(host, " ", 1)))
            return -1;
        text += len + end;
        n -= len + end;
    }
    return host->write(host, "\n", 1);
}

/* A heading of the text: above it is the title. */
static int
write_heading(const struct cd_host *host, int level, const char *text, size_t n)
{
    return body_heading(host, level < 2 ? 2 : level > 6 ? 6 : level, text, n);
}

/* An item, below one of the depth *depth; 0: none is above it. */
static int
write_item(const struct cd_host *host, int level, int *depth, const char *text,
    size_t n)
{
    size_t digits = list_number(text, n), i;

    *depth = level > *depth + 1 ? *depth + 1 : level > 0 ? level : 1;
    for (i = 0; i < (size_t)(*depth - 1) * INDENT; i++) {
        if (host->write(host, " ", 1))
            return -1;
    }
    if (digits > 0 && digits + 1 < n && text[digits + 1] == ' ') {
        if (host->write(host, text, digits + 2))
            return -1;
        digits += 2;
    } else {
        digits = n > 2 && text[0] == '-' && text[1] == ' ' ? 2 : 0;
        if (host->write(host, "- ", 2))
            return -1;
    }
    for (i = digits; i < n; i++) { /* as is an item */
        if (text[i] == '\n') {
            if (write_line(host, text + digits, i - digits) ||
                host->write(host, " ", 1))
                return -1;
            digits = i + 1;
        }
    }
    return write_line(host, text + digits, n - digits) ||
                   host->write(host, "\n", 1)
               ? -1
               : 0;
}

/* A bar inside a cell is no end of it. */
static int
write_cell(const struct cd_host *host, const char *text, size_t n)
{
    const char *bar;

    while ((bar = memchr(text, '|', n)) != NULL) {
        size_t len = (size_t)(bar - text);

        if (write_line(host, text, len) || host->write(host, "\\|", 2))
            return -1;
        text += len + 1;
        n -= len + 1;
    }
    return write_line(host, text, n);
}

/* A row, with `cells` cells if that is not 0: how many there are. */
static int
write_row(const struct cd_host *host, const char *text, size_t n, size_t *cells)
{
    size_t k = 0, len;
    const char *bar;

    while (n > 0 && k < CELLS_MOST && (*cells == 0 || k < *cells)) {
        /* What has no room in the last cell is left to it. */
        bar = *cells > 0 && k + 1 == *cells ? NULL : memmem(text, n, " | ", 3);
        len = bar != NULL ? (size_t)(bar - text) : n;
        if (host->write(host, "| ", 2) || write_cell(host, text, len) ||
            host->write(host, " ", 1))
            return -1;
        len += bar != NULL ? 3 : 0;
        text += len;
        n -= len;
        k++;
    }
    for (; k < *cells; k++) {
        if (host->write(host, "| ", 2))
            return -1;
    }
    *cells = k;
    return host->write(host, "|\n", 2);
}

/* Rows, the first of them the head of the table if *cells is 0. */
static int
write_rows(
    const struct cd_host *host, const char *text, size_t n, size_t *cells)
{
    while (n > 0) {
        const char *end = memchr(text, '\n', n);
        size_t len = end != NULL ? (size_t)(end - text) : n, k;
        bool head = *cells == 0;

        if (write_row(host, text, len, cells))
            return -1;
        for (k = 0; head && k < *cells; k++) {
            if (host->write(host, "| --- ", 6))
                return -1;
        }
        if (head && host->write(host, "|\n", 2))
            return -1;
        len += end != NULL;
        text += len;
        n -= len;
    }
    return 0;
}

/* Between fences longer than any run of their sign in it. */
static int
write_code(const struct cd_host *host, const char *text, size_t n)
{
    size_t run = 0, most = FENCE_LEAST - 1, i, k;

    for (i = 0; i < n; i++) {
        run = text[i] == '`' ? run + 1 : 0;
        most = run > most ? run : most;
    }
    for (k = 0; k < 2; k++) {
        for (i = 0; i <= most; i++) {
            if (host->write(host, "`", 1))
                return -1;
        }
        if (host->write(host, "\n", 1) ||
            (k == 0 &&
                (host->write(host, text, n) || host->write(host, "\n", 1))))
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
write_block(const struct cd_host *host, const char *text, struct state *state,
    const struct cd_block *block)
{
    const char *string = text + block->at;

    state->depth = block->kind == CD_BLOCK_ITEM ? state->depth : 0;
    state->cells = block->kind == CD_BLOCK_TABLE ? state->cells : 0;
    switch (block->kind) {
    case CD_BLOCK_HEADING:
        return write_heading(host, block->level, string, block->n);
    case CD_BLOCK_ITEM:
        return write_item(host, block->level, &state->depth, string, block->n);
    case CD_BLOCK_TABLE:
        return write_rows(host, string, block->n, &state->cells);
    case CD_BLOCK_CODE:
        return write_code(host, string, block->n);
    case CD_BLOCK_QUOTATION:
        return write_lines(host, "> ", string, block->n);
    default:
        return write_lines(host, "", string, block->n);
    }
}

/* What stands between two blocks: nothing in a list or a table; a line that
 * holds a quotation together; else an empty line. */
static int
write_between(const struct cd_host *host, enum cd_block_kind before,
    enum cd_block_kind after)
{
    if (before == after &&
        (before == CD_BLOCK_ITEM || before == CD_BLOCK_TABLE))
        return 0;
    return before == after && before == CD_BLOCK_QUOTATION
               ? host->write(host, ">\n", 2)
               : host->write(host, "\n", 1);
}

/* Are the blocks those of the text, from its beginning to its end? */
static bool
sound(const json_t *rec)
{
    struct cd_blocks blocks;
    size_t end = 0;

    cd_blocks_begin(&blocks, rec);
    while (cd_blocks_next(&blocks)) {
        if (blocks.block.at < end ||
            strspn(blocks.s + end, "\n") < blocks.block.at - end)
            return false;
        end = blocks.block.at + blocks.block.n;
    }
    return blocks.over && blocks.i > 0 &&
           strspn(blocks.s + end, "\n") >= blocks.n - end;
}

int
body_write(const struct cd_host *host, const json_t *rec)
{
    struct state state = { CD_BLOCK_PARAGRAPH, 0, 0 };
    struct cd_blocks blocks;

    if (!sound(rec)) {
        size_t n;
        const char *text = cd_text(rec, "text", &n);

        return write_lines(host, "", text, n) || host->write(host, "\n", 1) ? -1
                                                                            : 0;
    }
    cd_blocks_begin(&blocks, rec);
    while (cd_blocks_next(&blocks)) {
        enum cd_block_kind kind = blocks.block.kind;

        if ((blocks.i > 1 && write_between(host, state.last, kind)) ||
            write_block(host, blocks.s, &state, &blocks.block))
            return -1;
        state.last = kind;
    }
    return host->write(host, "\n", 1);
}
