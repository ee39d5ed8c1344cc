/* SPDX-License-Identifier: MIT */
/*
 * citations - quotation spans that are titles of texts: entries of a list of
 * sources, headlines.
 */
#ifndef QUOTES_CITATIONS_H
#define QUOTES_CITATIONS_H

#include "clause.h"

/* Is the quote, phrase `phrase` of its sentence, the title of a text? */
bool citations_at(const struct clause *clause, uint32_t phrase);

#endif
