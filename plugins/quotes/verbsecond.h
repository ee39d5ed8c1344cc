/* SPDX-License-Identifier: MIT */
/*
 * verbsecond - subjects where the finite verb is second, as in German and
 * Dutch: the subject may follow it, and participles stand at the end.
 */
#ifndef QUOTES_VERBSECOND_H
#define QUOTES_VERBSECOND_H

#include "clause.h"

/* The subject of the verb v[i], or SUBJECT_NONE. */
uint32_t verbsecond_subject(const struct clause *clause, uint32_t i);

/* The subject of the sentence, looked for before v[end]. */
uint32_t verbsecond_of_sentence(const struct clause *clause, uint32_t end);

/* Is the reporting verb v[i] a participle in the passive, "wird als Unsinn
 * bezeichnet", so that its subject is not who speaks?  Not of verbs whose
 * subject in the passive does: "wird zitiert". */
bool verbsecond_passive(const struct clause *clause, uint32_t i);

/* Who acts in the passive clause of v[i]: "von Lind", or SUBJECT_NONE. */
uint32_t verbsecond_agent(const struct clause *clause, uint32_t i);

#endif
