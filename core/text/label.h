/* SPDX-License-Identifier: MIT */
/*
 * label - the marks between a label and what it names: "By: Ada Lind",
 * "文＝林安達".
 */
#ifndef TEXT_LABEL_H
#define TEXT_LABEL_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the mark that text[0..n) begins with; 0 if it is none. */
size_t label_mark(const char *text, size_t n);

/* Does text[0..n) end with such a mark, or with a slash? */
bool label_marked(const char *text, size_t n);

#endif
