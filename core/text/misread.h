/* SPDX-License-Identifier: MIT */
/*
 * misread - repair text in a single-byte character set that was decoded as
 * another: "Ïðèâåò" for "Привет", "siê" for "się".
 *
 * Two kinds of evidence count: function words, of any language of core/lang,
 * that the repair brings about; or, in a short text, words made only of
 * accented letters that become words of one case pattern.  Each letter must
 * exist in the set it was decoded as.  So sound text in a Latin alphabet is
 * left alone: it would lose function words, and none of its words is all
 * accents.
 */
#ifndef TEXT_MISREAD_H
#define TEXT_MISREAD_H

#include <stddef.h>

#include "text/pool.h"

struct misread;

/* Build the tables, which may be shared by threads.  NULL if memory runs
 * out. */
struct misread *misread_new(void);
void misread_free(struct misread *misread);

/* Repair the valid UTF-8 text[0..*n): returns the repaired text in memory of
 * the pool, *n its length; a sound text is returned as it is. */
const char *misread_repair(const struct misread *misread,
    const struct pool *pool, const char *text, size_t *n);

#endif
