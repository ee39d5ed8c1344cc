/* SPDX-License-Identifier: MIT */
/*
 * gender - the gender of a name's bearer, as the article shows it: by titles,
 * person nouns, pronouns that follow, and the first name.
 */
#ifndef QUOTES_GENDER_H
#define QUOTES_GENDER_H

#include <stdbool.h>
#include <stdint.h>

#include "entity.h"

struct article;
struct run;
struct token;

/* Count titles and nouns beside a mention of the entity as votes, and remember
 * the nouns (entity.heads). */
void gender_vote(const struct article *article, bool inner,
    const struct run *run, struct entity *entity);

/* For names whose first word does not show the gender: count the first "he" or
 * "she" after a mention, with nobody else named between. */
void gender_follow_pronouns(const struct article *article, struct cast *cast);

/* The gender that the titles of a run of these tokens show: "Mrs Lind". */
enum gender gender_of_titles(const struct token *tokens, const struct run *run);

/* Set the gender of the entity from its votes and first name. */
void gender_settle(const struct article *article, struct entity *entity);

/* The article of a noun that means the entity is of this gender: "le
 * capitaine, Joan Moya".  If only the long lists of first names say that it is
 * of the other one, it is not known. */
void gender_doubt(
    const struct article *article, struct entity *entity, enum gender gender);

#endif
