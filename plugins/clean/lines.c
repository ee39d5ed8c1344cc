/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <string.h>

#include "blanks.h"
#include "markdown.h"
#include "marks.h"
#include "scan.h"
#include "text/space.h"

struct reader {
    struct doc *d;
    unsigned scan;
    bool blank;     /* an empty line was the last */
    unsigned block; /* of the record's, so far */
    unsigned kept;  /* kind of the lines of a block that has one */
};

/* What the kind of a line makes of its paragraph. */
static void
set_kind(struct para *p, char kind)
{
    switch (kind) {
    case KIND_ITEM:
        p->flags |= PARA_ITEM;
        p->kind = CD_BLOCK_ITEM;
        p->level = 1;
        break;
    case KIND_QUOTE:
        p->flags |= PARA_QUOTE;
        p->kind = CD_BLOCK_QUOTATION;
        break;
    case KIND_CAPTION:
        p->flags |= PARA_CAPTION;
        p->kind = CD_BLOCK_CAPTION;
        break;
    case KIND_BYLINE:
        p->flags |= PARA_BYLINE;
        break;
    case KIND_FOOTER:
        p->flags |= PARA_FOOTER;
        break;
    case KIND_ROW:
        p->flags |= PARA_ROW;
        p->kind = CD_BLOCK_TABLE;
        break;
    default:
        p->flags |= PARA_HEADING;
        p->kind = CD_BLOCK_HEADING;
        p->level = (unsigned)(kind - '0');
    }
}

/* What the record says of a line; see MARK_BLOCK. */
static void
set_block(struct reader *r, struct para *p, const char *mark)
{
    static const unsigned flags[CD_BLOCK_KINDS] = {
        [CD_BLOCK_HEADING] = PARA_HEADING,
        [CD_BLOCK_ITEM] = PARA_ITEM,
        [CD_BLOCK_QUOTATION] = PARA_QUOTE,
        [CD_BLOCK_CAPTION] = PARA_CAPTION,
        [CD_BLOCK_TABLE] = PARA_ROW,
    };
    bool begins = mark[1] < 'a';

    r->block += begins;
    p->block = r->block;
    p->kind = (enum cd_block_kind)(mark[1] - (begins ? 'A' : 'a'));
    p->level = (unsigned)(mark[2] - '0');
    p->flags |= flags[p->kind];
}

/* Kinds that hold for all lines up to the next empty one. */
#define LASTING (PARA_QUOTE | PARA_CAPTION | PARA_FOOTER)

static size_t
hashes_at_end(const char *s, size_t n)
{
    size_t i = n;

    while (i > 0 && s[i - 1] == '#')
        i--;
    return i < n && i > 0 && s[i - 1] == ' ' ? n - i : 0;
}

/* Take the marks off the start of a line.  Returns false if the line says
 * nothing else. */
static bool
read_start(struct para *p, struct str *line)
{
    struct markdown_start start;
    size_t depth;

    while (line->n > 1 && line->s[0] == MARK_KIND) {
        set_kind(p, line->s[1]);
        line->s += 2;
        line->n -= 2;
        line->n = space_trim(&line->s, line->n);
    }
    for (depth = 0; depth < 2; depth++) {
        markdown_start(line->s, line->n, &start);
        if (start.separator && p->block == 0)
            return false;
        /* Where the record says what it is, only the mark of an item is none
         * of it. */
        if (start.kind == 0 || (p->block != 0 && (p->kind != CD_BLOCK_ITEM ||
                                                     start.kind != KIND_ITEM)))
            break;
        if (start.kind == KIND_ITEM) {
            /* Whether it is a list its neighbours will tell. */
            p->bullet = (unsigned)start.mark;
            break;
        }
        set_kind(p, start.kind);
        line->s += start.n;
        line->n -= start.n;
        if (start.kind != KIND_QUOTE) {
            line->n -= hashes_at_end(line->s, line->n);
            line->n -= space_tail(line->s, line->n);
            break;
        }
    }
    return true;
}

/* Is there a bar with blanks around? */
static bool
row(const struct para *p)
{
    const char *s = p->s, *end = p->s + p->n;

    while (s < end && (s = memchr(s, '|', (size_t)(end - s))) != NULL) {
        if (s > p->s && s[-1] == ' ' && s + 1 < end && s[1] == ' ')
            return true;
        s++;
    }
    return false;
}

