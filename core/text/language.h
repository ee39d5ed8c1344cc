/* SPDX-License-Identifier: MIT */
/*
 * language - which language a text is in.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <stddef.h>

/* The function words that language_guess asks for, to be freed with free();
 * NULL if memory runs out. */
struct function_words;
struct function_words *language_words(void);

/* Bytes at the beginning of a text that the guess looks at. */
#define LANGUAGE_BYTES 2048

/* The language of core/lang, as an index into lang_languages: the one whose
 * script the letters at the beginning of the text are of (Japanese, Chinese,
 * Korean), else the one whose function words are most frequent there;
 * lang_count where too few of its words are of any. */
size_t language_guess(
    const struct function_words *words, const char *text, size_t n);

#endif
