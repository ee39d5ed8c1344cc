/* SPDX-License-Identifier: MIT */
/*
 * speech - is a quoted stretch somebody's words, or a title or a word held
 * with tongs?
 */
#ifndef QUOTES_SPEECH_H
#define QUOTES_SPEECH_H

#include "attribution.h"

/* Count words, capitals and the first and last character of each stretch. */
void speech_measure(struct article *article);

/* Decide for all stretches of a text whose language is not known: by the marks,
 * the number of words and the capitals alone. */
void speech_unread(struct article *article);

/* Decide for the quote that is phrase q of its sentence. */
bool speech_is(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, bool known_speaker);

/* Does a verb of speaking stand right before it: 'a hat reading, "..."'?  Not
 * one that takes names or hearers: 'called "The Local"', 'told "Morning
 * Show"'. */
bool speech_verb_before(const struct clause *clause, uint32_t phrase);

/* ---- speech_short.c ---- */

/* The same for a quote of fewer words than the option `min_words` asks for. */
bool speech_short(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, bool known_speaker);

/* ---- speech_nouns.c ---- */

/* The same for German; x is the quote. */
bool speech_capital_nouns(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, const struct quote *quote);

/* German: does the sentence report what somebody said: "es sei"? */
bool speech_reported(const struct clause *clause);

#endif
