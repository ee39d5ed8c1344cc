/* SPDX-License-Identifier: MIT */
/*
 * needs - what a sentence needs to be understood, and which other sentences
 * supply it.
 *
 * "He said so." needs the sentence before; the first half of a quotation the
 * second; a surname a sentence with the name in full; "the skull" one that
 * speaks of a skull before.  A summary pays a price for each need that no
 * sentence of it supplies.
 */
#ifndef SUMMARIZE_NEEDS_H
#define SUMMARIZE_NEEDS_H

#include "article.h"
#include "surface.h"

#define NEEDS_SUPPLIERS 8 /* of a name or thing: the first ones */
#define NEEDS_NAMES     4 /* names and things that a sentence needs, at most */

#define NEEDS_HANG 1.0 /* the price of a sentence that hangs in the air */

/* Sentences that bring a name in full, or a thing. */
struct needs_supply {
    uint32_t by[NEEDS_SUPPLIERS], n; /* ascending */
};

struct needs_name {
    double price;
    uint32_t supply; /* index; those behind the sentence itself do not count */
};

/* What one sentence needs.  A price is 0 where nothing is needed; 1 is that of
 * a pronoun at its head. */
struct needs_sentence {
    double before; /* due where the sentence right before is not chosen */
    double after;  /* ... right behind */
    struct needs_name name[NEEDS_NAMES];
    uint32_t nnames;
};

struct needs {
    struct needs_sentence *sentence;
    struct needs_supply *supply;
    size_t nsupply, cap;
};

/* The needs of all sentences of the article, which are those of `text` from
 * `first` on; the text has words and quotation spans.  What the title (with
 * words, or NULL) speaks of, it supplies.  Time is linear in the text. */
void needs_read(struct needs *needs, const struct article *article,
    const struct surface *surface, const struct cd_text *text, size_t first,
    const struct cd_text *title, struct lexis *lexis);

/* The parts of that: what neighbours supply, and names and things. */
double needs_near(const struct needs *needs, const struct article *article,
    size_t i, const bool *taken);
double needs_far(const struct needs *needs, size_t i, const bool *taken);
/* The price of one of these, which sentence i needs. */
double needs_of(
    const struct needs *needs, size_t i, uint32_t supply, const bool *taken);

/* The price of what sentence i lacks beside the sentences taken. */
double needs_price(const struct needs *needs, const struct article *article,
    size_t i, const bool *taken);

#endif
