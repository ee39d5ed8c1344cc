/* SPDX-License-Identifier: MIT */
/*
 * words - hash tables from words to values, built once and looked up often.
 *
 * Build a table in a plugin's `prepare`, free it in `release`.  Lookups only
 * read, so workers may share it.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct words;

/* An empty table for about n words.  NULL if memory runs out. */
struct words *words_new(size_t n);
void words_free(struct words *words);

/* Add the word word[0..n), which is borrowed, with a value that is not 0.  If
 * the word exists, the value is added to its bits.  -1 if memory runs out. */
int words_add(struct words *words, const char *word, size_t n, uint32_t value);
/* Add each word of a list, which is borrowed; the words are separated by blanks
 * or line ends.  -1 if memory runs out. */
int words_add_list(struct words *words, const char *list, uint32_t value);

/* The value of a word, 0 if it is not in the table. */
uint32_t words_get(const struct words *words, const char *word, size_t n);
/* The same after converting the word to lower case; 0 for words of more than
 * 128 bytes. */
uint32_t words_get_folded(
    const struct words *words, const char *word, size_t n);

/* The number of words. */
size_t words_count(const struct words *words);

#endif
