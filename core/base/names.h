/* SPDX-License-Identifier: MIT */
/*
 * names - which names are valid, and which name a misspelt word may mean.
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#define NAMES_MAX 64 /* longest plugin, stage or option name, in bytes */

/* Is it a valid plugin, stage or option name: [a-z][a-z0-9_]*, at most
 * NAMES_MAX? */
bool names_valid(const char *text);

/* The best of several names for a misspelt word.  Start with {0}, offer each
 * name, then read `best`: NULL if none is near.  A name is near if it is at
 * most a third of the word's length away, in insertions, deletions,
 * replacements and swaps of neighbours (Damerau 1964). */
struct names_guess {
    const char *best;
    size_t distance;
};
void names_offer(struct names_guess *guess, const char *word, const char *name);

#endif
