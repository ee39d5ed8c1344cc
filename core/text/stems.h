/* SPDX-License-Identifier: MIT */
/*
 * stems - the stemmers of libstemmer (Snowball), if copydesk is built with it;
 * otherwise no word has a stem.
 */
#ifndef TEXT_STEMS_H
#define TEXT_STEMS_H

#include <stddef.h>

struct stems;

/* Create the set of stemmers, none of which is open.  NULL if memory runs
 * out. */
struct stems *stems_new(void);
void stems_free(struct stems *stems);

/* Open the stemmer of a language (index into lang_languages), if it has one.
 * -1 if memory runs out. */
int stems_open(struct stems *stems, size_t language);

/* Write the stem of the lower-case word text[0..n) to `out`, which has `room`
 * bytes.  Returns its length; 0 if it is the word itself, the language has no
 * stemmer or the stem does not fit. */
size_t stems_of(struct stems *stems, size_t language, const char *text,
    size_t n, char *out, size_t room);

#endif
