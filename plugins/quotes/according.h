/* SPDX-License-Identifier: MIT */
/*
 * according - the source in "according to Lind", "in the words of Lind", "nach
 * Angaben der Stadt", "según la alcaldesa".  Indices are phrases; SUBJECT_NONE
 * is none.
 */
#ifndef QUOTES_ACCORDING_H
#define QUOTES_ACCORDING_H

#include "clause.h"

/* The source, if v[i] is "according" or a word like it, the preposition of "in
 * the words of" somebody, or that of "in Lind's words". */
uint32_t according_to(const struct clause *clause, uint32_t i);

/* The source, where the verb v[i] has an impersonal subject: 'heißt es in dem
 * Brief', 'peut-on lire dans la lettre'.  SUBJECT_NONE if the subject is a
 * person, or no source is named. */
uint32_t according_impersonal(const struct clause *clause, uint32_t i);

/* Whose opinion the sentence opens with: "Für Ada Lind ist", "Pour Ada Lind,
 * c'est". */
uint32_t according_opinion(const struct clause *clause);

/* The speaker, where the verb v[i] quotes somebody else: Lind in 'zitiert die
 * Zeitung Lind', 'die Agentur zitierte Lind'.  SUBJECT_NONE for other verbs. */
uint32_t according_quoted(const struct clause *clause, uint32_t i);

/* Who said so, where v[i] is "as": Lind in "as Lind said", "comme l'a dit
 * Lind", "wie Lind dem Blatt sagte"; *verb is set to the verb.  SUBJECT_NONE if
 * no verb reports. */
uint32_t according_as(const struct clause *clause, uint32_t i, uint32_t *verb);

/* Is v[i] the German "so" of ', so Ada Lind', which needs no verb? */
bool according_so(const struct clause *clause, uint32_t i);

/* 'A su juicio, ...', 'D'après ses calculs', 'Selon lui': is the source v[i]
 * somebody's words or thoughts by a possessive, or a pronoun, that does not
 * tell whose, so that the speaker has to be inferred? */
bool according_possessor(const struct clause *clause, uint32_t i);

#endif
