/* SPDX-License-Identifier: MIT */
/*
 * markdown - Markdown in a line becomes marks, the same as of HTML.
 */
#ifndef CLEAN_MARKDOWN_H
#define CLEAN_MARKDOWN_H

#include "doc.h"

/* What a line begins with. */
struct markdown_start {
    size_t n;       /* bytes of the mark, with the white space behind it */
    size_t mark;    /* bytes of a list's bullet alone */
    char kind;      /* of marks.h; 0 for none */
    bool separator; /* the line is a rule across: --- or * * * */
};

/* What the line text[0..n) begins with. */
void markdown_start(const char *text, size_t n, struct markdown_start *start);

/* The line with emphasis, links and images as marks; the line itself if it has
 * none. */
struct str markdown_inline(struct doc *doc, struct str line);

#endif
