/* SPDX-License-Identifier: MIT */
/*
 * page - recognise sentences in which a page speaks of itself or to its reader,
 * by the phrases of core/lang/XX/page.txt.
 */
#ifndef SUMMARIZE_PAGE_H
#define SUMMARIZE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

struct page;

/* The phrases of no language yet.  NULL if memory runs out. */
struct page *page_new(void);
void page_free(struct page *page);
/* A text of a language (index into lang_languages, or lang_count) follows:
 * build its phrases if it is the first one.  A start of the program costs as
 * much as the languages it meets, not all there are.  -1 if memory runs out. */
int page_begin(struct page *page, size_t language);

/* Does the sentence text[0..n) begin with a phrase of a language, for which
 * page_begin() was called, about copyright, a request to the reader,
 * or a link to another article?  A single word counts only with a colon
 * after it.  `edge`: it is one of the first or last lines, where notes on
 * corrections are. */
bool page_speaks(const struct page *page, size_t language, const char *text,
    size_t n, bool edge);

#endif
