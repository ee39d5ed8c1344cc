/* SPDX-License-Identifier: MIT */
/*
 * salience - whom "he" and "she" mean: the person with the highest sum of
 * weights of his or her mentions, which fade with each sentence.
 */
#ifndef QUOTES_SALIENCE_H
#define QUOTES_SALIENCE_H

#include "people.h"

/* Weights of a mention by its part in the sentence, in thousandths. */
enum {
    WEIGHT_SUBJECT = 2000,
    WEIGHT_SPEAKER = 1600, /* spoke the last quote */
    WEIGHT_PRONOUN = 1400, /* "he", resolved to this person */
    WEIGHT_OTHER = 1000,
    WEIGHT_OBJECT = 600,      /* behind a preposition */
    WEIGHT_OWNER = 500,       /* Lind's */
    WEIGHT_MODIFIER = 300,    /* the Lind plan */
    WEIGHT_VERB = 600,        /* on top, beside a verb of speaking */
    WEIGHT_DESCRIPTION = 350, /* factor, where nobody is named */
    WEIGHT_NEWCOMER = 600     /* ... as the subject, behind "a" */
};

#define HEATS 64 /* people who can be meant at a time */

struct heat {
    uint32_t who;
    uint32_t sentence, paragraph; /* of the last mention */
    uint32_t before; /* sum of the sentences before that one, as of it */
    uint32_t now;    /* the highest weight in that sentence */
};

struct salience {
    struct heat v[HEATS];
    uint32_t n;
    uint32_t sentence, paragraph;
};

/* People a pronoun can hardly mean. */
struct disjoint {
    const uint32_t *banned; /* named as somebody else */
    size_t nbanned;
    const uint32_t *spoken; /* forms of surnames inside its quotes */
    size_t nspoken;
};

void salience_sentence(
    struct salience *salience, uint32_t sentence, uint32_t paragraph);
void salience_mention(struct salience *salience, uint32_t who, uint32_t weight);

/* The person named most so far but for `other`, or NAME_NONE. */
uint32_t salience_first(const struct salience *salience,
    const struct article *article, uint32_t other);

/* The person or organisation that is known by the noun `head` ("the governor",
 * "the ministry") and was named last and most, or NAME_NONE. */
uint32_t salience_known(const struct salience *salience,
    const struct article *article, enum entity_kind kind, uint32_t head);

/* The organisation that was named last and most and is no place, or NAME_NONE.
 */
uint32_t salience_firm(
    const struct salience *salience, const struct article *article);

/* The person that a pronoun of this gender means here, or NAME_NONE. */
uint32_t salience_best(const struct salience *salience,
    const struct article *article, enum gender gender,
    const struct disjoint *disjoint);

#endif
