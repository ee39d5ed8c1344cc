/* SPDX-License-Identifier: MIT */
/*
 * mojibake - text in UTF-8 that was once taken for text in another set of
 * characters, as in "cafÃ©": found and turned back.
 *
 * Two things have to come together: characters that stand for the bytes of a
 * character in UTF-8 (a "unit"), and that seldom stand beside each other in
 * sound text, as "Ã" and "©" do.  Sound text has units, too ("NESTLÉ®"), but
 * no odd ones.
 */
#ifndef TEXT_MOJIBAKE_H
#define TEXT_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/pool.h"

struct mojibake;

/* The tables, to be made once and shared.  NULL if memory runs out. */
struct mojibake *mojibake_new(void);
void mojibake_free(struct mojibake *mojibake);

/* Is there damage in text[0..n), which is valid UTF-8?  Sound text is read once
 * and quickly. */
bool mojibake_found(
    const struct mojibake *mojibake, const char *text, size_t n);

/* The text with the damage repaired, also where it was done several times; in
 * memory of the pool, *n its length.  Text without damage comes back as it
 * is, at the same place. */
const char *mojibake_repair(const struct mojibake *mojibake,
    const struct pool *pool, const char *text, size_t *n);

#endif
