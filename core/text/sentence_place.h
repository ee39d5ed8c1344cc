/* SPDX-License-Identifier: MIT */
/*
 * sentence_place - an end mark and its surroundings: everything that the rules
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
    size_t start; /* where the sentence being read begins */
    const struct span *
        brackets; /* spans within which no sentence ends (sentence_bracket.h) */
    size_t nbrackets, bracket; /* how many; the first that does not end before
                              the byte last asked for */
    size_t counted; /* bytes whose straight double marks are counted */
    bool quoted;    /* is their number odd: is a quotation open behind them? */
};

/* All byte positions are offsets into block->text, set by
 * sentence_place_look(). */
struct sentence_place {
    size_t at;     /* the first end mark */
    size_t behind; /* the byte after the last end mark */
    size_t end;    /* the byte after the closing quotation marks and brackets */
    uint32_t mark; /* the first end mark */
    uint32_t closer; /* the last closing quotation mark or bracket; 0: none */
    unsigned dots;   /* full stops among the end marks */
    bool lone;       /* the mark is a single full stop */
    bool ellipsis;
    bool spaced; /* an ellipsis written ". . ." */
    bool pause;  /* a full stop followed by such an ellipsis */
    bool note;   /* a footnote's number follows the mark: "end.[12]" */
    bool inside; /* the mark is within a span that is not cut */
    bool held;   /* ... and that span goes on after `end` */
    bool blank;  /* a blank follows */

    struct span word;      /* the word in front of the mark; n 0: none */
    uint32_t is;           /* SENTENCE_... classes of that word */
    unsigned letters;      /* code points in the word */
    bool capital, initial; /* it begins with a capital; it is one letter */
    bool dotted;           /* there are stops inside: "u.s" */
    bool figure;           /* digits alone */

    size_t next;      /* the first character of what follows */
    size_t next_end;  /* the end of the word there */
    uint32_t first;   /* that character; 0 at the end of the block */
    uint32_t next_is; /* SENTENCE_... of the next word */
    bool up, digit;   /* the next word begins with a capital; with a digit */
    bool
        opened; /* opening marks stand between the end mark and the next word */
    bool dash;  /* one of them is a dash */
};

/* Read the surroundings of the end mark at byte i.  Ask for ascending i only,
 * since block->bracket moves forward. */
void sentence_place_look(
    struct sentence_block *block, size_t i, struct sentence_place *place);
/* Is the word around byte i an address on the web? */
bool sentence_place_address(const struct sentence_block *block, size_t i);
/* SENTENCE_... classes of the word in front of the one that begins at byte i;
 * 0: none. */
uint32_t sentence_place_before(const struct sentence_block *block, size_t i);
/* Has the sentence under way more than `most` words before byte i? */
bool sentence_place_words(
    const struct sentence_block *block, size_t i, unsigned most);

#endif
