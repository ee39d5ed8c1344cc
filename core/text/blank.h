/* SPDX-License-Identifier: MIT */
/*
 * blank - what a reader sees nothing of: white space, and the characters of no
 * width that stand beside words.
 */
#ifndef TEXT_BLANK_H
#define TEXT_BLANK_H

#include <stdint.h>

/* Bytes of the blank at text[at..to), or before text + to; 0 if there is none.
 */
uint32_t blank_at(const char *text, uint32_t at, uint32_t to);
uint32_t blank_before(const char *text, uint32_t from, uint32_t to);

#endif
