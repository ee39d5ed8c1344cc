/* SPDX-License-Identifier: MIT */
/*
 * derive - the classes of a word: from the word lists and, where a language
 * forms words from words (plurals, compounds), from the word inside.
 */
#ifndef QUOTES_DERIVE_H
#define QUOTES_DERIVE_H

#include "vocabulary.h"

/* Set grammar, meaning, detail, clause and the F_* bits of an entry that is in
 * lower case.  `classes` are those of the lists (lang_word). */
void derive_classes(const struct lexicon *lexicon, const uint32_t *classes,
    struct entry *entry);

/* The item that spells out an abbreviated title, from "gov" to "governor", or
 * NULL. */
const struct lexicon_item *derive_full(
    const struct lexicon *lexicon, const char *word, size_t n);

#endif
