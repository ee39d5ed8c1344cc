/* SPDX-License-Identifier: MIT */
/*
 * facts - what the record and the text say together.
 */
#ifndef CLEAN_FACTS_H
#define CLEAN_FACTS_H

#include "doc.h"
#include "known.h"
#include "lexicon.h"

/* Fill d->facts where the text alone said nothing: the agency, if the source
 * is one; the date, if the address of the page has it; and the names in a list
 * of authors with one entry for several. */
void facts_complete(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known);

#endif
