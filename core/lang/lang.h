/* SPDX-License-Identifier: MIT */
/*
 * lang - what is known of languages, as tables made of the text files beside
 * this: README.md describes them.
 *
 * Words are in lower case, UTF-8, separated by single blanks; all strings are
 * static.
 */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <stdbool.h>
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
extern const struct lang_list lang_detail[];
extern const struct lang_list lang_clause[];
extern const struct lang_list lang_sentence[];
extern const struct lang_list lang_date[];
extern const struct lang_list lang_guess[];
extern const struct lang_list lang_page_line[];  /* phrases */
extern const struct lang_list lang_page_block[]; /* phrases */
extern const struct lang_list lang_page_word[];
extern const struct lang_list lang_reported[];
extern const struct lang_list lang_heading[]; /* phrases */
extern const struct lang_list lang_story[];
extern const struct lang_list lang_story_phrase[]; /* phrases */

/* The groups of words above, by the number of their group in classes.h; NULL
 * for the groups of phrases. */
extern const struct lang_list *const lang_groups[LANG_GROUPS];

/* The classes of words by name; the last has the name NULL. */
struct lang_class {
    const char *name;
    unsigned class;
};
extern const struct lang_class lang_classes[];

#define LANG_WORD_MOST 60 /* bytes of a word in these tables */

/* Words with a number each, to be asked for by lang_table_get. */
struct lang_table {
    const char *letters;    /* of the words, first those of one byte, then those
                               of two ..., each in the order of their bytes */
    const uint32_t *values; /* in the same order */
    struct {
        uint32_t first, at; /* of those of n bytes the first: its place among
                               all words, and in letters */
    } sizes[LANG_WORD_MOST + 2];
};

/* The number of the word text[0..length); 0 if it is not there. */
uint32_t lang_table_get(
    const struct lang_table *table, const char *text, size_t length);

/* The classes of the word text[0..length), in lower case, of a language: by
 * group, LANG_BIT of each.  All are 0 of a word that is in no list.  They are
 * those of the lists of the language and of all languages; but a name that
 * surely is a man's or a woman's in the language is nothing else as a first
 * name. lang_count stands for all languages alone. */
const uint32_t *lang_word(size_t language, const char *text, size_t length);

/* The verbs of all languages by which somebody speaks ("said"), in lower
 * case, with the number 1; without those that are as often a noun
 * ("report"). */
extern const struct lang_table lang_says;

/* Habits of a language: how it is written. */
enum {
    LANG_ORDINAL_STOP = 1,      /* "3." is "third" */
    LANG_SMALL_LETTER_STOP = 2, /* a single lower-case letter is a short form */
    LANG_STRICT_ABBREVIATIONS = 4, /* a short form never ends a sentence */
    LANG_ELISION = 8,              /* l' and d' stand before words */
    LANG_CASELESS = 16,            /* each end mark before a blank ends */
    LANG_LATIN_DATES = 32,         /* shortened dates go on before capitals */
    LANG_BLANK_INSIDE_QUOTES = 64, /* « quoted » */
    LANG_CAPITAL_NOUNS = 1 << 7,   /* all nouns have capitals */
    LANG_VERB_SECOND = 1 << 8, /* the verb is second in its clause, its subject
                                  before or behind it */
    LANG_GENITIVE_BEHIND_NOUN =
        1 << 9, /* a noun in the genitive stands behind its noun: des Hafens */
    LANG_IT_REPORTS = 1 << 10,     /* heißt es: it reports what others say */
    LANG_NOBODY_REPORTS = 1 << 11, /* apprend-on: somebody not named heard it */
    LANG_DOCUMENT_IS_SOURCE = 1 << 12, /* who is asked for is the document:
                                          according to a letter from Lind */
    LANG_CAPITAL_ROLES = 1 << 13, /* a role before a name is written as titles
                                     are: Bürgermeisterin Lind */
    LANG_BARE_NAMES = 1 << 14,    /* names of persons have no article */
    LANG_VERB_BEFORE_SUBJECT =
        1 << 15, /* sagte Lind: the verb may stand before its subject */
    LANG_SUBJECT_OMITTED = 1 << 16, /* a verb may lack its subject: dijo */
    LANG_ADJECTIVE_BEHIND_NOUN = 1 << 17, /* el líder conservador */
    LANG_NOUN_OF_NOUN = 1 << 18,    /* un appel de la ville: a noun may stand
                                       between a verb and of */
    LANG_GENDERED_THINGS = 1 << 19, /* things are he or she */
    LANG_SMALL_TITLES =
        1 << 20, /* titles have lower-case letters: doña Elvira */
    LANG_SMALL_NAMES =
        1 << 21, /* Compagnie des bacs: names go on in lower case */
    LANG_OBJECT_BEFORE_VERB =
        1 << 22, /* il l'affirme: an object stands before its verb */
    LANG_IRONY_IN_MARKS =
        1 << 23, /* a few words in marks are the writer's irony */
    LANG_POSSESSIVE_APOSTROPHE =
        1 << 24, /* players': an apostrophe alone tells the possessor */
    LANG_HYPHEN_COMPOUNDS =
        1 << 25, /* co-host: what stands behind the hyphen says what it is */
    LANG_COMPOUNDS =
        1 << 26, /* Regierungssprecherin: a noun ends with what it is */
    LANG_DASH_DIALOGUE = 1 << 27, /* a dash opens what somebody says */
    LANG_DASHES_AROUND_NARRATOR =
        1 << 28, /* a dash opens and closes the narrator: —No —dijo—. */
    LANG_DASH_BEFORE_NARRATOR =
        1 << 29, /* one with blanks does: — Нет, — сказал он. */
    LANG_UNSPACED = 1 << 30 /* no blanks stand between words */
};

