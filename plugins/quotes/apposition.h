/* SPDX-License-Identifier: MIT */
/*
 * apposition - from a description to the name in apposition to it, and back: "a
 * spokesman for the port, Ada Lind".  Arguments and results are phrases.
 */
#ifndef QUOTES_APPOSITION_H
#define QUOTES_APPOSITION_H

#include "clause.h"

/* The name in apposition after the description v[i], "a spokesman for the ports
 * of Aldine and Bow, Ada Lind", or i. */
uint32_t apposition_name(const struct clause *clause, uint32_t i);

/* Do the description before the conjunction v[k] and the name after it mean one
 * person, since neither has an article: "board member and Lind Capital partner
 * Ada Lind"? */
bool apposition_both(const struct clause *clause, uint32_t k);

/* The person whose name follows v[i], an organisation's name, and a noun that
 * is not a known person noun, "Acme lead Ada Lind", or i. */
uint32_t apposition_bearer(const struct clause *clause, uint32_t i);

/* The name before the description v[i] in apposition, "Ada Lind, an officer who
 * was there, said", or i.  Takes and returns SUBJECT_NONE, too. */
uint32_t apposition_owner(const struct clause *clause, uint32_t i);

/* From the name v[i] to the person it is in apposition to, if it is an office:
 * "The Leader of Bow Council, Ada Lind, has"; else i. */
uint32_t apposition_of_office(const struct clause *clause, uint32_t i);

/* Is the description v[i], behind a name and a comma, no apposition but the
 * subject of the reporting verb behind it, since the name belongs to a
 * preposition: "After a meeting with Ada Lind, the mayor said"? */
bool apposition_opens_clause(const struct clause *clause, uint32_t i);

#endif
