/* SPDX-License-Identifier: MIT */
/*
 * meta - lines that tell who wrote an article, and when.
 */
#ifndef CLEAN_META_H
#define CLEAN_META_H

#include "doc.h"
#include "lexicon.h"
#include "person.h"

struct meta {
    bool byline;
    struct person_list people;
    bool role; /* a name has a role or an account behind it */
    bool has_date, has_modified;
    struct date date, modified;
};

/* Is text[0..n) nothing but dates and times, with the words that go before
 * them? Then they are in *meta. */
bool meta_dates(const struct lexicon *lexicon, enum date_order order,
    const char *text, size_t n, struct meta *meta);

/* Is it a byline that says so ("By", "Von" ...), perhaps with dates behind
 * it? */
bool meta_byline(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta);

/* Is it a row of dates, names and organisations with bars, slashes or full
 * stops between them, a date among them? */
bool meta_row(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta);

/* Is it a name, or an agency, without such a word; or "Redaktion", without a
 * name? */
bool meta_bare(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n, struct meta *meta);

#endif
