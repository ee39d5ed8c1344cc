/*
 * forms - the distinct words of an article, each looked up once.
 *
 * A word gets a number; equal numbers are equal words, letter by letter.
 */
#ifndef QUOTES_FORMS_H
#define QUOTES_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "text/pool.h"

/* What a form looks like. */
#define F_CAP 0x01u    /* begins with a capital */
#define F_UPPER 0x02u  /* all letters are capitals, at least two of them */
#define F_LOWER 0x04u  /* begins with a small letter */
#define F_DASH 0x08u   /* has a hyphen inside */
#define F_DIGIT 0x10u  /* begins with a digit */
#define F_POSS 0x20u   /* 's: the mark of a possessor */
#define F_ADVERB 0x40u /* by its ending: quickly */
#define F_THIRD 0x80u  /* of a cue: ends with s, as says does */

struct form {
    const char *s; /* in the text or in the pool */
    uint32_t n, hash;
    uint32_t lower;            /* the form in lower case, maybe itself */
    uint32_t full;             /* of "Gov": "governor"; else the same */
    uint32_t grammar, meaning; /* classes of the lower-case form */
    uint32_t seen;             /* times in the article, as written */
    uint32_t inside;           /* ... with a capital inside a sentence */
    uint32_t bits;
};

struct forms {
    const struct pool *pool;
    const struct lexicon *lexicon;
    struct form *v; /* v[0] is no word */
    size_t n, cap;
    uint32_t *slots; /* open addressing over v; 0 is free */
    size_t mask;
};

void forms_init(struct forms *f, const struct pool *p, const struct lexicon *l,
    size_t bytes);

/* The number of the word s[0..n), which must stay where it is. */
uint32_t forms_add(struct forms *f, const char *s, size_t n);

#endif
