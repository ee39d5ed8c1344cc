/* SPDX-License-Identifier: MIT */
/*
 * page - sentences in which a page speaks of itself or to its reader, by the
 * phrases of core/lang/XX/page.txt.
 */
#ifndef SUMMARIZE_PAGE_H
#define SUMMARIZE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

struct page;

/* The phrases of all languages, which anybody may ask.  NULL if memory runs
 * out. */
struct page *page_new(void);
void page_free(struct page *page);

/* Does the sentence s[0..n) begin with a phrase of a language (index into
 * lang_languages, or lang_count) that tells of who may print the text, asks the
 * reader for something or leads to another article?  A single word does so with
 * a colon behind it only.  `edge`: it is one of the first or last lines, where
 * a note on a correction stands. */
bool page_speaks(const struct page *page, size_t language, const char *text,
    size_t n, bool edge);

#endif
