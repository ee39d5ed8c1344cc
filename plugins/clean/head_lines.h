/* SPDX-License-Identifier: MIT */
/*
 * head_lines - the first lines of a text, told by their own words: which of
 * them could stand above an article.  head.c says which do.
 */
#ifndef CLEAN_HEAD_LINES_H
#define CLEAN_HEAD_LINES_H

#include "doc.h"
#include "known.h"
#include "lexicon.h"
#include "meta.h"

#define HEAD_MOST  14  /* lines that are looked at */
#define HEAD_PROSE 160 /* bytes from which a line may be of the article */

enum line_kind {
    LINE_NONE,
    LINE_SHORT,  /* nothing else is known of it */
    LINE_PROSE,  /* a paragraph of the article */
    LINE_BODY,   /* one with a dateline */
    LINE_DATES,  /* when it was published or changed */
    LINE_BYLINE, /* who wrote it, or for whom */
    LINE_NAME,   /* a name alone, which may be anybody's */
    LINE_BUTTONS,
    LINE_UPDATE, /* "(Updates ...)" */
    LINE_KEPT,   /* a correction, an item of a list: stays */
    LINE_TAKEN   /* a caption or a promise, which is out already */
};

struct line {
    struct para *para;
    enum line_kind kind;
    struct meta meta; /* what a line of dates, a byline or a name says */
};

/* Set doc, lexicon and known, and all else to 0. */
struct head {
    struct doc *doc;
    const struct lexicon *lexicon;
    const struct known *known;
    struct line v[HEAD_MOST];
    size_t n;
    bool below; /* a headline is known, or a line was read that may be one */
};

/* Read the lines up to the third paragraph of prose, HEAD_MOST at most; empty
 * lines, rules and pictures do not count. */
void head_lines_read(struct head *head);
/* Does the head go on: is line i, or one behind it with at most `lines`
 * names, short lines and paragraphs between, of a kind that only a head has? */
bool head_lines_go_on(const struct head *head, size_t i, size_t lines);
/* Does the line begin with an author that the record names? */
bool head_lines_author(const struct known *known, const struct para *para);
/* Is it one word, or up to three in capitals, as stand above a headline? */
bool head_lines_kicker(const struct para *para);

#endif
