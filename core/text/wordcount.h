/* SPDX-License-Identifier: MIT */
/*
 * wordcount - how many words a text of any language with blanks has.
 */
#ifndef TEXT_WORDCOUNT_H
#define TEXT_WORDCOUNT_H

#include <stddef.h>
#include <stdint.h>

/* Stretches of text[0..n) between white space that hold a letter or a digit. */
int64_t wordcount_of(const char *text, size_t n);

#endif
