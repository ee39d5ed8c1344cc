/* SPDX-License-Identifier: MIT */
/*
 * parse - the text of a page into a dom, by libxml2's HTML parser.
 *
 * The only file that knows libxml2.  No network, no files, no DTD, no entities
 * but HTML's own.  Elements nest PARSE_DEPTH deep, as in browsers; deeper ones
 * become neighbours.
 */
#ifndef EXTRACT_PARSE_H
#define EXTRACT_PARSE_H

#include "source.h"

#define PARSE_DEPTH 512

/* Before anything is parsed: what libxml2 makes once.  -1 if it cannot. */
int parse_prepare(void);

/* Build the page below a node for the document, number 0.  -1 if memory runs
 * out. */
int parse_page(struct dom *dom, const struct source *source);

#endif
