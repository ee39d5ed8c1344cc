/* SPDX-License-Identifier: MIT */
/*
 * words - sets of words, built once from tables and asked often.
 *
 * Build a set in a plugin's `prepare`, free it in `release`; asking is
 * read-only and takes a handful of instructions a byte.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct words;

/* An empty set for about n words.  NULL if memory runs out. */
struct words *words_new(size_t n);
void words_free(struct words *words);

/* Add the word word[0..n), which is borrowed, with a value that is not 0.  A
 * word that is there gets the bits of the value on top.  -1 if memory runs out.
 */
int words_add(struct words *words, const char *word, size_t n, uint32_t value);
/* Add each word of a text in which blanks or line ends separate them: the
 * form in which word lists are written down. */
int words_add_list(struct words *words, const char *list, uint32_t value);

/* The value of a word, 0 if it is not there. */
uint32_t words_get(const struct words *words, const char *word, size_t n);
/* The value of a word in lower case (of at most 128 bytes). */
uint32_t words_get_folded(
    const struct words *words, const char *word, size_t n);

/* How many words there are. */
size_t words_count(const struct words *words);

#endif
