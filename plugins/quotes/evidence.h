/* SPDX-License-Identifier: MIT */
/*
 * evidence - is a capitalised run a person's name?  Decided by its words, by
 * what stands beside it, and by how its words stand elsewhere in the article.
 */
#ifndef QUOTES_EVIDENCE_H
#define QUOTES_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

struct article;
struct cast;
struct run;

/* Is the run, with the n words of runs_core, a person's full name, or a surname
 * with a title?  For it speak a known first name, a title or person noun before
 * it, an age or person noun after it, its surname beside a reporting verb
 * elsewhere, and that it does what only persons do (human.h); against it a
 * preposition of place before it, and words of organisations, places or common
 * nouns in it. */
bool evidence_person(const struct article *article, bool inner,
    const struct run *run, const uint32_t *words, uint32_t n);

/* Does somebody give the run that begins at token k as his or her name: "who
 * gave her name only as Ada", "identified as Ada Lind"? */
bool evidence_calls_himself(const struct article *article, uint32_t k);

/* Fill cast->stands of the article's entity table from all outer runs.  To be
 * called before evidence_person. */
void evidence_survey(const struct article *article, struct cast *cast);

#endif
