/* SPDX-License-Identifier: MIT */
/*
 * phrases - sets of phrases to be found in text by whole words.
 *
 * A phrase is a sequence of tokens separated by blanks: a word in lower case, a
 * punctuation mark, `_` for any one word, or `*` for up to PHRASES_GAP tokens
 * of any kind (not as first or last token).  Words of the text are compared in
 * lower case, any apostrophe matches ', full-width marks match those of ASCII,
 * and the amount of white space does not matter.  In Han and kana, which have
 * no blanks between words, each character is a token.
 *
 *      "follow us"       "Follow us on X", "FOLLOW  US"; not "Follow used cars"
 *      "© _ all rights"  "© 2024 All rights"
 *      "責任編集 :"      "責任編集：林"
 *
 * Build a set in a plugin's `prepare`, free it in `release`; lookups only read.
 */
#ifndef TEXT_PHRASES_H
#define TEXT_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PHRASES_GAP 4

struct phrases;

/* An empty set.  NULL if memory runs out. */
struct phrases *phrases_new(void);
void phrases_free(struct phrases *phrases);
/* Add each phrase of a list of core/lang (lang/lang.h), which is borrowed, with
 * a value that is not 0.  -1 if memory runs out, or a phrase with Han or kana
 * is longer than 2,000 bytes. */
int phrases_add_list(struct phrases *phrases, const char *list, uint32_t value);

/* The value of the longest phrase that text[0..n) begins with, its length in
 * *len; 0 if there is none.  Leading white space is not skipped.  A phrase must
 * end where a word ends. */
uint32_t phrases_at(
    const struct phrases *phrases, const char *text, size_t n, size_t *len);
/* Find the first phrase that begins at a word of text[0..n): its value, byte in
 * *at and length in *len; 0 if there is none. */
uint32_t phrases_find(const struct phrases *phrases, const char *text, size_t n,
    size_t *at, size_t *len);

/* A number below PHRASES_STARTS for what text[0..n) begins with; PHRASES_STARTS
 * itself if it has none, and any phrase may begin there. */
#define PHRASES_STARTS 4160u
unsigned phrases_start(const char *text, size_t n);
/* Set `bit` in starts[k] for each start k that a phrase of the set has.  With a
 * bit for each of several sets, one lookup tells which of them may match. */
void phrases_starts(const struct phrases *phrases,
    uint16_t starts[PHRASES_STARTS], uint16_t bit);

/* Length of the token that text[0..n), n > 0, begins with, which must not be
 * white space: a word (letters, digits and _, with ' - . @ & inside, perhaps
 * with @ or # in front) or one other character; each character of Han and kana
 * is a token.  A hyphen, full stop or apostrophe at the end of a word is not
 * part of it. */
size_t phrases_token(const char *text, size_t n);

#endif
