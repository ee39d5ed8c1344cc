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

#endif
