/* SPDX-License-Identifier: MIT */
/*
 * boxes - what a page puts between the paragraphs of an article: to subscribe,
 * to consent to a video, to give money, the summary of a machine.
 */
#ifndef EXTRACT_BOXES_H
#define EXTRACT_BOXES_H

#include "paragraphs.h"

/* Take boxes out of the paragraphs of the element `root`: a line says what the
 * box is, in any language, and it is an element of its own that holds little of
 * the article.  Of a line of the column itself only the line goes, where it is
 * short or a heading. */
void boxes_cut(const struct page *page, uint32_t root, struct paragraphs *ps);

#endif
