/* SPDX-License-Identifier: MIT */
#include "text/sentence_line.h"

#include <stdbool.h>

#include "text/chars.h"
#include "text/sentence_item.h"
#include "text/skip.h"
#include "text/step.h"

#define WRAP_LEAST 40 /* code points of the widest line of a wrapped text */
#define WRAP_MOST  100
#define LONG_LINE  25 /* of a line that a small letter goes on with */
#define TWO_WORDS  9  /* bytes of a line that may go on with a short one */

struct line {
    size_t at, end; /* without the blanks around it */
    size_t width;   /* code points */
    size_t first;   /* of these, in the first word */
    size_t blanks;
    uint32_t begin, last; /* the first and last code point */
};

struct lines {
    const char *s;
    size_t n;
    struct line *v; /* of one paragraph */
    size_t nv, cap;
    struct span *blocks;
    size_t nblocks, blocks_cap;
    const struct pool *pool;
    const struct sentence_lang *lang;
};

/* Bytes that begin the end of a line. */
static const bool line_byte[256] = {
    ['\n'] = true, ['\r'] = true, [0xe2] = true
};

/* The length of the line end at byte i, 0 if there is none. */
static size_t
line_end(const char *s, size_t n, size_t i)
{
    unsigned char c = (unsigned char)s[i];

    if (c == '\r')
        return i + 1 < n && s[i + 1] == '\n' ? 2 : 1;
    if (c == '\n')
        return 1;
    if (c == 0xe2 && i + 2 < n && (unsigned char)s[i + 1] == 0x80 &&
        ((unsigned char)s[i + 2] | 1) == 0xa9)
        return 3; /* U+2028, U+2029 */
    return 0;
}

/* Find what is in the line s[at..end) between its blanks; false if nothing. */
static bool
trim(const char *s, size_t at, size_t end, struct line *out)
{
    size_t len;

    *out = (struct line){ 0 };
    while (at < end && chars_space(out->begin = step_at(s, end, at, &len)))
        at += len;
    while (end > at && chars_space(out->last = step_before(s, end, &len)))
        end -= len;
    out->at = at;
    out->end = end;
    return at < end;
}

/* Count in a line; only paragraphs of several lines need it. */
static void
measure(const char *s, struct line *l)
{
    size_t i, len;

    for (i = l->at; i < l->end; i += len) {
        uint32_t c = step_at(s, l->end, i, &len);

        l->width++;
        l->blanks += c == ' ';
        if (l->blanks == 0)
            l->first = l->width;
    }
}

static bool
ends(const struct line *l)
{
    return sentence_lang_has(".!?:;…", l->last);
}

/* Has the paragraph been wrapped at a fixed width?  Then each line that does
 * not end with an end mark is so full that the first word of the next would
 * not have fitted. */
static bool
wrapped(const struct lines *t)
{
    size_t i, widest = 0, full = 0;

    for (i = 0; i < t->nv; i++)
        widest = t->v[i].width > widest ? t->v[i].width : widest;
    if (t->nv < 3 || widest < WRAP_LEAST || widest > WRAP_MOST)
        return false;
    for (i = 0; i + 1 < t->nv; i++) {
        bool fits = t->v[i].width + 1 + t->v[i + 1].first <= widest;

        if (fits && !ends(&t->v[i]))
            return false;
        full += !fits;
    }
    return full >= 2;
}

/* Does the line begin with a bracket and a small letter? */
static bool
aside(const struct lines *t, const struct line *l)
{
    size_t len;
    uint32_t c = step_at(t->s, l->end, l->at + 1, &len);

    return l->begin == '(' && (c == ' ' || chars_lower(c));
}

/* Does the line go on with the block before it, which has so many code points
 * and blanks? */
static bool
goes_on(const struct lines *t, const struct line *above, const struct line *l,
    size_t width, size_t blanks)
{
    struct item item;

    if (l->begin == '.' || l->begin == ',')
        return true;
    if (t->lang->of.glued_marks != NULL &&
        sentence_lang_has(t->lang->of.glued_marks, 0x3002) &&
        !sentence_lang_mark(t->lang, above->last))
        return above->last != 0x300d && width < 8;
    if (!chars_lower(l->begin) && !aside(t, l))
        return false;
    sentence_item_at(t->s, l->end, l->at, &item);
    if (item.kind != 0 || ends(above))
        return false;
    return width > LONG_LINE ||
           (blanks >= 2 && l->end - l->at >= TWO_WORDS && l->blanks > 0);
}

static void
end_paragraph(struct lines *t)
{
    size_t i, width = 0, blanks = 0;
    bool wrap;

    for (i = 0; i < t->nv && t->nv > 1; i++)
        measure(t->s, &t->v[i]);
    wrap = wrapped(t);
    for (i = 0; i < t->nv; i++) {
        const struct line *l = &t->v[i];

        if (i > 0 &&
            ((wrap && !ends(l - 1)) || goes_on(t, l - 1, l, width, blanks))) {
            struct span *b = &t->blocks[t->nblocks - 1];

            b->n = l->end - b->at;
            width += l->width + 1;
            blanks += l->blanks;
            continue;
        }
        pool_push(t->pool, t->blocks, t->nblocks, t->blocks_cap);
        t->blocks[t->nblocks++] = (struct span){ l->at, l->end - l->at };
        width = l->width;
        blanks = l->blanks;
    }
    t->nv = 0;
}

size_t
sentence_line_blocks(const struct sentence_lang *lang, const char *s, size_t n,
    const struct pool *p, struct span **out)
{
    struct lines t = { .s = s, .n = n, .pool = p, .lang = lang };
    size_t i = 0, at = 0;

    for (;;) {
        struct line l;
        size_t len;

        i = skip_to(line_byte, s, n, i);
        len = i < n ? line_end(s, n, i) : 1;
        if (len == 0) {
            i++;
            continue;
        }
        if (trim(s, at, i, &l)) {
            pool_push(p, t.v, t.nv, t.cap);
            t.v[t.nv++] = l;
        } else {
            end_paragraph(&t);
        }
        if (i >= n)
            break;
        at = i += len;
    }
    end_paragraph(&t);
    *out = t.blocks;
    return t.nblocks;
}
