/* SPDX-License-Identifier: MIT */
/*
 * verbsecond - subjects of German verbs: the finite verb is second, so that the
 * subject may stand behind it; participles stand at the end.
 */
#ifndef QUOTES_VERBSECOND_H
#define QUOTES_VERBSECOND_H

#include "clause.h"

/* The subject of the verb v[i] of its clause, or SUBJECT_NONE. */
uint32_t verbsecond_subject(const struct clause *clause, uint32_t i);

/* The subject of the sentence before v[end]. */
uint32_t verbsecond_of_sentence(const struct clause *clause, uint32_t end);

#endif
