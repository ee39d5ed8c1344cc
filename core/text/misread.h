/* SPDX-License-Identifier: MIT */
/*
 * misread - text of a set of characters of one byte each that was read as
 * another, as in "Ïðèâåò" for "Привет" or "siê" for "się": turned back where
 * the whole text speaks for it.
 *
 * Two things speak: function words that appear and were not there before, of
 * any language of core/lang; or, in a short text, words all of accented letters
 * that become words of one case pattern.  Each letter of the text has to be of
 * the set it was read in, so that a sound text in a Latin alphabet stays: its
 * function words would go, and no word of it is all accents.
 */
#ifndef TEXT_MISREAD_H
#define TEXT_MISREAD_H

#include <stddef.h>

#include "text/pool.h"

struct misread;

/* The tables, to be made once and shared.  NULL if memory runs out. */
struct misread *misread_new(void);
void misread_free(struct misread *misread);

/* The text turned back, in memory of the pool, *n its length; text that is
 * sound as it is, at the same place. */
const char *misread_repair(const struct misread *misread,
    const struct pool *pool, const char *text, size_t *n);

#endif
