/* SPDX-License-Identifier: MIT */
/*
 * html - tags in a text become marks and line ends.
 */
#ifndef CLEAN_HTML_H
#define CLEAN_HTML_H

#include "doc.h"

/* The text without tags, comments and scripts; marks.h says what tells of
 * them.  What only looks like a tag stays. */
struct str html_strip(struct doc *doc, struct str text);

#endif
