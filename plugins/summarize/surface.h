/* SPDX-License-Identifier: MIT */
/*
 * surface - the look of a sentence: punctuation, first word, whether it
 * addresses the reader.
 */
#ifndef SUMMARIZE_SURFACE_H
#define SUMMARIZE_SURFACE_H

#include <stdbool.h>

#include "article.h"

struct surface {
    unsigned capitals; /* words after the first that begin with a capital */
    unsigned blanks;   /* words separated by blanks */
    unsigned figures;  /* numbers; 2,500 is one */
    bool opens;        /* begins with a quotation mark */
    bool question, exclamation, bracket, colon, dash, semicolon;
    bool ends;        /* ends with an end mark */
    bool asks;        /* ends with a question, outside quotation marks */
    bool small;       /* begins with a lower-case letter */
    bool money;       /* has a currency or percent sign, or a word for one */
    bool caption;     /* looks like the caption of a picture */
    bool promo;       /* has a phrase that asks the reader for something */
    bool promo_first; /* begins with such a phrase */
    bool foreign;     /* not part of the story, by another phrase */
    bool links;  /* begins with a phrase that connects it to the sentence before
                  */
    bool byline; /* begins like a byline and has no end mark */
    bool tail;   /* ends with its source: "..., police said." */
    /* has a verb of saying; a day or month */
    bool says, day;
    /* words for writer or reader; words that refer back */
    unsigned selves, pronouns;
};

/* Fill in the surface of a sentence. */
void surface_read(struct surface *surface, const struct article *article,
    const struct article_sentence *sentence);

#endif
