/* SPDX-License-Identifier: MIT */
/*
 * reader - read an article sentence by sentence and give each quote its
 * speaker.
 */
#ifndef QUOTES_READER_H
#define QUOTES_READER_H

#include "article.h"

/* The members of an article that reader_run writes. */
struct reading {
    struct runs *names;  /* outer runs: run.who, by who was mentioned last */
    struct cast *cast;   /* descriptions become entities of it; names get roles,
                            genders and the number of their quotes */
    struct turns *turns; /* turn.who */
    struct quote *quotes; /* speakers; all that is "set by reader.c" */
    struct reported_clauses *reported; /* all of it */
};

/* Resolve mentions and speakers of the article, whose tokens, sentences, runs
 * and entities are there.  Whoever reads `article` meanwhile sees what is
 * written to `out`, which points into it: a pronoun means somebody mentioned
 * before. */
void reader_run(const struct article *article, const struct reading *out);

#endif
