/*
 * marks - quote marks and the stretches of text between them.
 *
 * Straight, curly, doubled single, low-high and angled marks of any nation,
 * and single marks where an article quotes with them.  A paragraph is never
 * given up: a missing mark ends a stretch at the next sign that it is over.
 */
#ifndef QUOTES_MARKS_H
#define QUOTES_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "text/pool.h"

/* A quoted stretch; offsets are bytes.  [open, close) has the marks in it,
 * [start, end) has not, nor white space beside them. */
struct stretch {
    uint32_t open, start, end, close;
    bool closed;    /* there is a closing mark */
    bool continues; /* the stretch before it, of an earlier paragraph */
    bool dash;      /* opened by the dash of a dialogue, or the label of an
                       answer */
};

struct stretches {
    struct stretch *v;
    size_t n, cap;
};

/* Append the quoted stretches of the valid UTF-8 text s[0..n), n < 4 GiB, in
 * text order.  Stretches do not overlap and end with their paragraph (line). */
void marks_pair(const struct pool *p, const struct lexicon *l, const char *s,
    size_t n, struct stretches *out);

#endif
