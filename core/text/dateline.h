/* SPDX-License-Identifier: MIT */
/*
 * dateline - "OSLO, March 4 (Reuters) - " in front of a paragraph's first
 * sentence: where it was written, when, and for which news agency.
 */
#ifndef TEXT_DATELINE_H
#define TEXT_DATELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/date.h"
#include "text/span.h"

enum dateline_kind {
    DATELINE_NONE,
    DATELINE_LIKELY, /* "OSLO - ", "Oslo (Kestrel Wire) - ": what goes on behind
                        it reads well, but it may have been meant as a part of
                        the sentence */
    DATELINE_SURE    /* an agency, in a form that nothing else has */
};

struct dateline {
    enum dateline_kind kind;
    size_t n;             /* bytes up to where the sentence goes on */
    struct span agency;   /* n is 0 where none is named */
    struct span reporter; /* who, and what he or she is, as it is written,
                             "김철수 기자"; n is 0 where nobody is named */
    struct date date;     /* with its year, or all "not written" */
};

struct dateline_words;

/* The names of agencies and the words beside them, of all languages; `dates` is
 * borrowed.  It may be shared by threads.  NULL if memory runs out. */
struct dateline_words *dateline_words_new(const struct date_words *dates);
void dateline_words_free(struct dateline_words *words);

/* Read the dateline that the paragraph text[0..n), valid UTF-8, begins with: a
 * place, a date or both, an agency, a dash.  Reads no more than 400 bytes. */
enum dateline_kind dateline_at(const struct dateline_words *words,
    enum date_order order, const char *text, size_t n,
    struct dateline *dateline);

/* The length of the name of an agency that text[0..n) begins with; 0 if there
 * is none. */
size_t dateline_agency(
    const struct dateline_words *words, const char *text, size_t n);

#endif
