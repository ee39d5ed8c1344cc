/* SPDX-License-Identifier: MIT */
/*
 * stems - the stemmers of libstemmer (Snowball), where copydesk is built with
 * it.
 */
#ifndef TEXT_STEMS_H
#define TEXT_STEMS_H

#include <stddef.h>

struct stems;

/* No stemmer is open yet.  NULL if memory runs out. */
struct stems *stems_new(void);
void stems_free(struct stems *stems);

/* Open the stemmer of a language (lang/lang.h), if it has one.  -1 if memory
 * runs out. */
int stems_open(struct stems *stems, size_t language);

/* Write the stem of the word text[0..n), in small letters, to `out`, which has
 * `room` bytes.  Returns its length; 0 where it is the word itself, the
 * language has no stemmer or the stem has no room. */
size_t stems_of(struct stems *stems, size_t language, const char *text,
    size_t n, char *out, size_t room);

#endif
