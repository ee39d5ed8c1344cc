/* SPDX-License-Identifier: MIT */
/*
 * html_names - the elements that are known as tags in a text, and what each
 * means for its lines.
 *
 * Source: the HTML standard, section 4, and the obsolete elements of section
 * 16.2 that pages still have; o:p is a relic of word processors.  Names that
 * are not here are text: "<name>", "<3".
 */
#ifndef CLEAN_HTML_NAMES_H
#define CLEAN_HTML_NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum html_act {
    HTML_INLINE = 1, /* nothing */
    HTML_STRONG,     /* bold or italic words */
    HTML_LINK,
    HTML_IMAGE,
    HTML_QUOTED,  /* quote marks */
    HTML_BREAK,   /* a line ends */
    HTML_BLOCK,   /* a paragraph ends */
    HTML_HEADING, /* a paragraph of this kind begins: */
    HTML_ITEM,
    HTML_QUOTE,
    HTML_CAPTION,
    HTML_FOOTER,
    HTML_ROW,
    HTML_CELL,
    HTML_DROP /* neither tag nor content is text */
};

/* What the element text[0..n) means, in any case; 0 if there is none. */
enum html_act html_names_act(const char *text, size_t n);

/* The kind of lines that an attribute class="..." tells, or 0. */
char html_names_class(const char *text, size_t n);

#endif
