/* SPDX-License-Identifier: MIT */
/*
 * needs - what a sentence needs to be understood, and which sentences supply
 * it.
 *
 * "He said so." needs the sentence before it; the first half of a quotation the
 * second; a surname a sentence with the full name; "the skull" an earlier one
 * that mentions a skull.  A summary pays a price for each need that none of its
 * sentences supplies.
 */
#ifndef SUMMARIZE_NEEDS_H
#define SUMMARIZE_NEEDS_H

#include "article.h"
#include "surface.h"

/* Sentences that supply a name or thing: the first ones */
#define NEEDS_SUPPLIERS 8
#define NEEDS_NAMES     4 /* names and things that a sentence needs, at most */

/* The price from which a sentence hangs: it cannot be understood alone */
#define NEEDS_HANG 1.0

/* The sentences that introduce a name in full, or a thing. */
struct needs_supply {
    uint32_t by[NEEDS_SUPPLIERS], n; /* ascending */
};

struct needs_name {
    double price;
    uint32_t
        supply; /* index into `supply`; only sentences before this one count */
};

/* What one sentence needs.  A price of 0 means nothing is needed; 1 is the
 * price of a pronoun at the beginning. */
struct needs_sentence {
    double before; /* to be paid if the sentence before it is not chosen */
    double after;  /* to be paid if the sentence after it is not chosen */
    struct needs_name name[NEEDS_NAMES];
    uint32_t nnames;
};

struct needs {
    struct needs_sentence *sentence;
    struct needs_supply *supply;
    size_t nsupply, cap;
};

/* Find the needs of all sentences of the article, which are those of `text`
 * from `first` on.  The text has words and quotation spans.  What the title
 * (with words, or NULL) mentions is not needed.  Time is linear in the text. */
void needs_read(struct needs *needs, const struct article *article,
    const struct surface *surface, const struct cd_text *text, size_t first,
    const struct cd_text *title, struct lexis *lexis);

/* The parts of needs_price(): what neighbours supply; names and things. */
double needs_near(const struct needs *needs, const struct article *article,
    size_t i, const bool *taken);
double needs_far(const struct needs *needs, size_t i, const bool *taken);
/* The price that sentence i pays for one supply, 0 if it does not need it. */
double needs_of(
    const struct needs *needs, size_t i, uint32_t supply, const bool *taken);

/* The price of the needs of sentence i that the taken sentences do not
 * supply. */
double needs_price(const struct needs *needs, const struct article *article,
    size_t i, const bool *taken);

#endif
