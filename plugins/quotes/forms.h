/*
 * forms - the distinct words of an article.
 *
 * A word gets a number; equal numbers are equal words, letter by letter.
 */
#ifndef QUOTES_FORMS_H
#define QUOTES_FORMS_H

#include "vocabulary.h"

struct form {
    const char *s; /* until the next article begins */
    uint32_t n;
    uint32_t word; /* in the vocabulary */
    /* As there. */
    uint32_t bits;
    uint32_t lower, full; /* forms */
    uint32_t grammar, meaning;
    /* In the article. */
    uint32_t seen;   /* times, as written */
    uint32_t inside; /* ... with a capital inside a sentence */
};

struct forms {
    const struct pool *pool;
    struct vocabulary *vocabulary;
    struct form *v; /* v[0] is no word */
    size_t n, cap;
};

void forms_init(
    struct forms *f, const struct pool *p, struct vocabulary *v, size_t bytes);

/* The number of the word s[0..n). */
uint32_t forms_add(struct forms *f, const char *s, size_t n);

#endif
