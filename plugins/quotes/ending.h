/* SPDX-License-Identifier: MIT */
/*
 * ending - the noun phrase that ends before a phrase: from its last word, over
 * complements ("of the port") and appositions (", a pilot,"), to its head.
 */
#ifndef QUOTES_ENDING_H
#define QUOTES_ENDING_H

#include "clause.h"

#define ENDING_DEEP 6 /* most nested calls of one search */

/* The head of the noun phrase that ends before v[i], or SUBJECT_NONE. `depth`
 * counts nested calls, from 0. */
uint32_t ending_at(const struct clause *clause, uint32_t i, unsigned depth);

/* The antecedent of the relative pronoun v[i], or SUBJECT_NONE. */
uint32_t ending_antecedent(
    const struct clause *clause, uint32_t i, unsigned depth);

/* Is v[i] a relative pronoun of things alone: "which"? */
bool ending_of_things(const struct clause *clause, uint32_t i);

/* Does v[i], after a comma, continue the noun phrase before it: ", an aide", ",
 * who", ", 45", ", now of"? */
bool ending_apposes(const struct clause *clause, uint32_t i);

/* "Lind a de son côté promis", "has in a letter promised": the number of
 * phrases before v[i] that are an auxiliary and a prepositional phrase between
 * it and its verb, v[i]; 0 if there is no such phrase. */
uint32_t ending_between(const struct clause *clause, uint32_t i);

#endif
