/* SPDX-License-Identifier: MIT */
/*
 * forms - the distinct words of an article, numbered; equal numbers are equal
 * words, letter by letter.
 */
#ifndef QUOTES_FORMS_H
#define QUOTES_FORMS_H

#include "vocabulary.h"

struct form {
    const struct entry *word; /* of the vocabulary */
    uint32_t lower, full;     /* forms of word->lower and word->full */
    uint32_t seen;            /* occurrences in the article */
    uint32_t inside; /* of those, the ones with a capital that do not open a
                        sentence */
};

struct forms {
    const struct pool *pool;
    struct vocabulary *vocabulary;
    struct form *v; /* in the pool; v[0] is not a word */
    size_t n, cap;
};

/* Begin with no forms, after vocabulary_begin.  `bytes` is the length of the
 * text, an estimate of the room needed. */
void forms_init(struct forms *forms, const struct pool *pool,
    struct vocabulary *vocabulary, size_t bytes);

/* Add a form for a word of the vocabulary that has none in this article. */
uint32_t forms_new(struct forms *forms, struct entry *entry);

/* The form of a word of the vocabulary, added if it is new.  The vocabulary
 * outlives the article, so word->form may be of an earlier one; it is valid
 * only while forms->v[word->form].word is the word itself. */
static inline uint32_t
forms_of(struct forms *forms, struct entry *word)
{
    uint32_t i = word->form;

    return i < forms->n && forms->v[i].word == word ? i
                                                    : forms_new(forms, word);
}

#endif
