/*
 * lists - words that the features of sentences look for.
 */
#ifndef SUMMARIZE_LISTS_H
#define SUMMARIZE_LISTS_H

#include <stdint.h>

enum {
    LIST_STOP = 1 << 0,    /* function words: carry no content */
    LIST_PRONOUN = 1 << 1, /* points back, as the first word */
    LIST_POINTER = 1 << 2, /* this, that, there */
    LIST_LINK = 1 << 3,    /* but, and, however */
    LIST_SAY = 1 << 4,     /* verbs of speech */
    LIST_TAIL = 1 << 5,    /* ... that stand behind what was said */
    LIST_DAY = 1 << 6,     /* days and months */
    LIST_SELF = 1 << 7,    /* I, we, you */
    LIST_MONEY = 1 << 8,   /* million, percent */
    LIST_PROMO = 1 << 9,   /* begins a phrase of lists_promos */
    LIST_CAPTION = 1 << 10 /* pictured, left: as the first word */
};

/* A list of words (their lower case) of a language; NULL for all. */
struct lists_list {
    const char *of;
    uint32_t value;
    const char *words;
};

extern const struct lists_list lists_words[]; /* ends with words NULL */

/* Phrases that talk to the reader or about the page, not about the story;
 * words with blanks between.  Ends with NULL. */
extern const char *const lists_promos[];

#endif
