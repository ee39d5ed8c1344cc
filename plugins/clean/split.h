/* SPDX-License-Identifier: MIT */
/*
 * split - where the credit of a photo begins in a paragraph.
 */
#ifndef CLEAN_SPLIT_H
#define CLEAN_SPLIT_H

#include "doc.h"
#include "lexicon.h"

#define SPLIT_PROSE 200 /* bytes from which a paragraph is of the article */

/* Where a paragraph divides: the caption is [0, caption), the credit [at,
 * at + n). */
struct split {
    size_t caption, at, n;
};

/* Find a credit in the paragraph, in any form.  `head`: the paragraph stands
 * above the article, `caption`: something else says that it is a caption;
 * either way less evidence is enough.  Returns false if there is none; *split
 * has no meaning then. */
bool split_credit(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *para, bool head, bool caption, struct split *split);
/* Only where a sentence or the part behind a bar begins with a word for it:
 * "... on Sunday. Photo: X". */
bool split_cue(const struct doc *doc, const struct lexicon *lexicon,
    const struct str text, struct split *split);
/* Is text[0..n) a name, and perhaps a paper behind a comma or a slash? */
bool split_maker(const struct lexicon *lexicon, const char *text, size_t n);

#endif
