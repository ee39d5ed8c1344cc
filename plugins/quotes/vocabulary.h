/* SPDX-License-Identifier: MIT */
/*
 * vocabulary - a cache of word entries: what is known of a word by itself, from
 * its letters and the word lists.  It is kept across articles of a worker,
 * since word forms recur.
 *
 * Words are those of copydesk.text/1, found by their numbers, for as long as
 * the numbers are valid.  In lower case and with a capital first letter a word
 * has one entry each; other spellings are kept for one article only, because
 * their number is not bounded.
 */
#ifndef QUOTES_VOCABULARY_H
#define QUOTES_VOCABULARY_H

#include <copydesk/text.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "text/pool.h"

/* What a word looks like: bits of entry.bits and token.bits. */
#define F_CAP    0x01u /* begins with a capital letter */
#define F_UPPER  0x02u /* two or more letters, all capitals */
#define F_LOWER  0x04u /* begins with a lower-case letter */
#define F_DASH   0x08u /* has a hyphen */
#define F_DIGIT  0x10u /* begins with a digit */
#define F_POSS   0x20u /* "'s", the ending of a possessor */
#define F_ADVERB 0x40u /* an adverb by its ending: "quickly" */
#define F_THIRD  0x80u /* of a reporting verb: third person singular */

/* What is known of one spelling of a word. */
struct entry {
    const char *s;
    struct entry *next;  /* the next rare spelling of the same word */
    struct entry *lower; /* the word in lower case; maybe itself */
    struct entry *full;  /* the entry spelt out, of "Gov" that of "governor";
                            else as lower */
    uint32_t n;          /* bytes of s */
    uint32_t grammar, meaning; /* classes G_*, L_* of the word in lower case */
    uint32_t form; /* its number in forms of the last article that had it
                      (forms_of) */
    uint8_t bits;
    uint8_t alone;   /* phrase_alone() of it */
    uint16_t naming; /* classes of the group name, N(...) */
    bool common;     /* in the table of document frequencies, which has no words
                        that are mostly written with a capital */
    uint32_t detail; /* classes of the group detail, D(...) */
    uint32_t clause; /* classes of the group clause, C(...) */
};

/* The entries of a word: in lower case, with a capital first letter, and rare
 * spellings, which are valid if `article` is the current one. */
struct known {
    struct entry *small, *capital;
    struct entry *others;
    uint32_t article;
};

/* The cache.  `host` and `api` are set by the plugin, the rest by this file. */
struct vocabulary {
    const struct cd_host *host;
    const struct cd_text_1 *api;

    /* Of the current article. */
    const struct lexicon *lexicon;
    const struct pool *pool;
    const struct cd_text *of;
    uint32_t article;

    struct known *known; /* by the number of a word, `cap` of them */
    size_t cap;
    uint32_t age; /* cd_text.vocabulary that the numbers are of */

    /* What outlives the article.  `known` is `own`, or in the pool if memory
     * ran out. */
    struct known *own;
    size_t own_cap;
    struct block *blocks;
    bool borrowed; /* something kept points into the pool: drop it all at the
                      next article */
};

/* Free what a vocabulary holds; one that is all 0 is empty and valid. */
void vocabulary_drop(struct vocabulary *vocabulary);

/* Begin an article in the lexicon's language; its text was read with
 * CD_TEXT_TERMS. Entries and forms of the article before are invalid. */
void vocabulary_begin(struct vocabulary *vocabulary,
    const struct lexicon *lexicon, const struct pool *pool,
    const struct cd_text *text);

/* The terms of the bytes [at, end) of the article; *n of them. */
const struct cd_term *vocabulary_terms(
    struct vocabulary *vocabulary, size_t at, size_t end, size_t *n);

/* vocabulary_word() for a word whose entry is not in the cache under its
 * number. */
struct entry *vocabulary_search(
    struct vocabulary *vocabulary, const struct cd_term *term);

/* The entry of a term that is a word.  One entry for equal spellings, valid
 * until the next article begins. */
static inline struct entry *
vocabulary_word(struct vocabulary *vocabulary, const struct cd_term *term)
{
    struct entry *entry = NULL;

    /* Spellings with inner capitals, long or not beginning with ASCII: the
     * number alone does not decide, see vocabulary.c. */
    if (term->word < vocabulary->cap && !(term->shape & CD_SHAPE_CAPITALS) &&
        term->n <= CD_WORD_MOST &&
        (unsigned char)vocabulary->of->s[term->at] < 0x80)
        entry = term->shape & CD_SHAPE_CAPITAL
                    ? vocabulary->known[term->word].capital
                    : vocabulary->known[term->word].small;
    return entry != NULL ? entry : vocabulary_search(vocabulary, term);
}

#endif
