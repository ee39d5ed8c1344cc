/* SPDX-License-Identifier: MIT */
/*
 * stretches - the stretches of a text that may be somebody's speech: quotation
 * spans, lines of a dialogue that a dash opens, answers of an interview.
 */
#ifndef QUOTES_STRETCHES_H
#define QUOTES_STRETCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch; offsets are bytes. [open, close) includes the quotation marks;
 * [start, end) does not, nor blanks beside them. */
struct stretch {
    uint32_t open, start, end, close;
    bool closed;    /* there is a closing quotation mark */
    bool continues; /* it goes on with the stretch before it, of an earlier
                       paragraph */
    bool
        dash; /* opened by a dash or by an interviewee's label: always speech */
    bool narrated; /* words of a narrator divide it (incise.h): always speech */
    bool rest;     /* what follows those words; one with the stretch before */
};

/* In text order, not overlapping; each ends with its paragraph (line) at the
 * latest.  In the article's pool. */
struct stretches {
    struct stretch *v;
    size_t n, cap;
};

#endif
