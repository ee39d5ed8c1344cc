/* SPDX-License-Identifier: MIT */
/*
 * labelled - lines of the head that say more than when or who: a day and then
 * labels, a place before a day, a name and what that person does.
 */
#ifndef CLEAN_LABELLED_H
#define CLEAN_LABELLED_H

#include "meta.h"

/* Is text[0..n) a day and then labels, each with what belongs to it,
 * "2024-03-05 14:05 来源：新华社 作者：王晓明"?  Then it is in *meta. */
bool labelled_row(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta);

/* Is it a place and a day and nothing else, "Alta, 5 de marzo de 2024"?  So may
 * be a headline: "Market Report, 5 March 2024". */
bool labelled_place(const struct lexicon *lexicon, enum date_order order,
    const char *text, size_t n, struct meta *meta);

/* Is it a name in a script without capitals, and a role behind it: "김은지
 * 기자"?  So may be one, too. */
bool labelled_name(const struct lexicon *lexicon, const char *text, size_t n,
    struct meta *meta);

#endif
