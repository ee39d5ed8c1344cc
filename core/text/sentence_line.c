/* SPDX-License-Identifier: MIT */
#include "text/sentence_line.h"

#include <stdbool.h>

#include "text/chars.h"
#include "text/sentence_item.h"
#include "text/skip.h"
#include "text/step.h"

/* Code points of the widest line of a wrapped text: at least, at most */
#define WRAP_LEAST 40
#define WRAP_MOST  100
/* Code points of a line that the next may continue with a lower-case letter */
#define LONG_LINE 25
/* Bytes of a continuation line that follows a short line, at least */
#define TWO_WORDS 9

struct line {
    size_t at, end; /* bytes of the text, without surrounding blanks */
    size_t width;   /* code points */
    size_t first;   /* code points of the first word */
    size_t blanks;
    uint32_t begin, last; /* the first and last code point */
};

struct lines {
    const char *s;
    size_t n;
    struct line *v; /* the lines of the current paragraph */
    size_t nv, cap;
    struct span *blocks;
    size_t nblocks, blocks_cap;
    const struct pool *pool;
    const struct sentence_lang *lang;
};

/* First bytes of line ends. */
static const bool line_byte[256] = {
    ['\n'] = true, ['\r'] = true, [0xe2] = true
};

/* The length of the line end at byte i, 0 if there is none. */
static size_t
line_end_length(const char *text, size_t n, size_t i)
{
    unsigned char byte = (unsigned char)text[i];

    if (byte == '\r')
        return i + 1 < n && text[i + 1] == '\n' ? 2 : 1;
    if (byte == '\n')
        return 1;
    if (byte == 0xe2 && i + 2 < n && (unsigned char)text[i + 1] == 0x80 &&
        ((unsigned char)text[i + 2] | 1) == 0xa9)
        return 3; /* U+2028, U+2029 */
    return 0;
}

/* Set out->at and out->end to the line text[at..end) without surrounding
 * blanks; false if nothing is left. */
static bool
trim_line(const char *text, size_t at, size_t end, struct line *out)
{
    size_t len;

    *out = (struct line){ 0 };
    while (at < end && chars_space(out->begin = step_at(text, end, at, &len)))
        at += len;
    while (end > at && chars_space(out->last = step_before(text, end, &len)))
        end -= len;
    out->at = at;
    out->end = end;
    return at < end;
}

/* Fill in `width`, `blanks` and `first` of a line, which only paragraphs of
 * several lines need. */
static void
measure_line(const char *text, struct line *line)
{
    size_t i, len;

    for (i = line->at; i < line->end; i += len) {
        uint32_t code = step_at(text, line->end, i, &len);

        line->width++;
        line->blanks += code == ' ';
        if (line->blanks == 0)
            line->first = line->width;
    }
}

/* Does the line end with a mark that ends or interrupts a sentence? */
static bool
ends_with_mark(const struct line *line)
{
    return sentence_lang_has(".!?:;…", line->last);
}

/* Has the paragraph been wrapped at a fixed width?  Then each line that does
 * not end with an end mark is so full that the first word of the next would
 * not have fitted. */
static bool
is_wrapped(const struct lines *lines)
{
    size_t i, widest = 0, full = 0;

    for (i = 0; i < lines->nv; i++)
        widest = lines->v[i].width > widest ? lines->v[i].width : widest;
    if (lines->nv < 3 || widest < WRAP_LEAST || widest > WRAP_MOST)
        return false;
    for (i = 0; i + 1 < lines->nv; i++) {
        bool fits = lines->v[i].width + 1 + lines->v[i + 1].first <= widest;

        if (fits && !ends_with_mark(&lines->v[i]))
            return false;
        full += !fits;
    }
    return full >= 2;
}

/* Does the line begin with a bracket and a lower-case letter: "(seen here"? */
static bool
begins_aside(const struct lines *lines, const struct line *line)
{
    size_t len;
    uint32_t code = step_at(lines->s, line->end, line->at + 1, &len);

    return line->begin == '(' && (code == ' ' || chars_lower(code));
}

/* Does the line continue the block that ends with the line `above`?  The block
 * has `width` code points and `blanks` blanks so far. */
static bool
continues_block(const struct lines *lines, const struct line *above,
    const struct line *line, size_t width, size_t blanks)
{
    struct item item;

    if (line->begin == '.' || line->begin == ',')
        return true;
    if (lines->lang->of.glued_marks != NULL &&
        sentence_lang_has(lines->lang->of.glued_marks, 0x3002) &&
        !sentence_lang_mark(lines->lang, above->last))
        return above->last != 0x300d && width < 8;
    if (!chars_lower(line->begin) && !begins_aside(lines, line))
        return false;
    sentence_item_at(lines->s, line->end, line->at, &item);
    if (item.kind != 0 || ends_with_mark(above))
        return false;
    return width > LONG_LINE ||
           (blanks >= 2 && line->end - line->at >= TWO_WORDS &&
               line->blanks > 0);
}

/* Join the lines of a paragraph into blocks and begin the next paragraph. */
static void
finish_paragraph(struct lines *lines)
{
    size_t i, width = 0, blanks = 0;
    bool wrap;

    for (i = 0; i < lines->nv && lines->nv > 1; i++)
        measure_line(lines->s, &lines->v[i]);
    wrap = is_wrapped(lines);
    for (i = 0; i < lines->nv; i++) {
        const struct line *line = &lines->v[i];

        if (i > 0 &&
            ((wrap && !ends_with_mark(line - 1)) ||
                continues_block(lines, line - 1, line, width, blanks))) {
            struct span *block = &lines->blocks[lines->nblocks - 1];

            block->n = line->end - block->at;
            width += line->width + 1;
            blanks += line->blanks;
            continue;
        }
        pool_push(
            lines->pool, lines->blocks, lines->nblocks, lines->blocks_cap);
        lines->blocks[lines->nblocks++] =
            (struct span){ line->at, line->end - line->at };
        width = line->width;
        blanks = line->blanks;
    }
    lines->nv = 0;
}

size_t
sentence_line_blocks(const struct sentence_lang *lang, const char *text,
    size_t n, const struct pool *pool, struct span **out)
{
    struct lines lines = { .s = text, .n = n, .pool = pool, .lang = lang };
    size_t i = 0, at = 0;

    for (;;) {
        struct line line;
        size_t len;

        i = skip_to(line_byte, text, n, i);
        len = i < n ? line_end_length(text, n, i) : 1;
        if (len == 0) {
            i++;
            continue;
        }
        if (trim_line(text, at, i, &line)) {
            pool_push(pool, lines.v, lines.nv, lines.cap);
            lines.v[lines.nv++] = line;
        } else {
            finish_paragraph(&lines);
        }
        if (i >= n)
            break;
        at = i += len;
    }
    finish_paragraph(&lines);
    *out = lines.blocks;
    return lines.nblocks;
}
