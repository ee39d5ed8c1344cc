/* SPDX-License-Identifier: MIT */
/*
 * salience - whom "he" and "she" refer to: the person with the greatest sum of
 * weights of recent mentions.  Weights fade with each sentence and paragraph.
 */
#ifndef QUOTES_SALIENCE_H
#define QUOTES_SALIENCE_H

#include "people.h"

/* Weights of a mention by its role in the sentence, in thousandths. */
enum {
    WEIGHT_SUBJECT = 2000,
    WEIGHT_SPEAKER = 1600, /* speaker of a quote */
    WEIGHT_PRONOUN = 1400, /* a pronoun that refers to this person */
    WEIGHT_OTHER = 1000,
    WEIGHT_OBJECT = 600,      /* the object of a preposition, or a hearer */
    WEIGHT_OWNER = 500,       /* a possessor: "Lind's" */
    WEIGHT_MODIFIER = 300,    /* in a noun phrase: "the Lind plan" */
    WEIGHT_VERB = 600,        /* added if a reporting verb is beside it */
    WEIGHT_DESCRIPTION = 350, /* factor in thousandths for a description that
                                 was not resolved to a name */
    WEIGHT_NEWCOMER = 600 /* the same for an indefinite subject, "A spokesman":
                             it introduces somebody */
};

#define HEATS 64 /* most entities kept; the weakest is replaced */

/* The weight of one entity. */
struct heat {
    uint32_t who;
    uint32_t sentence, paragraph; /* number of the sentence and paragraph of the
                                     last mention */
    uint32_t before; /* sum of earlier sentences, faded to the sentence of the
                        last mention */
    uint32_t now;    /* the greatest weight in that sentence; several mentions
                        there do not add up */
};

/* The weights of an article; begins as all 0. */
struct salience {
    struct heat v[HEATS];
    uint32_t n;
    uint32_t sentence, paragraph; /* set by salience_sentence */
};

/* Entities that a pronoun hardly refers to; their weight is reduced. */
struct disjoint {
    const uint32_t
        *banned; /* entities that the sentence names as somebody else */
    size_t nbanned;
    const uint32_t
        *spoken; /* forms of words with a capital inside its quotes */
    size_t nspoken;
};

/* Begin a sentence, numbered in text order, and drop what has faded. */
void salience_sentence(
    struct salience *salience, uint32_t sentence, uint32_t paragraph);
/* Add a mention of an entity with its weight in the current sentence. */
void salience_mention(struct salience *salience, uint32_t who, uint32_t weight);

/* The person of the greatest weight, other than `other`; or NAME_NONE. */
uint32_t salience_first(const struct salience *salience,
    const struct article *article, uint32_t other);

/* The entity of this kind and of the greatest weight that is known by the noun
 * `head` (a form): "the governor", "the ministry"; or NAME_NONE. */
uint32_t salience_known(const struct salience *salience,
    const struct article *article, enum entity_kind kind, uint32_t head);

/* The organisation of the greatest weight that is not a place; or NAME_NONE. */
uint32_t salience_firm(
    const struct salience *salience, const struct article *article);

/* The entity that a pronoun of this gender refers to in the current sentence,
 * or NAME_NONE. */
uint32_t salience_best(const struct salience *salience,
    const struct article *article, enum gender gender,
    const struct disjoint *disjoint);

/* The person whom the previous sentence introduced, in the same paragraph, if
 * it mentioned nobody else; or NAME_NONE. */
uint32_t salience_newcomer(
    const struct salience *salience, const struct article *article);

/* Has the entity been mentioned in the current paragraph? */
bool salience_in_paragraph(const struct salience *salience, uint32_t who);

#endif
