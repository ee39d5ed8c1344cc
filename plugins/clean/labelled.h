/* SPDX-License-Identifier: MIT */
/*
 * labelled - lines of the head that say more than when or who: a day and then
 * labels, a place before a day, a name and what that person does.
 */
#ifndef CLEAN_LABELLED_H
#define CLEAN_LABELLED_H

#include "meta.h"

/* Does text[0..n) end with a mark between a label and a name, or with a stroke?
 */
bool labelled_marked(const char *text, size_t n);

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

/* Who is named in text[0..n), in such a script, with what they do in front of
 * the names or behind the last: "记者 王明 林安达", "김은지 기자". */
void labelled_reporters(const struct lexicon *lexicon, const char *text,
    size_t n, struct person_list *people);

#endif
