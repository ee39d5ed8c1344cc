/* SPDX-License-Identifier: MIT */
/*
 * citations - stretches in marks that name a text: entries of a list of
 * sources, headlines.
 */
#ifndef QUOTES_CITATIONS_H
#define QUOTES_CITATIONS_H

#include "clause.h"

/* Is the quote that is phrase q of its sentence the title of a text? */
bool citations_at(const struct clause *clause, uint32_t phrase);

#endif
