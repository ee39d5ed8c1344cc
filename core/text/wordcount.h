/* SPDX-License-Identifier: MIT */
/*
 * wordcount - count the words of a text, in languages that separate them by
 * blanks: for limits of length, which the tokens of copydesk.text/1 would be
 * too much for.  What a word is otherwise, those tell.
 */
#ifndef TEXT_WORDCOUNT_H
#define TEXT_WORDCOUNT_H

#include <stddef.h>

/* Count the pieces of text[0..n) between white space that have a letter or
 * digit, up to `most` of them. */
size_t wordcount_of(const char *text, size_t n, size_t most);

#endif
