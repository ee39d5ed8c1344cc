/* SPDX-License-Identifier: MIT */
/*
 * related - lines that promise other articles.
 */
#ifndef CLEAN_RELATED_H
#define CLEAN_RELATED_H

#include "doc.h"
#include "lexicon.h"

/* Take out the lines that say so: "Read more: ...", and the lists below
 * "Related stories". */
void related_clean(struct doc *doc, const struct lexicon *lexicon);

/* Take out the lines that are nothing but a link.  To be done when the head of
 * the article, where a name may be a link, is done. */
void related_links(struct doc *doc);

#endif
