/* SPDX-License-Identifier: MIT */
/*
 * term_parts - the parts of a word that are terms of their own: l'|eau,
 * Lind|'s, dit|-il.
 */
#ifndef TEXT_TERM_PARTS_H
#define TEXT_TERM_PARTS_H

#include <stddef.h>
#include <stdint.h>

/* Where a word [at, end) is cut: its elided word is [at, elided), its clitic or
 * inverted pronoun [clitic, end).  Either may be empty. */
struct term_parts {
    uint32_t elided, clitic;
};

/* Cut the word [at, end), at < end, of the text s, valid UTF-8, in a language
 * (index into lang_languages; lang_count: none). */
struct term_parts term_parts(
    size_t language, const char *s, uint32_t at, uint32_t end);

/* Bytes of the apostrophe, ' or ’, at byte `at` of a word that ends at `end`; 0
 * if there is none. */
uint32_t term_apostrophe(const char *s, uint32_t at, uint32_t end);

#endif
