/* SPDX-License-Identifier: MIT */
/*
 * measure - how much text, how much of it in links, how much prose there is
 * below each node of a page.
 *
 * A line is a run of text between the borders of blocks; its owner is the
 * innermost block around it.  Lengths are in code points, white space folded.
 * What holds for a subtree is the difference of two sums.  It holds for the
 * nodes that were not gone when it was made.
 */
#ifndef EXTRACT_MEASURE_H
#define EXTRACT_MEASURE_H

#include "dom.h"

/* Code points from which on a line is prose, if links are less than
 * MEASURE_LINKS of it. */
#define MEASURE_PROSE 80
#define MEASURE_LINKS 0.3

struct line {
    uint32_t at, last, owner; /* nodes: its first and its last run of text; the
                                 block */
    uint32_t length, link;
    bool points; /* it has a mark of punctuation */
};

/* Sums over the nodes before each node: what of a node. */
enum sum {
    SUM_LENGTH,
    SUM_LINK, /* length in links */
    SUM_COMMAS,
    SUM_PROSE,    /* length of lines that are prose */
    SUM_GOOD,     /* length outside links of lines that are sentences */
    SUM_BAD,      /* twice the length of what is none */
    SUM_PLACE,    /* by owner: length of long lines */
    SUM_LINKS,    /* links */
    SUM_ARTICLES, /* article elements */
    SUM_LINES,    /* lines */
    SUMS
};

/* What does not change when nodes go: of a run of text. */
struct run {
    uint32_t length, commas;
    bool lead, tail, points; /* white space at its edges; punctuation */
};

struct measure {
    const struct dom *dom;
    struct run *runs;
    uint32_t *sums[SUMS]; /* of n + 1 elements */
    struct line *lines;
    size_t nlines, cap;
    uint32_t root; /* what was measured, or DOM_NONE, and when */
    size_t changes;
};

/* Room for the measures of a page. */
void measure_init(struct measure *measure, const struct dom *dom);
/* Measure what is below `root` and not gone, if that is not what is known
 * already: of other nodes nothing is known then. */
void measure_make(struct measure *measure, uint32_t root);

static inline uint32_t
measure_of(const struct measure *m, enum sum what, uint32_t node)
{
    return m->sums[what][m->dom->v[node].end] - m->sums[what][node];
}
/* Length of links below a node; 0 if it is inside one. */
uint32_t measure_links(const struct measure *measure, uint32_t node);
/* Share of the text of a node that is in links. */
double measure_density(const struct measure *measure, uint32_t node);

#endif
