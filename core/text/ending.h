/* SPDX-License-Identifier: MIT */
/*
 * ending - how a line ends, as far as its last characters tell, in any writing.
 *
 * Where sentences end within a line is for the splitter (sentence.h) alone,
 * which knows the language: a stop there may be that of a title.
 */
#ifndef TEXT_ENDING_H
#define TEXT_ENDING_H

#include <stddef.h>
#include <stdint.h>

/* What a character is at the end of a line. */
enum ending_sign {
    ENDING_NONE,   /* a letter, a comma: anything else */
    ENDING_MARK,   /* ends a sentence: full stops, ? and !, an ellipsis */
    ENDING_PAUSE,  /* a colon or semicolon */
    ENDING_QUOTE,  /* a quotation mark that closes, somewhere */
    ENDING_SINGLE, /* a single one, or an apostrophe: headlines end so, too */
    ENDING_BRACKET /* ) or ] */
};

enum ending_sign ending_sign(uint32_t code);

/* What text[0..n) ends with, white space, closing quotation marks and brackets
 * apart. */
enum ending {
    ENDING_OPEN,   /* a word, a comma: a sentence could go on */
    ENDING_QUOTED, /* the same, in quotation marks or brackets */
    ENDING_CLOSED  /* a mark or a pause */
};

enum ending ending_of(const char *text, size_t n);

#endif
