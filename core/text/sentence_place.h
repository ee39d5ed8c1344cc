/* SPDX-License-Identifier: MIT */
/*
 * sentence_place - an end mark and what stands around it: all that the rules
 * of sentence_rule.c look at.
 */
#ifndef TEXT_SENTENCE_PLACE_H
#define TEXT_SENTENCE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/sentence_lang.h"
#include "text/span.h"

/* A block of text being cut. */
struct sentence_block {
    const struct sentence_lang *lang;
    const char *s;
    size_t n;
    size_t start;            /* of the sentence that is under way */
    const struct span *pair; /* stretches that are not cut (sentence_pair) */
    size_t npair, at_pair;   /* how many, and the first not yet passed */
};

struct sentence_place {
    size_t at;       /* the first end mark */
    size_t behind;   /* the byte behind the last one */
    size_t end;      /* and behind the quotation marks and brackets after it */
    uint32_t mark;   /* the first end mark */
    uint32_t closer; /* the last mark before `end` */
    unsigned dots;   /* full stops among the end marks */
    bool lone;       /* one full stop and nothing else */
    bool ellipsis;
    bool spaced; /* an ellipsis written ". . ." */
    bool pause;  /* a full stop with such an ellipsis behind it */
    bool note;   /* a footnote's figure stands behind the mark */
    bool inside; /* in a stretch that is not cut */
    bool held;   /* ... which the closing marks do not end */
    bool blank;  /* a blank follows */

    struct span word;      /* in front of the mark */
    uint32_t is;           /* what the tables say of it, SENTENCE_... */
    unsigned letters;      /* code points in it */
    bool capital, initial; /* it begins with one; it is one letter */
    bool dotted;           /* there are stops inside: "u.s" */
    bool figure;           /* digits alone */

    size_t next;      /* the first character of what follows */
    size_t next_end;  /* the end of the word there */
    uint32_t first;   /* that character; 0 at the end of the block */
    uint32_t next_is; /* SENTENCE_... of the next word */
    bool up, digit;   /* it begins with a capital; with a figure */
    bool opened;      /* marks stand between */
    bool dash;        /* a dash stands between */
    bool dateline;    /* the agency of a dateline stands there */
};

/* Look around the end mark at byte i. */
void sentence_place_look(
    struct sentence_block *block, size_t i, struct sentence_place *out);
/* Is the word around byte i an address on the web? */
bool sentence_place_address(const struct sentence_block *block, size_t i);
/* SENTENCE_... of the word before the one that starts at byte i. */
uint32_t sentence_place_before(const struct sentence_block *block, size_t i);
/* Has the sentence under way more than `most` words before byte i? */
bool sentence_place_words(
    const struct sentence_block *block, size_t i, unsigned most);

#endif
