/* SPDX-License-Identifier: MIT */
/*
 * dateline - "OSLO, March 4 (Reuters) - " at the start of an article.
 */
#ifndef CLEAN_DATELINE_H
#define CLEAN_DATELINE_H

#include "doc.h"
#include "known.h"
#include "lexicon.h"

struct dateline {
    size_t n; /* bytes to cut */
    struct str agency;
    bool has_date;
    struct date date; /* with its year */
};

/* Does the text begin with a place, a date or both, an agency, and a dash?
 * A place and a dash alone are part of the sentence. */
bool dateline_at(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x);

#endif
