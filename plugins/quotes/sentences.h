/* SPDX-License-Identifier: MIT */
/*
 * sentences - where sentences end in text in which a quote is one token.
 *
 * Where a mark ends one, the text engine knows; what is said here is about
 * quotes:
 *
 * "No." She left. are two; "No." said Ada. is one; so is "No?" Ada said.
 */
#ifndef QUOTES_SENTENCES_H
#define QUOTES_SENTENCES_H

#include "tokens.h"

#define SENTENCE_MOST 300 /* tokens; a longer one is cut */

struct sentence {
    uint32_t from, to; /* outer tokens */
    uint32_t para;
};

struct sentences {
    struct sentence *v;
    size_t n, cap;
};

struct article;

void sentences_find(struct article *article);

#endif
