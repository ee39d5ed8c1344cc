/* SPDX-License-Identifier: MIT */
/*
 * reported - where the clause begins and ends that a reporting verb or a source
 * reports.
 *
 *   Lind told reporters on Monday that [the bridge is shut], adding ...
 *   [The bridge is shut], Lind said.
 *   [The bridge, according to Lind, is shut].
 *
 * Indices are phrases of one sentence.  `verb` is the reporting verb, `subject`
 * its subject or SUBJECT_NONE in languages that omit subjects.  The work for
 * one verb is bounded by the length of a sentence (SENTENCE_MOST).
 */
#ifndef QUOTES_REPORTED_H
#define QUOTES_REPORTED_H

#include "clause.h"

/* Outer tokens, `to` not included.  Words in its middle that name the speaker
 * (", according to Lind,") are in the range. */
struct reported_clause {
    uint32_t from, to;
};

/* ---- reported_behind.c, reported_around.c ---- */

/* Find the clause after v[verb]: "Lind said the bridge is shut".  True and
 * *out, or false. */
bool reported_behind(const struct clause *clause, uint32_t verb,
    uint32_t subject, struct reported_clause *out);

/* Find the clause before v[verb], "..., Lind said", "..., said Lind", and what
 * continues it after the speaker. v[from] is the first phrase that may belong
 * to it. */
bool reported_before(const struct clause *clause, uint32_t verb,
    uint32_t subject, uint32_t from, struct reported_clause *out);

/* Find the clause that v[i], "according to" or the like, attributes to
 * v[source]; v[from] as above. */
bool reported_by_source(const struct clause *clause, uint32_t i,
    uint32_t source, uint32_t from, struct reported_clause *out);

/* Does v[verb] follow a clause, and its subject follow it: "..., said Lind"? */
bool reported_inverted(const struct clause *clause, uint32_t verb);

/* The first phrase after v[verb] that is not an adverb, a time or a place, nor,
 * if it `hears` somebody ("told"), the hearer: there its clause may begin. */
uint32_t reported_circumstances(
    const struct clause *clause, uint32_t verb, bool hears);

/* ---- reported_extent.c ---- */

/* The classes of the group reported of the first word of v[i]; 0 if it is a
 * punctuation mark, or i is after the last phrase. */
uint32_t reported_classes(const struct clause *clause, uint32_t i);
#define R(class) LANG_BIT(LANG_##class)

/* Is there a finite verb among the phrases [i, to)?  reported_perhaps_finite()
 * also takes words that look like one by their ending. */
bool reported_finite(const struct clause *clause, uint32_t i, uint32_t to);
bool reported_perhaps_finite(
    const struct clause *clause, uint32_t i, uint32_t to);

/* Is one of the phrases [i, to) a German form of reported speech: "sei",
 * "habe"? */
bool reported_form(const struct clause *clause, uint32_t i, uint32_t to);

/* The first comma from v[i] on, or the number of phrases. */
uint32_t reported_comma(const struct clause *clause, uint32_t i);

/* Store the clause that begins with token `from` and ends before v[end].  False
 * if it is too short to be one. */
bool reported_write(const struct clause *clause, uint32_t from, uint32_t end,
    struct reported_clause *out);

/* Do the words that begin with v[i], after a comma, not belong to the clause
 * before it: "adding that", "while the port says"? */
bool reported_over(const struct clause *clause, uint32_t i);

/* The end of the clause that v[verb] reports and that begins with v[i]: a
 * phrase, not included. */
uint32_t reported_end(
    const struct clause *clause, uint32_t verb, uint32_t subject, uint32_t i);

#endif
