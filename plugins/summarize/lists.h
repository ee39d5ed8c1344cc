/*
 * lists - words that the features of sentences look for.
 */
#ifndef SUMMARIZE_LISTS_H
#define SUMMARIZE_LISTS_H

#include <stdint.h>

enum {
    LIST_STOP = 1 << 0,     /* function words: carry no content */
    LIST_PRONOUN = 1 << 1,  /* points back, as the first word */
    LIST_POINTER = 1 << 2,  /* this, that, there */
    LIST_LINK = 1 << 3,     /* but, and, however */
    LIST_SAY = 1 << 4,      /* verbs of speech */
    LIST_TAIL = 1 << 5,     /* ... that stand behind what was said */
    LIST_DAY = 1 << 6,      /* days and months */
    LIST_SELF = 1 << 7,     /* I, we, you */
    LIST_MONEY = 1 << 8,    /* million, percent */
    LIST_PHRASE = 1 << 9,   /* begins a phrase of lists_phrases */
    LIST_CAPTION = 1 << 10, /* pictured, left: as the first word */
    LIST_BYLINE = 1 << 11,  /* by: as the first word */
    LIST_IMAGE = 1 << 12,   /* photo: as the first word in brackets */
    LIST_WHICH = 1 << 13    /* from here on: which phrase is the first */
};

/* A list of words (their lower case) of a language; NULL for all. */
struct lists_list {
    const char *of;
    uint32_t value;
    const char *words;
};

extern const struct lists_list lists_words[]; /* ends with words NULL */

/* Phrases that talk to the reader or about the page, not about the story:
 * words with blanks between. */
enum lists_phrase_use {
    PHRASE_PROMO,  /* tells of a promotion where it begins the sentence, and
                      makes one likely elsewhere */
    PHRASE_NEVER,  /* tells of one wherever it stands */
    PHRASE_CREDIT, /* tells of a credit where it begins a short sentence */
    PHRASE_NETWORK /* tells of a promotion behind "follow", as first word */
};

struct lists_phrase {
    const char *of; /* the language */
    enum lists_phrase_use use;
    const char *words;
};

/* By language and first word, so that those with the same one are together;
 * ends with words NULL. */
extern const struct lists_phrase lists_phrases[];

#endif
