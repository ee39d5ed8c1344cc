/* SPDX-License-Identifier: MIT */
/*
 * dateline - "OSLO (Reuters) - " at the start of an article.
 */
#ifndef SUMMARIZE_DATELINE_H
#define SUMMARIZE_DATELINE_H

#include <stddef.h>

/* The length of the dateline that s[0..n) begins with, the blanks behind it
 * included; 0 if there is none.  A place in front of the brackets is taken for
 * one if it is in capitals or a dash follows. */
size_t dateline_length(const char *text, size_t n);

#endif
