/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <string.h>

#include "blanks.h"
#include "markdown.h"
#include "marks.h"
#include "scan.h"
#include "text/space.h"

struct reader {
    struct doc *doc;
    unsigned scan;
    bool blank;     /* an empty line was the last */
    unsigned block; /* of the record's, so far */
    unsigned kept;  /* kind of the lines of a block that has one */
};

/* What the kind of a line makes of its paragraph. */
static void
set_kind(struct para *para, char kind)
{
    switch (kind) {
    case KIND_ITEM:
        para->flags |= PARA_ITEM;
        para->kind = CD_BLOCK_ITEM;
        para->level = 1;
        break;
    case KIND_QUOTE:
        para->flags |= PARA_QUOTE;
        para->kind = CD_BLOCK_QUOTATION;
        break;
    case KIND_CAPTION:
        para->flags |= PARA_CAPTION;
        para->kind = CD_BLOCK_CAPTION;
        break;
    case KIND_BYLINE:
        para->flags |= PARA_BYLINE;
        break;
    case KIND_FOOTER:
        para->flags |= PARA_FOOTER;
        break;
    case KIND_ROW:
        para->flags |= PARA_ROW;
        para->kind = CD_BLOCK_TABLE;
        break;
    default:
        para->flags |= PARA_HEADING;
        para->kind = CD_BLOCK_HEADING;
        para->level = (unsigned)(kind - '0');
    }
}

/* What the record says of a line; see MARK_BLOCK. */
static void
set_block(struct reader *reader, struct para *para, const char *mark)
{
    static const unsigned flags[CD_BLOCK_KINDS] = {
        [CD_BLOCK_HEADING] = PARA_HEADING,
        [CD_BLOCK_ITEM] = PARA_ITEM,
        [CD_BLOCK_QUOTATION] = PARA_QUOTE,
        [CD_BLOCK_CAPTION] = PARA_CAPTION,
        [CD_BLOCK_TABLE] = PARA_ROW,
    };
    bool begins = mark[1] < 'a';

    reader->block += begins;
    para->block = reader->block;
    para->kind = (enum cd_block_kind)(mark[1] - (begins ? 'A' : 'a'));
    para->level = (unsigned)(mark[2] - '0');
    para->flags |= flags[para->kind];
}

/* Kinds that hold for all lines up to the next empty one. */
#define LASTING (PARA_QUOTE | PARA_CAPTION | PARA_FOOTER)

static size_t
hashes_at_end(const char *text, size_t n)
{
    size_t i = n;

    while (i > 0 && text[i - 1] == '#')
        i--;
    return i < n && i > 0 && text[i - 1] == ' ' ? n - i : 0;
}

/* Take the marks off the start of a line.  Returns false if the line says
 * nothing else. */
