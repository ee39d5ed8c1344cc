/* SPDX-License-Identifier: MIT */
/*
 * beside - what stands beside a capitalised run: roles, ages, verbs of
 * speaking, prepositions of place.
 */
#ifndef QUOTES_BESIDE_H
#define QUOTES_BESIDE_H

#include <stdbool.h>
#include <stdint.h>

struct article;
struct run;
struct token;

/* A run among the tokens around it, n in all. */
struct beside {
    const struct article *article;
    const struct token *tokens;
    uint32_t n;
    const struct run *run;
};

struct beside beside_run(
    const struct article *article, bool inner, const struct run *run);

/* "born in El Paso": is it where something is?  Not in "in Ada Lind's view". */
bool beside_located(const struct beside *beside);

/* "The Red Cross", but not "the Ada Lind years". */
bool beside_article(const struct beside *beside);

/* Is it somebody by what is told of him: "Ada Lind, 25,", "Ada Lind, who",
 * "Ada Lind, an aide to", "her aide, Ada Lind,", "aide Ada Lind", "the chairman
 * of the election board, Berdi Annayev,"? */
bool beside_described(const struct beside *beside);

/* Only by the description behind it. */
bool beside_apposition(const struct beside *beside);

/* "spokeswoman Lind"; not "ally Norland", which may be a country. */
bool beside_sole_role(const struct beside *beside);

/* "her husband, Timur," */
bool beside_relative(const struct beside *beside);

/* "Ada Lind said", "said Ada Lind" */
bool beside_verb(const struct beside *beside);

/* "Lind said she": does a pronoun of one person follow before another name? */
bool beside_pronoun(const struct beside *beside);

/* "a man named Tobias" */
bool beside_naming(const struct beside *beside);

/* "the group Red Lantern", "calling itself Red Lantern", "Marsh & Tully" */
bool beside_organisation(const struct beside *beside);

#endif
