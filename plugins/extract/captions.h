/* SPDX-License-Identifier: MIT */
/*
 * captions - lines that stand below pictures which are no figures.
 */
#ifndef EXTRACT_CAPTIONS_H
#define EXTRACT_CAPTIONS_H

#include "paragraphs.h"

/* Call a short line that is no sentence, and all the text of the element
 * around a picture, a caption.  Behind the first prose only, and no name:
 * portraits stand beside those. */
void captions_find(struct page *page, uint32_t root, struct paragraphs *ps);

#endif
