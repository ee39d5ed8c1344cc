/*
 * lang - what is known of languages, as tables made of the text files beside
 * this: README.md describes them.
 *
 * Words are in lower case, UTF-8, separated by single blanks; all strings are
 * static.
 */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <stddef.h>
#include <stdint.h>

#include "lang/classes.h"

#define LANG_COMMON UINT16_MAX /* of all languages */

/* A list of words that are of the same classes of one group; in a group of
 * phrases each ends with a NUL, and the last is followed by a second one. */
struct lang_list {
    uint16_t language; /* index into lang_languages, or LANG_COMMON */
    uint32_t classes;  /* LANG_BIT of each */
    const char *words;
};

/* The lists of each group of classes.txt; each ends with words == NULL. */
extern const struct lang_list lang_grammar[];
extern const struct lang_list lang_meaning[];
extern const struct lang_list lang_sentence[];
extern const struct lang_list lang_date[];
extern const struct lang_list lang_guess[];
extern const struct lang_list lang_page_line[];  /* phrases */
extern const struct lang_list lang_page_block[]; /* phrases */
extern const struct lang_list lang_page_word[];
extern const struct lang_list lang_story[];
extern const struct lang_list lang_story_phrase[]; /* phrases */

/* Habits of a language: how it is written. */
enum {
    LANG_ORDINAL_STOP = 1,         /* "3." is "third" */
    LANG_SMALL_LETTER_STOP = 2,    /* a single small letter is a short form */
    LANG_STRICT_ABBREVIATIONS = 4, /* a short form never ends a sentence */
    LANG_ELISION = 8,              /* l' and d' stand before words */
    LANG_CASELESS = 16,            /* each end mark before a blank ends */
    LANG_LATIN_DATES = 32,         /* shortened dates go on before capitals */
    LANG_BLANK_INSIDE_QUOTES = 64  /* « quoted » */
};

struct lang_language {
    const char *tag; /* ISO 639 */
    unsigned habits;
    const char *end_marks;   /* of sentences; NULL: those of Latin script */
    const char *glued_marks; /* end marks that need no blank behind them */
    const char *open_ending; /* end of abbreviations that go on: "str" */
};

/* All languages by tag; the last has the tag NULL. */
extern const struct lang_language lang_languages[];
extern const size_t lang_count;

/* The language of that tag ("de"), exactly; lang_count if there is none. */
size_t lang_find(const char *tag, size_t n);

#endif
