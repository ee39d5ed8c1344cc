/* SPDX-License-Identifier: MIT */
/*
 * surface - what a sentence looks like: its signs, its first word, whether it
 * talks to the reader.
 */
#ifndef SUMMARIZE_SURFACE_H
#define SUMMARIZE_SURFACE_H

#include <stdbool.h>

#include "article.h"

struct surface {
    unsigned capitals; /* words behind the first that begin with one */
    unsigned blanks;   /* words between blanks */
    unsigned figures;  /* numbers: 2,500 is one */
    bool opens;        /* begins with a quotation mark */
    bool question, exclamation, bracket, colon, dash, semicolon;
    bool ends;        /* has an end mark */
    bool asks;        /* ends with a question, outside quotes */
    bool small;       /* begins with a small letter */
    bool money;       /* a currency or percent sign, or a word for one */
    bool caption;     /* of a picture */
    bool promo;       /* holds a phrase that asks for something */
    bool promo_first; /* begins with one */
    bool foreign;     /* no part of the story, as another phrase tells */
    bool links;       /* begins with a phrase that ties it to the one before */
    bool byline;      /* begins as one and has no end mark */
    bool tail;        /* ends with its source: ..., police said. */
    bool says, day;
    unsigned selves, pronouns;
};

void surface_read(struct surface *surface, const struct article *article,
    const struct article_sentence *sentence);

#endif
