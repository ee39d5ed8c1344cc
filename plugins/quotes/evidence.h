/* SPDX-License-Identifier: MIT */
/*
 * evidence - what tells that a capitalised run is a person: what stands beside
 * it, and how its words stand in the rest of the article.
 */
#ifndef QUOTES_EVIDENCE_H
#define QUOTES_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

struct article;
struct run;

/* Is the run, with the n core words w, a person's full name (or a surname with
 * a title)?  A first name that is known, a title or role before it, an age or
 * role behind it, or its surname elsewhere say so; that something is in it, or
 * that it is made of common nouns, speaks against it. */
bool evidence_person(const struct article *article, bool inner,
    const struct run *run, const uint32_t *words, uint32_t n);

/* "who gave her name only as Ada", "identified as Ada Lind": does somebody call
 * himself by the run that begins at token k? */
bool evidence_calls_himself(const struct article *article, uint32_t k);

/* Note how each word stands in the names of the article (cast.stands), before
 * any question is asked. */
void evidence_survey(struct article *article);

/* Is it a surname that begins with its particle: "De la Vega"? */
bool evidence_surname(
    const struct article *article, const uint32_t *words, uint32_t n);

#endif
