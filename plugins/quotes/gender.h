/* SPDX-License-Identifier: MIT */
/*
 * gender - whether a name is a man's or a woman's, as the article shows it:
 * titles, roles, pronouns that follow, and the first name.
 */
#ifndef QUOTES_GENDER_H
#define QUOTES_GENDER_H

#include <stdbool.h>
#include <stdint.h>

struct article;
struct run;

/* Count what stands beside a mention of the name `who`. */
void gender_vote(
    struct article *article, bool inner, const struct run *run, uint32_t who);

/* For names whose first word does not tell: the first he or she behind a
 * mention, with nobody else named between. */
void gender_follow_pronouns(struct article *article);

/* Decide for the name `who`. */
void gender_settle(struct article *article, uint32_t who);

#endif
