/* SPDX-License-Identifier: MIT */
/*
 * captions - what stands below a picture.
 */
#ifndef CLEAN_CAPTIONS_H
#define CLEAN_CAPTIONS_H

#include "doc.h"
#include "lexicon.h"

/* Take all images and captions out. */
void captions_clean(struct doc *doc, const struct lexicon *lexicon);

#endif
