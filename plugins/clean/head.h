/* SPDX-License-Identifier: MIT */
/*
 * head - the lines above an article: headline, standfirst, byline, date,
 * agency.
 */
#ifndef CLEAN_HEAD_H
#define CLEAN_HEAD_H

#include "doc.h"
#include "known.h"
#include "lexicon.h"

/* Take them out of the text, into d->facts.  To be done when captions and
 * promises of other articles are out. */
void head_clean(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known);

#endif
