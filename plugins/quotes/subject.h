/* SPDX-License-Identifier: MIT */
/*
 * subject - the subject of a verb.
 *
 * Arguments and results are indices of phrases of one sentence; SUBJECT_NONE is
 * no subject.  subject_after is in subject_after.c; the rules of languages
 * whose verb is second are in verbsecond.c.
 */
#ifndef QUOTES_SUBJECT_H
#define QUOTES_SUBJECT_H

#include "clause.h"

/* Start a sentence: mark all subjects as not yet looked for.  To be called once
 * before the others. */
void subject_begin(const struct clause *clause);

/* The subject of the verb v[i], looked for before it.  Results are kept in
 * clause->memo. */
uint32_t subject_of(const struct clause *clause, uint32_t i);

/* The subject that v[i] - a participle, infinitive or second verb - shares with
 * a clause before it: "Lind left, saying". */
uint32_t subject_shared(const struct clause *clause, uint32_t i);

/* The noun phrase that begins at v[i], after a verb or "according to"; where a
 * description and a name are in apposition, the name. */
uint32_t subject_after(const struct clause *clause, uint32_t i);

/* The subject of the sentence, looked for before v[end]. */
uint32_t subject_of_sentence(const struct clause *clause, uint32_t end);

#endif
