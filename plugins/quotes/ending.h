/* SPDX-License-Identifier: MIT */
/*
 * ending - the noun phrase that ends at a place, climbing from its last word to
 * what stands for all of it: over "of the port", over ", a pilot,".
 */
#ifndef QUOTES_ENDING_H
#define QUOTES_ENDING_H

#include "clause.h"

#define ENDING_DEEP 6 /* nested steps of one search */

/* The noun phrase that ends before v[i], or SUBJECT_NONE. */
uint32_t ending_at(const struct clause *clause, uint32_t i, unsigned depth);

/* Whom "who", at v[i], means. */
uint32_t ending_antecedent(
    const struct clause *clause, uint32_t i, unsigned depth);

/* Does v[i], behind a comma, go on about the noun before it: ", an aide",
 * ", who", ", 45", ", now of"? */
bool ending_apposes(const struct clause *clause, uint32_t i);

#endif
