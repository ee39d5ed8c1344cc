/* SPDX-License-Identifier: MIT */
/*
 * speech - is a quotation span somebody's speech, or a title, or in scare
 * quotes?
 */
#ifndef QUOTES_SPEECH_H
#define QUOTES_SPEECH_H

#include "attribution.h"

/* The quotes of the article, one for each stretch, with their words and
 * capitals counted; in its pool. */
struct quote *speech_measure(const struct article *article);

/* Decide for all quotes of an article in a language whose grammar is not known:
 * by the quotation marks, the number of words and the capitals alone. */
void speech_unread(const struct article *article, struct quote *quotes);

/* Is the quote, phrase `phrase` of its sentence, speech?  `found` is what
 * attribution_find found; `known_speaker`: it has a speaker, found or inferred.
 */
bool speech_is(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, bool known_speaker);

/* Is there a reporting verb right before the quote: 'a hat reading, "..."'? Not
 * one that takes names or hearers: 'called "The Local"', 'told "Morning Show"'.
 */
bool speech_verb_before(const struct clause *clause, uint32_t phrase);

/* ---- speech_short.c ---- */

/* The same for a quote of fewer words than the option `min_words`. */
bool speech_short(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, bool known_speaker);

/* ---- speech_nouns.c ---- */

/* The same for languages that write all nouns with a capital; `quote` is the
 * quote at `phrase`. */
bool speech_capital_nouns(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, const struct quote *quote);

/* Is there a German form of reported speech in the sentence: "es sei"? */
bool speech_reported(const struct clause *clause);

#endif
