/* SPDX-License-Identifier: MIT */
/*
 * stretches - the stretches of a text that somebody may have said: quotation
 * spans, the lines of a dialogue that a dash opens, the answers of an
 * interview.
 */
#ifndef QUOTES_STRETCHES_H
#define QUOTES_STRETCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A quoted stretch; offsets are bytes.  [open, close) has the marks in it,
 * [start, end) has not, nor white space beside them. */
struct stretch {
    uint32_t open, start, end, close;
    bool closed;    /* there is a closing mark */
    bool continues; /* the stretch before it, of an earlier paragraph */
    bool dash;      /* opened by the dash of a dialogue, or the label of an
                       answer */
};

/* In text order; they do not overlap and end with their paragraph (line). */
struct stretches {
    struct stretch *v;
    size_t n, cap;
};

#endif
