/*
 * sentence_lang - what the sentence rules know about a language.
 */
#ifndef TEXT_SENTENCE_LANG_H
#define TEXT_SENTENCE_LANG_H

#include <stdbool.h>
#include <stdint.h>

#include "text/words.h"

/* What a word is, in the tables of sentence_words.c.  Words are in small
 * letters and without their last full stop ("p.m"). */
enum {
    SENTENCE_TITLE = 1 << 0,     /* stands before a name: mr, dr, st */
    SENTENCE_NUMBER = 1 << 1,    /* goes on before a figure: no, p, art */
    SENTENCE_DATE = 1 << 2,      /* a shortened day or month: jan, tue */
    SENTENCE_SHORT = 1 << 3,     /* shortened, seldom ends a sentence */
    SENTENCE_FINAL = 1 << 4,     /* shortened, often ends a sentence */
    SENTENCE_START = 1 << 5,     /* a likely first word: the, he, after */
    SENTENCE_STRONG = 1 << 6,    /* a first word that no name holds: it, was */
    SENTENCE_WORD = 1 << 7,      /* a word, too, when in small letters: ore */
    SENTENCE_ORDINAL = 1 << 8,   /* behind an ordinal: Oktober, Jahrhundert */
    SENTENCE_BEFORE = 1 << 9,    /* before an ordinal: am, der */
    SENTENCE_SAY = 1 << 10,      /* says that somebody spoke: asked */
    SENTENCE_CALENDAR = 1 << 11, /* goes on behind a time: Tuesday, GMT */
    SENTENCE_NEVER = 1 << 12,    /* never ends a sentence: e.g, vs */
    SENTENCE_HOUR = 1 << 13,     /* a.m and p.m */
    SENTENCE_DOMAIN = 1 << 14    /* the end of a name on the web: com */
};

/* Habits of a language. */
enum {
    SENTENCE_ORDINALS = 1,   /* "3." is "third" */
    SENTENCE_SMALL = 2,      /* a single small letter is a short form */
    SENTENCE_STRICT = 4,     /* a short form never ends a sentence */
    SENTENCE_ELISION = 8,    /* l' and d' stand before words */
    SENTENCE_CASELESS = 16,  /* each end mark before a blank ends */
    SENTENCE_LATIN_DATE = 32 /* shortened dates go on before capitals */
};

struct sentence_lang {
    const char *code; /* ISO 639-1; "" for the plain rules */
    unsigned habits;
    const char *marks;  /* end marks; NULL for those of Latin script */
    const char *glued;  /* end marks that need no blank behind them */
    const char *suffix; /* end of words that go on: "str" */
    struct words *words;
    bool first[256]; /* bytes that can begin an end mark or a bullet */
};

/* A list of words for the tables: `of` is the language, NULL for all. */
struct sentence_list {
    const char *of;
    uint32_t value;
    const char *words;
};

extern const struct sentence_list sentence_lists[]; /* ends with words NULL */
extern const struct sentence_lang sentence_langs[]; /* ends with code NULL */

/* Is c one of the code points of the string? */
bool sentence_lang_find(const char *set, uint32_t c);
/* The same of a string of marks, which are no ASCII letters or figures, as most
 * of what is asked for is. */
static inline bool
sentence_lang_has(const char *marks, uint32_t c)
{
    if ((c | 0x20) - 'a' < 26 || c - '0' < 10)
        return false;
    return sentence_lang_find(marks, c);
}
/* Is c an end mark of the language? */
bool sentence_lang_mark(const struct sentence_lang *l, uint32_t c);

#endif
