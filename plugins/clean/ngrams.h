/* SPDX-License-Identifier: MIT */
/*
 * ngrams - runs of words that come more than once.
 */
#ifndef CLEAN_NGRAMS_H
#define CLEAN_NGRAMS_H

#include <stddef.h>
#include <stdint.h>

#include "text/pool.h"

struct ngrams_word {
    uint64_t hash; /* of its bytes */
    uint32_t n;    /* characters */
};

/* A table for any number of counts over at most n words, from the pool. */
struct ngrams;
struct ngrams *ngrams_new(const struct pool *pool, size_t n);

/* Characters in all places of the most frequent run of k words (the longest of
 * several); 0 if none comes twice. */
size_t ngrams_top(
    struct ngrams *ngrams, const struct ngrams_word *word, size_t n, size_t k);

/* Characters in runs of k words that were there before.  What is counted
 * once is not counted again. */
size_t ngrams_again(
    struct ngrams *ngrams, const struct ngrams_word *word, size_t n, size_t k);

#endif
