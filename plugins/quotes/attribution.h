/* SPDX-License-Identifier: MIT */
/*
 * attribution - the words of a sentence that say whose a quote is.
 */
#ifndef QUOTES_ATTRIBUTION_H
#define QUOTES_ATTRIBUTION_H

#include "article.h"
#include "subject.h"

struct attribution {
    enum quote_side side;
    uint32_t speaker; /* phrase, or SUBJECT_NONE */
    uint32_t cue;     /* phrase, or SUBJECT_NONE */
};

/* Write it down, if there is a speaker. */
static inline bool
attribution_found(struct attribution *out, enum quote_side side,
    uint32_t speaker, uint32_t cue)
{
    if (speaker == SUBJECT_NONE)
        return false;
    *out = (struct attribution){ side, speaker, cue };
    return true;
}

/* ---- behind.c, before.c ---- */

/* The words behind the quote that is phrase `q` of the sentence. */
bool behind_find(
    const struct clause *clause, uint32_t quote, struct attribution *out);

/* Those at the end of the sentence, far behind it. */
bool behind_far(
    const struct clause *clause, uint32_t quote, struct attribution *out);

/* Those before it. */
bool before_find(
    const struct clause *clause, uint32_t quote, struct attribution *out);

/* ---- attribution.c ---- */

/* Who says what a sentence reports without a quote: "The bridge is closed,
 * Lind said."  A phrase, or SUBJECT_NONE. */
uint32_t attribution_indirect(const struct clause *clause);

/* Look around the quote that is phrase `q` of the sentence: behind it, before
 * it, at the sentence's end; last, take the sentence's subject. */
void attribution_find(
    const struct clause *clause, uint32_t quote, struct attribution *out);

#endif
