/*
 * language - which of the languages the plugin knows a text is in.
 */
#ifndef QUOTES_LANGUAGE_H
#define QUOTES_LANGUAGE_H

#include "lexicon.h"

/* The language that a BCP 47 tag names: "de-AT" is German.  -1 if it is none
 * of those known, or tag is NULL. */
int language_of_tag(const char *tag, size_t n);

/* The function words that language_guess asks for, to be freed with free();
 * NULL if memory runs out. */
struct function_words;
struct function_words *language_words(void);

/* The language whose function words are most frequent at the beginning of the
 * text; English where none stand out. */
enum language language_guess(
    const struct function_words *w, const char *s, size_t n);

#endif
