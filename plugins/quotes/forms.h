/* SPDX-License-Identifier: MIT */
/*
 * forms - the distinct words of an article.
 *
 * A word gets a number; equal numbers are equal words, letter by letter.
 */
#ifndef QUOTES_FORMS_H
#define QUOTES_FORMS_H

#include "vocabulary.h"

struct form {
    const struct entry *word; /* in the vocabulary */
    uint32_t lower, full;     /* forms, as there */
    uint32_t seen;            /* times in the article, as written */
    uint32_t inside;          /* ... with a capital inside a sentence */
};

struct forms {
    const struct pool *pool;
    struct vocabulary *vocabulary;
    struct form *v; /* v[0] is no word */
    size_t n, cap;
};

/* Begin with no forms; the vocabulary has begun the article. */
void forms_init(struct forms *forms, const struct pool *pool,
    struct vocabulary *vocabulary, size_t bytes);

/* A form for a word of the vocabulary that has none in this article. */
uint32_t forms_new(struct forms *forms, struct entry *word);

/* The form of a word of the vocabulary.  Which one it was in another article
 * is of no use in this one, and there it is the form of another word. */
static inline uint32_t
forms_of(struct forms *forms, struct entry *word)
{
    uint32_t i = word->form;

    return i < forms->n && forms->v[i].word == word ? i
                                                    : forms_new(forms, word);
}

#endif
