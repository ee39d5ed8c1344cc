/* SPDX-License-Identifier: MIT */
/*
 * reported - where the clause stands that a verb of speaking or a source
 * reports.
 *
 *   Lind told reporters on Monday that [the bridge is shut], adding ...
 *   [The bridge is shut], Lind said.
 *   [The bridge, according to Lind, is shut].
 *
 * Phrases are those of one sentence.  The work for one verb is bounded by the
 * length of a sentence (SENTENCE_MOST).
 */
#ifndef QUOTES_REPORTED_H
#define QUOTES_REPORTED_H

#include "clause.h"

/* Outer tokens.  Where the words that tell who speaks stand in its middle, it
 * has them in it. */
struct reported_clause {
    uint32_t from, to;
};

/* ---- reported_behind.c, reported_around.c ---- */

/* The clause behind the verb of speaking v[v], whose subject is v[x] (or
 * SUBJECT_NONE, where verbs may lack one). */
bool reported_behind(const struct clause *clause, uint32_t verb,
    uint32_t subject, struct reported_clause *out);

/* The clause before the verb v[v], "..., Lind said", "..., said Lind", and what
 * goes on behind it.  v[from] is the first phrase that may belong to it. */
bool reported_before(const struct clause *clause, uint32_t verb,
    uint32_t subject, uint32_t from, struct reported_clause *out);

/* The clause of which v[i] says that v[x] is its source: "according to". */
bool reported_by_source(const struct clause *clause, uint32_t i,
    uint32_t source, uint32_t from, struct reported_clause *out);

/* Does v[v] follow a clause and its subject follow it: "..., said Lind"? */
bool reported_inverted(const struct clause *clause, uint32_t verb);

/* Where the clause behind the verb v[v] may begin: behind adverbs, times, who
 * hears it, if it `hears`, and where it was said. */
uint32_t reported_circumstances(
    const struct clause *clause, uint32_t verb, bool hears);

/* ---- reported_extent.c ---- */

/* The classes of the group reported of a token; 0 of a mark. */
uint32_t reported_classes(
    const struct article *article, const struct token *token);
#define R(class) LANG_BIT(LANG_##class)

/* Is there a finite verb among the phrases [i, to)?  The second one takes words
 * that look like one, too. */
bool reported_finite(const struct clause *clause, uint32_t i, uint32_t to);
bool reported_perhaps_finite(
    const struct clause *clause, uint32_t i, uint32_t to);

/* Is one of them a form of reported speech: "sei", "habe"? */
bool reported_form(const struct clause *clause, uint32_t i, uint32_t to);

/* The first comma from v[i] on, or the end of the sentence. */
uint32_t reported_comma(const struct clause *clause, uint32_t i);

/* Note the clause from a token to the phrase v[end].  Is it one: long enough?
 */
bool reported_write(const struct clause *clause, uint32_t from, uint32_t end,
    struct reported_clause *out);

/* Does what stands behind a comma, from v[i] on, not belong to the clause
 * before it: "adding that", "while the port says"? */
bool reported_over(const struct clause *clause, uint32_t i);

/* The phrase before which the clause ends that v[v] reports and that begins
 * with v[i]. */
uint32_t reported_end(
    const struct clause *clause, uint32_t verb, uint32_t subject, uint32_t i);

#endif