/* How much is known of a language, and so what is done with a text in it. */
enum lang_level {
    LANG_LEVEL_NONE, /* sentences by general rules, nothing guessed */
    LANG_LEVEL_PAGE, /* cleaning, dates, sentences, summaries, keywords */
    LANG_LEVEL_FULL  /* and who said what */
};

/* Scripts that tell of a language; bits of `letters` are 1 << these. */
enum { LANG_HAN, LANG_KANA, LANG_HANGUL, LANG_SCRIPTS };

/* How a language counts the years of dates in figures. */
enum lang_years {
    LANG_YEARS_GREGORIAN,
    LANG_YEARS_BUDDHIST,    /* 543 more */
    LANG_YEARS_SOLAR_HIJRI, /* of Iran and Afghanistan, with its own months */
};

struct lang_language {
    const char *tag; /* ISO 639 */
    enum lang_level level;
    unsigned habits;
    const char *end_marks;   /* of sentences; NULL: those of Latin script */
    const char *glued_marks; /* end marks that need no blank behind them */
    const char *open_ending; /* end of abbreviations that go on: "str" */
    unsigned letters;        /* the scripts that tell of it */
    const char *stemmer;     /* the name of Snowball's; NULL if none */
    enum lang_years years;
    const char *month_first; /* the country, in small letters, that writes the
                                month of 03/04/2024 first, so that without a
                                country it is not known; NULL: none does */
    const char *other_tags;  /* its other tags: "nb nn nor"; NULL if none */
    const char *question_letters; /* end questions of an interview, which a dash
                                     opens; NULL if not told so */

    /* Of 100,000 news articles, how many hold a word of a stem.  NULL where
     * nobody counted. */
    const struct lang_table *frequencies;
};

#define LANG_MOST 128 /* languages, at most: tables.c asserts it */

/* All languages by tag; the last has the tag NULL. */
extern const struct lang_language lang_languages[];
extern const size_t lang_count;

/* The language of that tag ("de"), or with it among its other tags ("nb");
 * lang_count if there is none. */
size_t lang_find(const char *tag, size_t length);

/* The language that a BCP 47 tag names: "de-AT", "deu" and "DE_at" are German;
 * lang_count if there is none, or tag is NULL. */
size_t lang_of_tag(const char *tag, size_t length);

/* Does the BCP 47 tag, in letters of any size, say that the text is in no
 * language that could be named: "und", "mul", "mis", "zxx" (ISO 639-2)? */
bool lang_is_none(const char *tag, size_t length);

/* Is a text told to be in the language, which may be lang_count, by its
 * function words or its script? */
bool lang_is_told(size_t language);

/* Has the language, which may be lang_count, the habit? */
bool lang_has(size_t language, unsigned habit);

/* Bytes of the ending ("~ing") of one of these classes of the group `detail`
 * that the word text[0..length) has in a language; 0 if it has none, or is no
 * longer than it. */
size_t lang_ending(
    size_t language, uint32_t classes, const char *text, size_t length);

/* Its level; LANG_LEVEL_NONE of lang_count. */
enum lang_level lang_level(size_t language);

#endif
