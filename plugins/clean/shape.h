/* SPDX-License-Identifier: MIT */
/*
 * shape - what a paragraph looks like: its last word, how long it is.
 */
#ifndef CLEAN_SHAPE_H
#define CLEAN_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The last character. */
uint32_t shape_last(const char *text, size_t n);

/* The word that text[0..n) ends with, behind the blank: its length. */
size_t shape_last_word(const char *text, size_t n);

/* Are these the same words?  Case, blanks, and the form of quote marks,
 * apostrophes and dashes do not matter. */
bool shape_same(const char *a, size_t an, const char *b, size_t bn);

/* Is it an opening quote mark or bracket of any kind? */
bool shape_opener(uint32_t code);

#endif
