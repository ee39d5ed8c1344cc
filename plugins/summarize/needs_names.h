/* SPDX-License-Identifier: MIT */
/*
 * needs_names - names and things that a sentence takes as known.
 *
 * A name of several words introduces a person, and its last word alone refers
 * to that person; "a skull" introduces a thing, and "the skull" refers to it.
 */
#ifndef SUMMARIZE_NEEDS_NAMES_H
#define SUMMARIZE_NEEDS_NAMES_H

#include "needs.h"

/* Add names and things to the needs of each sentence. */
void needs_names_read(struct needs *needs, const struct article *article,
    const struct cd_text *title, struct lexis *lexis);

#endif
