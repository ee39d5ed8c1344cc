/* SPDX-License-Identifier: MIT */
/*
 * attribution - find the speaker and the cue of a quote within its sentence.
 */
#ifndef QUOTES_ATTRIBUTION_H
#define QUOTES_ATTRIBUTION_H

#include "article.h"
#include "subject.h"

/* What was found for a quote.  Indices are phrases of the sentence. */
struct attribution {
    enum quote_side side;
    uint32_t speaker; /* what names the speaker, or SUBJECT_NONE: '", dijo.' */
    uint32_t cue; /* the reporting verb or "according to", or SUBJECT_NONE */
};

/* Store the result in out and return true, unless speaker is SUBJECT_NONE: so a
 * rule ends with `return attribution_found(...)`. */
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

/* Look after the quote, which is phrase `quote` of the sentence: '"...," said
 * Lind'.  True and *out, or false. */
bool behind_find(
    const struct clause *clause, uint32_t quote, struct attribution *out);

/* Look for a cue at the end of the sentence: '"..." of the plan, Lind said'. */
bool behind_far(
    const struct clause *clause, uint32_t quote, struct attribution *out);

/* Look before the quote: 'Lind said: "..."'.  `quote` may be phrases->n, for a
 * quote that opens the next paragraph. */
bool before_find(
    const struct clause *clause, uint32_t quote, struct attribution *out);

/* ---- attribution.c ---- */

/* The phrase that names the speaker of a sentence of indirect speech, "The
 * bridge is closed, Lind said.", or SUBJECT_NONE. */
uint32_t attribution_indirect(const struct clause *clause);

/* Find who speaks the quote, which is phrase `quote`: by the words after it,
 * before it, and at the end of the sentence; failing that, take the subject of
 * the sentence, with SIDE_WEAK. */
void attribution_find(
    const struct clause *clause, uint32_t quote, struct attribution *out);

#endif
