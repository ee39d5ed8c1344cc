/* SPDX-License-Identifier: MIT */
#include "head_lines.h"

#include <string.h>

#include "buttons.h"
#include "labelled.h"
#include "shape.h"
#include "signature.h"
#include "text/ending.h"
#include "text/wordcount.h"
#include "title.h"

#define PARAS_MOST  3   /* paragraphs of prose that are read */
#define AUTHOR_MOST 100 /* bytes of a line that begins with an author */

bool
head_lines_author(const struct known *known, const struct para *para)
{
    return signature_name(known->authors, known->nauthors, para->s, para->n) >
           0;
}

bool
head_lines_kicker(const struct para *para)
{
    size_t words = wordcount_of(para->s, para->n, 4);

    return words == 1 || (words <= 3 && person_shouts(para->s, para->n));
}

/* May the headline be this line, or above it? */
static bool
may_be_headline(const struct line *line)
{
    return line->kind == LINE_PROSE ||
           (line->kind == LINE_SHORT && ((line->para->flags & PARA_HEADING) ||
                                            !head_lines_kicker(line->para)));
}

static bool
is_known_title(const struct head *head, const struct para *para)
{
    return title_same(head->lexicon, &head->known->title, para->s, para->n);
}

/* Reads a line that says who wrote the article, or when. */
typedef bool reader(const struct doc *, const struct lexicon *, enum date_order,
    const char *, size_t, struct meta *);

/* What a line is, by its own words.  The first kind that fits counts. */
static enum line_kind
kind_of_line(struct head *head, struct line *line)
{
    static reader *const readers[] = { meta_byline, meta_row, labelled_row };
    const struct para *para = line->para;
    enum date_order order = head->known->order;
    struct dateline dateline;
    uint32_t note;
    size_t len, i;

    memset(&line->meta, 0, sizeof(line->meta));
    /* The time above an entry of a live blog. */
    if (para->block != 0 && para->kind == CD_BLOCK_HEADING)
        return LINE_SHORT;
    if (meta_dates(head->lexicon, order, para->s, para->n, &line->meta))
        return LINE_DATES;
    memset(&line->meta, 0, sizeof(line->meta));
    for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
        if (readers[i](
                head->doc, head->lexicon, order, para->s, para->n, &line->meta))
            return line->meta.byline ? LINE_BYLINE : LINE_DATES;
        memset(&line->meta, 0, sizeof(line->meta));
    }
    if (head->below &&
        labelled_place(head->lexicon, order, para->s, para->n, &line->meta) &&
        !is_known_title(head, para))
        return LINE_DATES;
    memset(&line->meta, 0, sizeof(line->meta));
    if (para->flags & PARA_HEADING)
        return LINE_SHORT;
    if (meta_bare(head->doc, head->lexicon, para->s, para->n, &line->meta))
        return para->flags & PARA_BYLINE ? LINE_BYLINE : LINE_NAME;
    if (head->below &&
        labelled_name(head->lexicon, para->s, para->n, &line->meta) &&
        !is_known_title(head, para))
        return LINE_BYLINE;
    memset(&line->meta, 0, sizeof(line->meta));
    if (head_lines_author(head->known, para) && para->n < AUTHOR_MOST &&
        ending_of(para->s, para->n) != ENDING_CLOSED)
        return LINE_BYLINE;
    note = lexicon_cue(head->lexicon, LEXICON_NOTE, para->s, para->n, &len);
    if (note != 0)
        return note == CUE_UPDATE ? LINE_UPDATE : LINE_KEPT;
    if (para->flags & PARA_ITEM)
        return LINE_KEPT;
    if (buttons_only(head->lexicon, para->s, para->n))
        return LINE_BUTTONS;
    if (dateline_at(head->lexicon->datelines, order, para->s, para->n,
            &dateline) == DATELINE_SURE)
        return LINE_BODY;
    if (para->n >= HEAD_PROSE ||
        (para->n >= HEAD_PROSE / 2 &&
            ending_of(para->s, para->n) == ENDING_CLOSED))
        return LINE_PROSE;
    return LINE_SHORT;
}

void
head_lines_read(struct head *head)
{
    struct doc *doc = head->doc;
    struct para *para;
    size_t prose = 0;

    head->below = head->known->title.n > 0;
    for (para = doc->v;
         para < doc->v + doc->n && head->n < HEAD_MOST && prose < PARAS_MOST;
         para++) {
        struct line *line = &head->v[head->n];

        if ((para->flags & PARA_GONE) &&
            (para->n == 0 || para->rule == RULE_SEPARATOR ||
                para->rule == RULE_IMAGE))
            continue;
        line->para = para;
        line->kind =
            para->flags & PARA_GONE ? LINE_TAKEN : kind_of_line(head, line);
        prose += line->kind == LINE_PROSE || line->kind == LINE_BODY;
        head->below = head->below || may_be_headline(line);
        head->n++;
    }
}

bool
head_lines_go_on(const struct head *head, size_t i, size_t lines)
{
    for (; i < head->n; i++) {
        switch (head->v[i].kind) {
        case LINE_DATES:
        case LINE_BYLINE:
        case LINE_BODY:
        case LINE_UPDATE:
            return true;
        case LINE_NAME:
        case LINE_SHORT:
        case LINE_PROSE:
            if (lines-- == 0)
                return false;
            break;
        default:
            break;
        }
    }
    return false;
}
