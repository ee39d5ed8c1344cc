/* SPDX-License-Identifier: MIT */
/*
 * dateline - recognise a dateline, "OSLO (Reuters) - ", at the start of an
 * article.
 */
#ifndef SUMMARIZE_DATELINE_H
#define SUMMARIZE_DATELINE_H

#include <stddef.h>

/* The length of the dateline that text[0..n) begins with, including the blanks
 * after it; 0 if there is none.  The words in front of the brackets count as a
 * place if they are in capitals or a dash follows. */
size_t dateline_length(const char *text, size_t n);

#endif
