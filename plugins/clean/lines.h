/* SPDX-License-Identifier: MIT */
/*
 * lines - the lines of a text become paragraphs: each line one, but for lines
 * that were broken to fit a width.
 */
#ifndef CLEAN_LINES_H
#define CLEAN_LINES_H

#include "doc.h"

/* Read the text, in which control_strip() left no control characters but what
 * html_strip() put there.  `scan` is what scan_text() found in it and what
 * earlier passes brought in. */
void lines_read(struct doc *doc, struct str text, unsigned scan);

#endif
