/* SPDX-License-Identifier: MIT */
/*
 * vocabulary - a worker's table of the words it has seen, numbered from 0, with
 * struct cd_word of include/copydesk/text.h for each.
 *
 * News repeats its words, so what is looked up for a word is kept from article
 * to article.  Memory is bounded: there is room for about 49,000 words.  A
 * record that needs more takes memory of its own, and the next record begins
 * with an empty vocabulary.  That changes numbers and time, but no answer.
 */
#ifndef TEXT_VOCABULARY_H
#define TEXT_VOCABULARY_H

#include <copydesk/text.h>

#include "lang/lang.h"
#include "text/pool.h"
#include "text/words.h"

struct vocabulary;

/* An empty vocabulary.  `frequencies`, which is borrowed, has the document
 * frequency of each stem for all languages; NULL: those of core/lang are used.
 * NULL if memory runs out. */
struct vocabulary *vocabulary_new(const struct words *frequencies);
void vocabulary_free(struct vocabulary *vocabulary);

/* Begin a record, whose memory is `pool`.  Words of earlier records may be
 * forgotten: see vocabulary_age(). */
void vocabulary_record(struct vocabulary *vocabulary, const struct pool *pool);
/* Open the stemmer of a language (lang_count: none) if it is not open; to be
 * called before the first word of the language.  -1 if memory runs out. */
int vocabulary_language(struct vocabulary *vocabulary, size_t language);

/* How often all words were forgotten.  Numbers are valid as long as it does not
 * change. */
uint32_t vocabulary_age(const struct vocabulary *vocabulary);
/* The number of words; all word numbers are below it. */
uint32_t vocabulary_count(const struct vocabulary *vocabulary);
/* The word with that number; valid until the record ends. */
const struct cd_word *vocabulary_word(
    const struct vocabulary *vocabulary, uint32_t number);

/* Set numbers[0..ntokens) to the numbers of the tokens (text/token.h) of the
 * text text[0..n). */
void vocabulary_numbers(struct vocabulary *vocabulary, size_t language,
    const char *text, size_t n, const struct cd_token *tokens, size_t ntokens,
    uint32_t *numbers);
/* The number of the token text[0..n); nothing after it is read. */
uint32_t vocabulary_number(
    struct vocabulary *vocabulary, size_t language, const char *text, size_t n);

#endif
