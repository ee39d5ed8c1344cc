/* SPDX-License-Identifier: MIT */
/*
 * lines - paragraphs that are no part of the article, by their words.
 */
#ifndef EXTRACT_LINES_H
#define EXTRACT_LINES_H

#include "paragraphs.h"

/* Take them out: repeats, the title, promises, credits, what stands before the
 * first and behind the last paragraph. */
void lines_clean(const struct page *page, struct paragraphs *ps);

#endif
