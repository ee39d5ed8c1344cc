/* SPDX-License-Identifier: MIT */
/*
 * captions - what stands below a picture.
 */
#ifndef CLEAN_CAPTIONS_H
#define CLEAN_CAPTIONS_H

#include "doc.h"
#include "lexicon.h"

/* Is the paragraph a caption, or a credit alone?  `head`: it stands above the
 * article, where less evidence is enough. */
bool captions_is(const struct lexicon *l, const struct para *p, bool head,
    struct image *image);

/* Take it out of the text. */
void captions_take(struct doc *d, struct para *p, const struct image *image);

/* Take all images and captions out. */
void captions_clean(struct doc *d, const struct lexicon *l);

#endif