static void
read_line(struct reader *r, const char *s, size_t n)
{
    const char *block = n > 0 && s[0] == MARK_BLOCK ? s : NULL;
    struct str line, whole;
    struct para *p;

    if (block != NULL) {
        s += MARK_BLOCK_BYTES;
        n -= MARK_BLOCK_BYTES;
    }
    line.s = s;
    line.n = space_trim(&line.s, n);
    if (line.n < n)
        doc_note(r->d, RULE_SPACE, s, n);
    if (line.n == 0) {
        r->blank = true;
        r->kept = 0;
        return;
    }
    whole = line;
    p = doc_add(r->d, line.s, line.n);
    p->flags = r->kept | (r->blank ? PARA_BLANK : 0);
    if (block != NULL)
        set_block(r, p, block);
    else if (p->flags & PARA_QUOTE)
        p->kind = CD_BLOCK_QUOTATION;
    else if (p->flags & PARA_CAPTION)
        p->kind = CD_BLOCK_CAPTION;
    if (!read_start(p, &line)) {
        doc_drop(r->d, p, RULE_SEPARATOR);
        r->blank = true;
        return;
    }
    if (line.s > whole.s && whole.s[0] >= ' ')
        doc_note(r->d, RULE_MARKDOWN, whole.s, (size_t)(line.s - whole.s));
    r->kept = block == NULL ? p->flags & LASTING : 0;
    r->blank = false;
    if (r->scan & SCAN_SPACE)
        line = blanks_fold(r->d, line);
    whole = line;
    if ((r->scan & SCAN_MARKDOWN) && p->kind != CD_BLOCK_CODE)
        line = markdown_inline(r->d, line);
    if (line.s != whole.s || (r->scan & SCAN_TAG))
        marks_read(r->d, p, line);
    else
        p->s = line.s, p->n = p->tail = line.n;
    /* With the blanks that are left by now. */
    if (p->bullet > 0)
        p->bullet += (unsigned)space_lead(p->s + p->bullet, p->n - p->bullet);
    if (row(p))
        p->flags |= PARA_ROW;
    if (p->n == 0 && p->nlinks == 0) {
        p->flags |= PARA_GONE;
        r->blank = true;
    }
}

/* A line that begins with a bullet is an item if the line above or below does,
 * or if it is nothing but a link.  Dialogue begins with dashes, too: a dash is
 * a bullet only before what is no sentence. */
static bool
bulleted(const struct para *p)
{
    char last = p->n > 0 ? p->s[p->n - 1] : ' ';

    return p->bullet > 0 &&
           (p->s[0] != '-' || strchr(".!?\"'", last) == NULL ||
               p->nlinks > 0) &&
           !(p->s[0] == '-' && (unsigned char)last >= 0x80);
}

static bool
nothing_but_link(const struct para *p)
{
    return p->nlinks == 1 && p->links[0].at <= p->bullet &&
           p->links[0].at + p->links[0].n == p->n;
}

static void
read_items(struct doc *d)
{
    struct para *p, *end = d->v + d->n;

    for (p = d->v; p < end; p++) {
        bool above = p > d->v && (p[-1].flags & PARA_ITEM),
             below = p + 1 < end && bulleted(p + 1);

        if (p->bullet == 0 || (p->block == 0 && !bulleted(p)))
            continue;
        if (p->block != 0 || above || below || nothing_but_link(p)) {
            p->flags |= PARA_ITEM;
            p->kind = CD_BLOCK_ITEM;
            p->level = p->level > 0 ? p->level : 1;
            doc_cut_head(d, p, p->bullet, RULE_MARKDOWN);
        }
    }
}

void
lines_read(struct doc *d, struct str text, unsigned scan)
{
    struct reader r = { .d = d, .scan = scan };
    size_t i = 0, n;

    while (i < text.n) {
        const char *s = text.s + i, *end = memchr(s, '\n', text.n - i);

        n = end != NULL ? (size_t)(end - s) : text.n - i;
        read_line(&r, s, n);
        i += n + 1;
    }
    read_items(d);
}
