/* SPDX-License-Identifier: MIT */
/*
 * according - who is named as a source: "according to Lind", "in the words of
 * Lind", "nach Angaben der Stadt", "según la alcaldesa".
 */
#ifndef QUOTES_ACCORDING_H
#define QUOTES_ACCORDING_H

#include "clause.h"

/* Is v[i] "according", and who comes behind its "to"; or is it "in the words
 * of" somebody, or "in Lind's words"?  Else SUBJECT_NONE. */
uint32_t according_to(const struct clause *clause, uint32_t i);

/* Who or what says so where the verb v[i] has nobody for its subject: 'heißt es
 * in dem Brief', 'peut-on lire dans la lettre'.  SUBJECT_NONE if it has, or if
 * nothing is named. */
uint32_t according_impersonal(const struct clause *clause, uint32_t i);

/* "Für Ada Lind ist", "Pour Ada Lind, c'est": whose opinion the sentence
 * opens with, or SUBJECT_NONE. */
uint32_t according_opinion(const struct clause *clause);

/* Who speaks where the verb v[i] quotes another: 'zitiert die Zeitung Lind',
 * 'die Agentur zitierte Lind'.  SUBJECT_NONE if it does not. */
uint32_t according_quoted(const struct clause *clause, uint32_t i);

/* German: ', so Ada Lind', with no verb. */
bool according_so(const struct clause *clause, uint32_t i);

#endif
