/* SPDX-License-Identifier: MIT */
/*
 * language - guess the language of a text.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

/* The function words of all languages, to be freed with free().  NULL if memory
 * runs out. */
struct function_words;
struct function_words *language_words(void);

/* Bytes at the beginning of a text that the guess looks at. */
#define LANGUAGE_BYTES 2048

/* Code points of a text from which on its language is told: of shorter ones too
 * many have too few function words. */
#define LANGUAGE_TOLD 300

/* Guess the language of the UTF-8 text[0..n), as an index into lang_languages:
 * by the script of its letters (Japanese, Chinese, Korean), else by which
 * language's function words are most frequent.  lang_count if too few of its
 * words belong to any, or as many to two, or if too many are words of languages
 * near it that it does not have itself; *another: so many that whoever knows
 * nothing of those would take the text for one in it. */
size_t language_guess(const struct function_words *words, const char *text,
    size_t n, bool *another);

#endif
