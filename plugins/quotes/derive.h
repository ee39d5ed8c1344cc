/*
 * derive - the classes of a word from the lexicon and, where a language makes
 * words from words (plurals, compounds), from the word that is inside.
 */
#ifndef QUOTES_DERIVE_H
#define QUOTES_DERIVE_H

#include "vocabulary.h"

/* Set grammar, meaning and the bits of classes of x, which is in lower case. */
void derive_classes(const struct lexicon *l, struct entry *x);

/* The word, in lower case, that a title is short for: "governor" for "gov";
 * NULL if it is not known. */
const char *derive_full(const struct lexicon *l, const char *s, size_t n);

#endif
