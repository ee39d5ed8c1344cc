/* SPDX-License-Identifier: MIT */
/*
 * derive - the classes of a word from the lexicon and, where a language makes
 * words from words (plurals, compounds), from the word that is inside.
 */
#ifndef QUOTES_DERIVE_H
#define QUOTES_DERIVE_H

#include "vocabulary.h"

/* Set grammar, meaning, detail and the bits of classes of x, which is in lower
 * case, from the classes of the word (lang_word). */
void derive_classes(const struct lexicon *lexicon, const uint32_t *classes,
    struct entry *entry);

/* The pair of a title and the word that it is short for: "gov" and "governor";
 * NULL if there is none. */
const struct lexicon_item *derive_full(
    const struct lexicon *lexicon, const char *word, size_t n);

#endif
