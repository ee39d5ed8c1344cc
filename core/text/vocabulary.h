/* SPDX-License-Identifier: MIT */
/*
 * vocabulary - the words that were met, numbered from 0, with what is known of
 * each by itself: struct cd_word of include/copydesk/text.h.
 *
 * News repeats its words; what is looked up once per word need not be looked
 * up in each article.  The memory is bounded: there is room for some 49,000
 * words.  A record with more of them takes memory of its own, and the next
 * record begins with an empty vocabulary.  That changes no answer, only the
 * numbers, and the time it takes.
 */
#ifndef TEXT_VOCABULARY_H
#define TEXT_VOCABULARY_H

#include <copydesk/text.h>

#include "lang/lang.h"
#include "text/pool.h"
#include "text/words.h"

struct vocabulary;

/* An empty vocabulary with its document frequencies: those given by stem,
 * whatever the language, or, for NULL, those of the languages.  `frequencies`
 * is borrowed.  NULL if memory runs out. */
struct vocabulary *vocabulary_new(const struct words *frequencies);
void vocabulary_free(struct vocabulary *vocabulary);

/* Begin a record, whose memory is p: words of the record before may be
 * forgotten. */
void vocabulary_record(struct vocabulary *vocabulary, const struct pool *pool);
/* Make the stemmer of a language (lang_count: of none) that is not there yet:
 * before the first of its words.  -1 if memory runs out. */
int vocabulary_language(struct vocabulary *vocabulary, size_t language);

/* How often all words were forgotten: numbers are good while it stays. */
uint32_t vocabulary_age(const struct vocabulary *vocabulary);
/* How many words there are; all numbers are below. */
uint32_t vocabulary_count(const struct vocabulary *vocabulary);
/* A word by its number, until the record ends. */
const struct cd_word *vocabulary_word(
    const struct vocabulary *vocabulary, uint32_t number);

/* Find the number of a token text[0..n) (text/token.h) in two steps: whoever
 * asks for several words before he takes the answers does not wait for memory
 * at each.  `room` bytes can be read at s.  Between the steps no word is added
 * but by answers. */
struct vocabulary_key {
    uint64_t v[2];
    uint32_t hash;
    bool rare; /* to be looked up in full */
};
void vocabulary_ask(const struct vocabulary *vocabulary, size_t language,
    const char *text, size_t n, size_t room, struct vocabulary_key *key);
uint32_t vocabulary_answer(struct vocabulary *vocabulary, size_t language,
    const char *text, size_t n, const struct vocabulary_key *key);
/* The same in one step, with no byte behind the word. */
uint32_t vocabulary_number(
    struct vocabulary *vocabulary, size_t language, const char *text, size_t n);

#endif
