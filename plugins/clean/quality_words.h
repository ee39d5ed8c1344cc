/* SPDX-License-Identifier: MIT */
/*
 * quality_words - words that every text of a language has: the lists of the
 * class every-text in core/lang.
 */
#ifndef CLEAN_QUALITY_WORDS_H
#define CLEAN_QUALITY_WORDS_H

#include <stddef.h>
#include <stdint.h>

struct quality_words;

/* NULL if memory runs out, or there are more words than bits. */
struct quality_words *quality_words_new(void);
void quality_words_free(struct quality_words *words);

/* The bit of a word, in any case; 0 if it is none of them. */
uint64_t quality_words_bit(
    const struct quality_words *words, const char *text, size_t n);

/* How many of the words whose bits are set are of the language that has most
 * of them. */
unsigned quality_words_most(const struct quality_words *words, uint64_t met);

#endif
