/* SPDX-License-Identifier: MIT */
/*
 * sentences - the sentences of a paragraph, cut by the host's text engine in
 * the language of the record.
 */
#ifndef CLEAN_SENTENCES_H
#define CLEAN_SENTENCES_H

#include "doc.h"
#include "text/span.h"

/* The sentences of text[0..n), in order; cells of a row, "Share | Print", are
 * apart, and their bars are in none.  *out is of the pool; returns how many
 * there are. */
size_t sentences_of(
    const struct doc *doc, const char *text, size_t n, struct span **out);

/* Are there two sentences or more, or cells? */
bool sentences_several(const struct doc *doc, const char *text, size_t n);

/* The byte that the last sentence of text[0..n) begins at; 0 if there is
 * none. */
size_t sentences_last(const struct doc *doc, const char *text, size_t n);

/* Does a sentence of text[0..n) begin at byte i? */
bool sentences_begin(
    const struct doc *doc, const char *text, size_t n, size_t i);

#endif
