/* SPDX-License-Identifier: MIT */
/*
 * human - does a name do what only persons do?  By the grammar of what stands
 * around it, so that names are persons whose words nobody has ever listed.
 */
#ifndef QUOTES_HUMAN_H
#define QUOTES_HUMAN_H

#include <stdbool.h>
#include <stdint.h>

struct article;
struct beside;

/* Is it whom somebody has: "Ada Lind, Norland's manager of ports,"? */
bool human_owned(const struct beside *beside);

/* Is the word before it a noun for a person that has a capital since it opens
 * the sentence: "Referee Ada Lind stayed"? */
bool human_behind_opener(const struct beside *beside);

/* Does it explain who speaks: "said its coordinator, Ada Lind.", "confie la
 * docteure Ada Lind", "it is over, Ada Lind confirms"? */
bool human_speaks(const struct beside *beside);

/* Is it the first word of a clause, before its auxiliary: ", Ada has left"? */
bool human_opens_clause(const struct beside *beside);

/* Does a sentence that it opens, and that names nobody else, go on with "he" or
 * "she", or tell of its relatives: "Ada Lind stood up.  She said", "Ada Lind
 * and her son crossed"? */
bool human_acts(const struct beside *beside);

/* Is there an age or who it is in brackets behind it: "Ada Lind (19)", "Ada
 * Lind (Trainerin TSV)"? */
bool human_in_brackets(const struct beside *beside);

/* "Hugo Ferrero Calle", where adjectives follow nouns: is the last of the
 * name's n words (forms) a surname although it is a noun for things, since such
 * a noun would be the first of the thing's name? */
bool human_second_surname(
    const struct article *article, const uint32_t *words, uint32_t n);

/* "Rico S. räumte ein": a first name and an initial whose full stop does not
 * end the sentence, as courts and police name people. */
bool human_abridged(
    const struct beside *beside, const uint32_t *words, uint32_t n);

#endif
