/* SPDX-License-Identifier: MIT */
/*
 * mojibake - find and repair UTF-8 text that was decoded as another character
 * set: "cafÃ©" for "café".
 *
 * Damage is characters that stand for the bytes of one character in UTF-8 (a
 * "unit") and that are seldom neighbours in sound text, such as "Ã" and "©".
 * Sound text has units as well ("NESTLÉ®"), but no odd ones.
 */
#ifndef TEXT_MOJIBAKE_H
#define TEXT_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/pool.h"

struct mojibake;

/* Build the tables, which may be shared by threads.  NULL if memory runs
 * out. */
struct mojibake *mojibake_new(void);
void mojibake_free(struct mojibake *mojibake);

/* Is the valid UTF-8 text[0..n) damaged?  Sound text takes one quick pass. */
bool mojibake_found(
    const struct mojibake *mojibake, const char *text, size_t n);

/* Repair the valid UTF-8 text[0..*n), even if it was damaged several times.
 * Returns the repaired text in memory of the pool, *n its length; sound text is
 * returned as it is. */
const char *mojibake_repair(const struct mojibake *mojibake,
    const struct pool *pool, const char *text, size_t *n);

#endif
