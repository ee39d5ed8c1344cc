/* SPDX-License-Identifier: MIT */
/*
 * boxes - what stands between the paragraphs of an article and speaks to the
 * reader of its page: notes of advertising, requests, consent, the summary that
 * a machine made.
 */
#ifndef CLEAN_BOXES_H
#define CLEAN_BOXES_H

#include "doc.h"
#include "lexicon.h"

/* Drop the boxes. */
void boxes_clean(struct doc *doc, const struct lexicon *lexicon);

#endif
