/* SPDX-License-Identifier: MIT */
/*
 * labelled - lines of the head as papers of East Asia have them: a day, then
 * labels with who wrote it, or a name with what that person does.
 */
#ifndef CLEAN_LABELLED_H
#define CLEAN_LABELLED_H

#include "meta.h"

/* Is text[0..n) a day and then labels, each with what belongs to it:
 * "2024-03-05 14:05 来源：新华社 作者：王晓明"?  Then it is in *meta. */
bool labelled_row(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta);

/* Is it a name in a script without capitals, and a role behind it: "김은지
 * 기자"? */
bool labelled_name(const struct lexicon *lexicon, const char *text, size_t n,
    struct meta *meta);

#endif
