/* SPDX-License-Identifier: MIT */
/*
 * subject - who does what a verb says.
 *
 * All indices are of phrases of one sentence; SUBJECT_NONE where there is
 * nobody.
 */
#ifndef QUOTES_SUBJECT_H
#define QUOTES_SUBJECT_H

#include "clause.h"

/* Forget the subjects of the sentence before. */
void subject_begin(const struct clause *clause);

/* The subject of the verb v[i], which stands before it. */
uint32_t subject_of(const struct clause *clause, uint32_t i);

/* The subject that v[i] shares with a clause before it: of a participle, an
 * infinitive, a second verb. */
uint32_t subject_shared(const struct clause *clause, uint32_t i);

/* The noun phrase that begins at v[i], after a verb or "according to". */
uint32_t subject_after(const struct clause *clause, uint32_t i);

/* The subject of the whole sentence, before v[i]. */
uint32_t subject_of_sentence(const struct clause *clause, uint32_t i);

#endif
