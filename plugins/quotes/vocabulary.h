/* SPDX-License-Identifier: MIT */
/*
 * vocabulary - the words that were met, with all that is known of them by
 * themselves: how they look and what the lexicon says.
 *
 * Words are those of copydesk.text/1, by their numbers; what is known of one is
 * kept for as long as the numbers are good.  Small letters and a capital in
 * front make two entries of a word; what is written otherwise is an entry for
 * the article alone, because there may be any number of them.
 */
#ifndef QUOTES_VOCABULARY_H
#define QUOTES_VOCABULARY_H

#include <copydesk/text.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "text/pool.h"

/* What a word looks like. */
#define F_CAP    0x01u /* begins with a capital */
#define F_UPPER  0x02u /* all letters are capitals, at least two of them */
#define F_LOWER  0x04u /* begins with a small letter */
#define F_DASH   0x08u /* has a hyphen inside */
#define F_DIGIT  0x10u /* begins with a digit */
#define F_POSS   0x20u /* 's: the mark of a possessor */
#define F_ADVERB 0x40u /* by its ending: quickly */
#define F_THIRD  0x80u /* of a cue: ends with s, as says does */

struct entry {
    const char *s;
    struct entry *next;        /* of the same word, written otherwise */
    struct entry *lower;       /* the word in lower case, maybe itself */
    struct entry *full;        /* of "Gov": "governor"; else as lower */
    uint32_t n;                /* bytes */
    uint32_t grammar, meaning; /* classes of the lower-case word */
    uint32_t form; /* its number in the article where it was met last */
    uint8_t bits;
    uint8_t alone;   /* the phrase that it is by itself (phrases.h) */
    uint8_t naming;  /* classes of the group name */
    bool common;     /* in the table of document frequencies, which holds no
                        words that are mostly written with a capital */
    uint32_t detail; /* classes that single rules ask for */
    uint32_t clause; /* the same, of the group clause */
};

/* What is known of a word by its number: how it is written with small letters,
 * with a capital in front and, in one article, otherwise. */
struct known {
    struct entry *small, *capital;
    struct entry *others;
    uint32_t article;
};

struct vocabulary {
    const struct cd_host *host;
    const struct cd_text_1 *api;

    /* Of the article in hand. */
    const struct lexicon *lexicon;
    const struct pool *pool;
    const struct cd_text *of;
    uint32_t article;

    struct known *known; /* by the number of a word */
    size_t cap;
    uint32_t age; /* the vocabulary of the text that the numbers are of */

    /* What outlives the article; `known` may be of the pool. */
    struct known *own;
    size_t own_cap;
    struct block *blocks;
    bool borrowed; /* is something of the pool? */
};

/* Free what a vocabulary holds; one that is all 0 is empty. */
void vocabulary_drop(struct vocabulary *vocabulary);

/* Begin an article with its lexicon and its pool, read with CD_TEXT_TERMS. */
void vocabulary_begin(struct vocabulary *vocabulary,
    const struct lexicon *lexicon, const struct pool *pool,
    const struct cd_text *text);

/* The terms of the bytes [at, end) of the article. */
const struct cd_term *vocabulary_terms(
    struct vocabulary *vocabulary, size_t at, size_t end, size_t *n);

/* The same as vocabulary_word for a word that is not where it is looked for
 * first. */
struct entry *vocabulary_search(
    struct vocabulary *vocabulary, const struct cd_term *term);

/* The entry of a term that is a word: one for equal words, letter by letter,
 * until the next article begins. */
static inline struct entry *
vocabulary_word(struct vocabulary *vocabulary, const struct cd_term *term)
{
    struct entry *entry = NULL;

    if (term->word < vocabulary->cap && !(term->shape & CD_SHAPE_CAPITALS) &&
        term->n <= CD_WORD_MOST &&
        (unsigned char)vocabulary->of->s[term->at] < 0x80)
        entry = term->shape & CD_SHAPE_CAPITAL
                    ? vocabulary->known[term->word].capital
                    : vocabulary->known[term->word].small;
    return entry != NULL ? entry : vocabulary_search(vocabulary, term);
}

#endif
