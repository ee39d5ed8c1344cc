/* SPDX-License-Identifier: MIT */
/*
 * phrases - sets of phrases that text is compared with by whole words.
 *
 * A phrase is a row of tokens with blanks between: a word in lower case, a
 * punctuation mark, `_` for any one word, or `*` for up to PHRASES_GAP tokens
 * of any kind (not as the first or the last token).  In the text, words are
 * compared in lower case, any apostrophe is ', marks of full width are those of
 * ASCII, and white space between tokens does not matter.  In Han and kana,
 * which have no blanks between words, each character is a token, in phrases,
 * too.
 *
 *     "follow us"       "Follow us on X", "FOLLOW  US"; not "Follow used cars"
 *     "© _ all rights"  "© 2024 All rights"
 *     "責任編集 :"      "責任編集：林"
 *
 * Build a set in a plugin's `prepare`, free it in `release`; asking is
 * read-only.
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
/* Add each phrase of a list of core/lang (lang/lang.h). */
int phrases_add_list(struct phrases *phrases, const char *list, uint32_t value);

/* The value of the longest phrase that text[0..n) begins with, 0 for none; *len
 * is its length in s.  Leading white space is not passed over.  A phrase has
 * to end where a word ends. */
uint32_t phrases_at(
    const struct phrases *phrases, const char *text, size_t n, size_t *len);
/* The first phrase that begins at any word of text[0..n): its value, and its
 * place in *at and *len. */
uint32_t phrases_find(const struct phrases *phrases, const char *text, size_t n,
    size_t *at, size_t *len);

/* How text[0..n) begins: a number below PHRASES_STARTS, or this, if it cannot
 * be told. */
#define PHRASES_STARTS 4160u
unsigned phrases_start(const char *text, size_t n);
/* Set the bit at each way in which a phrase of the set may begin: who has many
 * sets asks for all of them at once. */
void phrases_starts(const struct phrases *phrases,
    uint16_t starts[PHRASES_STARTS], uint16_t bit);

/* Length of the token at text[0..n), n > 0, which is not white space: a word
 * (letters, digits and _ with ' - . @ & inside, perhaps with @ or # in front)
 * or one other character, one of Han or kana among them.  The hyphen, point and
 * apostrophe that end a word are not part of it. */
size_t phrases_token(const char *text, size_t n);

#endif
