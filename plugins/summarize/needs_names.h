/* SPDX-License-Identifier: MIT */
/*
 * needs_names - names and things that a sentence takes for known.
 *
 * A name of several words brings a person, and its last word alone means that
 * person; "a skull" brings a thing, and "the skull" means it.
 */
#ifndef SUMMARIZE_NEEDS_NAMES_H
#define SUMMARIZE_NEEDS_NAMES_H

#include "needs.h"

/* Add the names to the needs of each sentence. */
void needs_names_read(struct needs *needs, const struct article *article,
    const struct cd_text *title, struct lexis *lexis);

#endif