static bool
read_start(struct para *para, struct str *line)
{
    struct markdown_start start;
    size_t depth;

    while (line->n > 1 && line->s[0] == MARK_KIND) {
        set_kind(para, line->s[1]);
        line->s += 2;
        line->n -= 2;
        line->n = space_trim(&line->s, line->n);
    }
    for (depth = 0; depth < 2; depth++) {
        markdown_start(line->s, line->n, &start);
        if (start.separator && para->block == 0)
            return false;
        /* Where the record says what it is, only the mark of an item is none
         * of it. */
        if (start.kind == 0 ||
            (para->block != 0 &&
                (para->kind != CD_BLOCK_ITEM || start.kind != KIND_ITEM)))
            break;
        if (start.kind == KIND_ITEM) {
            /* Whether it is a list its neighbours will tell. */
            para->bullet = (unsigned)start.mark;
            break;
        }
        set_kind(para, start.kind);
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
row(const struct para *para)
{
    const char *text = para->s, *end = para->s + para->n;

    while (text < end &&
           (text = memchr(text, '|', (size_t)(end - text))) != NULL) {
        if (text > para->s && text[-1] == ' ' && text + 1 < end &&
            text[1] == ' ')
            return true;
        text++;
    }
    return false;
}

static void
read_line(struct reader *reader, const char *text, size_t n)
{
    const char *block = n > 0 && text[0] == MARK_BLOCK ? text : NULL;
    struct str line, whole;
    struct para *para;

    if (block != NULL) {
        text += MARK_BLOCK_BYTES;
        n -= MARK_BLOCK_BYTES;
    }
    line.s = text;
    line.n = space_trim(&line.s, n);
    if (line.n < n)
        doc_note(reader->doc, RULE_SPACE, text, n);
    if (line.n == 0) {
        reader->blank = true;
        reader->kept = 0;
        return;
    }
    whole = line;
    para = doc_add(reader->doc, line.s, line.n);
    para->flags = reader->kept | (reader->blank ? PARA_BLANK : 0);
    if (block != NULL)
        set_block(reader, para, block);
    else if (para->flags & PARA_QUOTE)
        para->kind = CD_BLOCK_QUOTATION;
    else if (para->flags & PARA_CAPTION)
        para->kind = CD_BLOCK_CAPTION;
    if (!read_start(para, &line)) {
        doc_drop(reader->doc, para, RULE_SEPARATOR);
        reader->blank = true;
        return;
    }
    if (line.s > whole.s && whole.s[0] >= ' ')
        doc_note(
            reader->doc, RULE_MARKDOWN, whole.s, (size_t)(line.s - whole.s));
    reader->kept = block == NULL ? para->flags & LASTING : 0;
    reader->blank = false;
    if (reader->scan & SCAN_SPACE)
        line = blanks_fold(reader->doc, line);
    whole = line;
    if ((reader->scan & SCAN_MARKDOWN) && para->kind != CD_BLOCK_CODE)
        line = markdown_inline(reader->doc, line);
    if (line.s != whole.s || (reader->scan & SCAN_TAG))
        marks_read(reader->doc, para, line);
    else
        para->s = line.s, para->n = para->tail = line.n;
    /* With the blanks that are left by now. */
    if (para->bullet > 0)
        para->bullet += (unsigned)space_lead(
            para->s + para->bullet, para->n - para->bullet);
    if (row(para))
        para->flags |= PARA_ROW;
    if (para->n == 0 && para->nlinks == 0) {
        para->flags |= PARA_GONE;
        reader->blank = true;
    }
}

/* A line that begins with a bullet is an item if the line above or below does,
 * or if it is nothing but a link.  Dialogue begins with dashes, too: a dash is
 * a bullet only before what is no sentence. */
static bool
bulleted(const struct para *para)
{
    char last = para->n > 0 ? para->s[para->n - 1] : ' ';

    return para->bullet > 0 &&
           (para->s[0] != '-' || strchr(".!?\"'", last) == NULL ||
               para->nlinks > 0) &&
           !(para->s[0] == '-' && (unsigned char)last >= 0x80);
}

static bool
nothing_but_link(const struct para *para)
{
    return para->nlinks == 1 && para->links[0].at <= para->bullet &&
           para->links[0].at + para->links[0].n == para->n;
}

static void
read_items(struct doc *doc)
{
    struct para *para, *end = doc->v + doc->n;

    for (para = doc->v; para < end; para++) {
        bool above = para > doc->v && (para[-1].flags & PARA_ITEM),
             below = para + 1 < end && bulleted(para + 1);

        if (para->bullet == 0 || (para->block == 0 && !bulleted(para)))
            continue;
        if (para->block != 0 || above || below || nothing_but_link(para)) {
            para->flags |= PARA_ITEM;
            para->kind = CD_BLOCK_ITEM;
            para->level = para->level > 0 ? para->level : 1;
            doc_cut_head(doc, para, para->bullet, RULE_MARKDOWN);
        }
    }
}

void
lines_read(struct doc *doc, struct str text, unsigned scan)
{
    struct reader reader = { .doc = doc, .scan = scan };
    size_t i = 0, n;

    while (i < text.n) {
        const char *string = text.s + i,
                   *end = memchr(string, '\n', text.n - i);

        n = end != NULL ? (size_t)(end - string) : text.n - i;
        read_line(&reader, string, n);
        i += n + 1;
    }
    read_items(doc);
}
