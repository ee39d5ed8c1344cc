/* SPDX-License-Identifier: MIT */
/*
 * evidence - what a part of the page holds and where it stands, beside what its
 * class says of it.
 *
 * A word of a class ("ticker", "newsletter") is given to parts of sentences,
 * to headings and to the article itself as well as to boxes, and an id may be
 * the heading in other letters ("toc-0", "the-newsletter").  So the word takes
 * nothing out without this.  All of it is by what was measured last.
 */
#ifndef EXTRACT_EVIDENCE_H
#define EXTRACT_EVIDENCE_H

#include "page.h"

/* Is the node an inline element of a sentence, or of a heading: no whole line,
 * and what stands beside it is longer than a label?  `both`: with text on
 * either side of it. */
bool evidence_in_sentence(const struct page *page, uint32_t node, bool both);
/* Is it a box: most of it links, or fields and buttons with little prose? */
bool evidence_of_box(const struct page *page, uint32_t node);
/* Is there a link in each of its lines, but perhaps the first: "Sign up ...",
 * "Tell us ..."? */
bool evidence_of_offers(const struct page *page, uint32_t node);
/* Does it hold no sentence? */
bool evidence_of_labels(const struct page *page, uint32_t node);
/* Is most of it sentences outside links, without fields and buttons? */
bool evidence_of_plain_prose(const struct page *page, uint32_t node);
/* Does the line before it, of the same parent, end with a colon, as prose that
 * leads to a list does: "The papers that the council had before it:"? */
bool evidence_of_introduction(const struct page *page, uint32_t node);
/* Is the next line behind a heading, of what is not gone, prose? */
bool evidence_heads_prose(const struct page *page, uint32_t heading);

#endif
