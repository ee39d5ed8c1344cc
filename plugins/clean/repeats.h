/* SPDX-License-Identifier: MIT */
/*
 * repeats - paragraphs that say again what stands elsewhere.
 */
#ifndef CLEAN_REPEATS_H
#define CLEAN_REPEATS_H

#include "doc.h"

/* Take out paragraphs that stood before, word for word, and quotes that are
 * pulled out of the text to adorn it. */
void repeats_clean(struct doc *doc);

#endif
