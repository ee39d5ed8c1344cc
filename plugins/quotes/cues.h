/* SPDX-License-Identifier: MIT */
/*
 * cues - reporting verbs, told apart from nouns of the same form ("reports").
 */
#ifndef QUOTES_CUES_H
#define QUOTES_CUES_H

#include "tokens.h"

struct article;

/* Is token k a reporting verb, used as a verb? [from, to) is its sentence. */
bool cues_at(
    const struct article *article, uint32_t from, uint32_t k, uint32_t to);

/* Is it one that mostly reports speech?  A speaker is looked for at such verbs
 * first. */
bool cues_strong(const struct token *token, uint32_t k);

/* The same where the finite verb is second, by what else tells it: its particle
 * at the end of the clause, "gab am Montag bekannt", or a pronoun that looks
 * like an article, "Das berichten Forscher". */
bool cues_second(
    const struct article *article, uint32_t from, uint32_t k, uint32_t to);

/* "A third cursed: Q", "she quavered: Q": is token k a verb in the past that
 * stands on no list, right behind a subject and before a colon and a quote?
 * [from, to) is its sentence. */
bool cues_unlisted(
    const struct article *article, uint32_t from, uint32_t k, uint32_t to);

#endif
