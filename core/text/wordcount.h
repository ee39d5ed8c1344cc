/* SPDX-License-Identifier: MIT */
/*
 * wordcount - count the words of a text, in languages that separate them by
 * blanks.
 */
#ifndef TEXT_WORDCOUNT_H
#define TEXT_WORDCOUNT_H

#include <stddef.h>
#include <stdint.h>

/* Count the pieces of text[0..n) between white space that have a letter or
 * digit. */
int64_t wordcount_of(const char *text, size_t n);

#endif
