/* SPDX-License-Identifier: MIT */
/*
 * sentences - the sentences of the text outside quotes, in which a quote is one
 * token.
 *
 * The text engine says where punctuation ends a sentence; the rules here are
 * about quotes:
 *
 * '"No." She left.' is two; '"No." said Ada.' is one; so is '"No?" Ada said.'
 */
#ifndef QUOTES_SENTENCES_H
#define QUOTES_SENTENCES_H

#include "tokens.h"

#define SENTENCE_MOST 300 /* tokens; a longer one is cut */

struct sentence {
    uint32_t from, to; /* outer tokens, `to` not included */
    uint32_t para;     /* index into tokens.para */
};

struct sentences {
    struct sentence *v;
    size_t n, cap;
};

struct article;

/* Find the sentences of an article whose tokens and quotes (speech_measure) are
 * there. */
void sentences_find(const struct article *article, struct sentences *out);

#endif
