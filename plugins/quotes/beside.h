/* SPDX-License-Identifier: MIT */
/*
 * beside - what stands beside a capitalised run: person nouns, ages, reporting
 * verbs, prepositions of place.  Evidence for evidence.c.
 */
#ifndef QUOTES_BESIDE_H
#define QUOTES_BESIDE_H

#include <stdbool.h>
#include <stdint.h>

struct article;
struct run;
struct token;

/* A run and the tokens around it; made by beside_run. */
struct beside {
    const struct article *article;
    const struct token *tokens;
    uint32_t n; /* tokens of the article, outer or inner */
    const struct run *run;
};

/* What stands beside a run of words of the article, or of a quotation
 * within (inner). */
struct beside beside_run(
    const struct article *article, bool inner, const struct run *run);

/* Is it the place where something is: "born in El Paso"?  Not in "in Ada Lind's
 * view". */
bool beside_located(const struct beside *beside);

/* Does it have a definite article of its own: "The Red Cross", but not "the Ada
 * Lind years"? */
bool beside_article(const struct beside *beside);

/* Does it follow a determiner and a noun that is not one for a person: "la
 * tempête Ada"? */
bool beside_noun(const struct beside *beside);

/* Do an office and a comma stand before the run: "the chairman of the board,
 * Ada Lind,"? */
bool beside_office(const struct beside *beside);

/* Does a description show that it is a person: "Ada Lind, 25,", "Ada Lind,
 * who", "Ada Lind, an aide to", "her aide, Ada Lind,", "aide Ada Lind", "the
 * chairman of the election board, Berdi Annayev,"? */
bool beside_described(const struct beside *beside);

/* The same, by an apposition after it alone: "Ada Lind, 25,". */
bool beside_apposition(const struct beside *beside);

/* Does a noun before it that only persons have show that it is a person:
 * "spokeswoman Lind"; not "ally Norland", which may be a country? */
bool beside_sole_role(const struct beside *beside);

/* Is it the name of a relative: "her husband, Timur,"? */
bool beside_relative(const struct beside *beside);

/* Is it the subject of a reporting verb: "Ada Lind said", "said Ada Lind"? */
bool beside_verb(const struct beside *beside);

/* Does "he" or "she" follow before another name: "Lind said she"? */
bool beside_pronoun(const struct beside *beside);

/* Does a word for naming precede it: "a man named Tobias"? */
bool beside_naming(const struct beside *beside);

/* Is it an organisation: "the group Red Lantern", "calling itself Red Lantern",
 * "Marsh & Tully"? */
bool beside_organisation(const struct beside *beside);

#endif
