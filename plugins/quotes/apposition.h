/* SPDX-License-Identifier: MIT */
/*
 * apposition - a name and a description of the same person, side by side: the
 * name says more.
 *
 * All indices are of phrases of one sentence.
 */
#ifndef QUOTES_APPOSITION_H
#define QUOTES_APPOSITION_H

#include "clause.h"

/* The name behind the description v[i], "a spokesman for the ports of Aldine
 * and Bow, Ada Lind", or i if there is none. */
uint32_t apposition_name(const struct clause *clause, uint32_t i);

/* "board member and Lind Capital partner Ada Lind": do the description before
 * the conjunction v[k] and the name behind it, both without an article, mean
 * one person? */
bool apposition_both(const struct clause *clause, uint32_t k);

/* The person behind the name v[i] of no person and a noun that is no known
 * role, "Acme lead Ada Lind", or i. */
uint32_t apposition_bearer(const struct clause *clause, uint32_t i);

/* The name before the description v[i], "Ada Lind, an officer who was there,
 * said", or i; SUBJECT_NONE of SUBJECT_NONE. */
uint32_t apposition_owner(const struct clause *clause, uint32_t i);

#endif
