/* SPDX-License-Identifier: MIT */
/*
 * marks - how passes over the text tell later ones what markup was there: by
 * control characters, which control_strip() has made free.  What stood as
 * HTML and what stood as Markdown looks alike from then on.
 */
#ifndef CLEAN_MARKS_H
#define CLEAN_MARKS_H

#include "doc.h"

enum {
    MARK_STRONG = 1, /* bold or italic words begin; they may be nested */
    MARK_STRONG_END = 2,
    MARK_LINK = 3,  /* an address, MARK_WORDS, the words, MARK_LINK_END */
    MARK_IMAGE = 4, /* an address, MARK_WORDS, what it shows, MARK_LINK_END */
    MARK_WORDS = 5,
    MARK_LINK_END = 6,
    MARK_KIND = 7, /* at the start of a line; the next byte is its kind */
    MARK_BLOCK = 8 /* in front of that, where the record says what the line is:
                      'A' and its enum cd_block_kind, 'a' if the line goes on
                      with a block; '0' and its level */
};
#define MARK_BLOCK_BYTES 3

/* Kinds of lines; a heading is '1' to '6'. */
enum {
    KIND_ITEM = 'i',
    KIND_QUOTE = 'q',
    KIND_CAPTION = 'c',
    KIND_BYLINE = 'b',
    KIND_FOOTER = 'f',
    KIND_ROW = 'r'
};

/* Make the line, which may have marks in it but the kind of a line, the words
 * of a paragraph, which then knows its links and its bold words.  A line
 * without marks is not copied. */
void marks_read(struct doc *doc, struct para *para, struct str line);

#endif
