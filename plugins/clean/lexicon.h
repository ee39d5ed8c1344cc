/* SPDX-License-Identifier: MIT */
/*
 * lexicon - what the rules look words up in: made once, then only read.
 */
#ifndef CLEAN_LEXICON_H
#define CLEAN_LEXICON_H

#include "text/date.h"
#include "text/dateline.h"
#include "text/phrases.h"
#include "text/words.h"

/* Bits of a word. */
enum {
    WORD_BUTTON = 1 << 0,
    WORD_BUTTON_HEAD = 1 << 1,
    WORD_ORGANISATION = 1 << 2,
    WORD_ROLE = 1 << 3,
    WORD_PARTICLE = 1 << 4,
    WORD_AND = 1 << 5,
    WORD_WHERE = 1 << 6,
    WORD_OPEN_END = 1 << 7,
    WORD_ENDS_NOTHING = 1 << 8,
    WORD_WRITE_TO = 1 << 9,
    WORD_ABOUT = 1 << 10,
    WORD_HANGING = 1 << 11,
    WORD_AFTER_FIGURE = 1 << 12,
    WORD_BEFORE_DAY = 1 << 13,
    WORD_WITH_AGENCY = 1 << 14,
    WORD_BEFORE_AGENCY = 1 << 15,
    WORD_AFTER_COPYRIGHT = 1 << 16,
    WORD_NAME_PREFIX = 1 << 17,
    WORD_VERSION = 1 << 18,
    WORD_OFFER = 1 << 19,
    WORD_PLACE = 1 << 20,
    WORD_READER = 1 << 21,
    WORD_PUBLISHER = 1 << 22,
    WORD_ASKS = 1 << 23,
    WORD_ENDS_CREDIT = 1 << 24
};

enum lexicon_set {
    LEXICON_BYLINE,
    LEXICON_DATE,
    LEXICON_NOTE,
    LEXICON_CREDIT,
    LEXICON_RELATED,
    LEXICON_ADVERT,
    LEXICON_FOOTER,
    LEXICON_CREDITS,
    LEXICON_CONTRIBUTED,
    LEXICON_CONTACT,
    LEXICON_URL,
    LEXICON_SETS
};

/* Values of phrases, by set: core/lang/classes.txt says what each is. */
enum {
    CUE_PUBLISHED = 1, /* LEXICON_DATE */
    CUE_MODIFIED,
    CUE_LENGTH,
    CUE_READING,
    CUE_UNIT,
    CUE_RELATIVE
};
enum { CUE_COLON = 1, CUE_FREE, CUE_WHOLE, CUE_CAPTION }; /* _CREDIT */
enum { CUE_RELATED = 1, CUE_RELATED_HEAD, CUE_TOPICS };   /* _RELATED */
enum {                                                    /* _FOOTER */
    CUE_COPYRIGHT = 1,
    CUE_ASKS,
    CUE_ASKS_TOO,
    CUE_BELOW,
    CUE_BOX,
    CUE_BOX_HEAD
};
enum { CUE_REPORTING = 1, CUE_EDITING, CUE_SOURCE }; /* _CREDITS */
enum { CUE_CORRECTION = 1, CUE_UPDATE };             /* _NOTE */

struct lexicon {
    struct phrases *sets[LEXICON_SETS];
    uint16_t starts[PHRASES_STARTS]; /* bits of the sets that begin so */
    struct words *words;
    struct date_words *dates;
    struct dateline_words *datelines;
};

/* NULL if memory runs out. */
struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon);

/* The value of the cue that text[0..n) begins with, and its length; 0. */
uint32_t lexicon_cue(const struct lexicon *lexicon, enum lexicon_set set,
    const char *text, size_t n, size_t *len);
/* The bits of a word, in any case. */
uint32_t lexicon_word(
    const struct lexicon *lexicon, const char *text, size_t n);
/* Is the word, in any case, a verb by which somebody speaks: said? */
bool lexicon_says(const char *text, size_t n);

#endif
