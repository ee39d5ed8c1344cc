/* SPDX-License-Identifier: MIT */
/*
 * lexis - what summaries need to know of each word, indexed by its number in
 * the vocabulary (copydesk/text.h) and kept from article to article.
 */
#ifndef SUMMARIZE_LEXIS_H
#define SUMMARIZE_LEXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <copydesk/text.h>

struct lists_phrase;
struct page;
struct lexis_tables; /* made once and shared by all workers */

/* A stem.  `mark` and `type` belong to whoever reads an article: they are 0 in
 * a new stem and kept until it is forgotten. */
struct lexis_stem {
    const char *s;
    double idf; /* -log of its share of news articles: its rarity */
    uint64_t mark;
    uint32_t type;
    uint8_t n, letters; /* length in bytes, in code points */
    bool known : 1;
    bool stop : 1;   /* the word equal to the stem is a stop word */
    bool figure : 1; /* digits only */
};

/* How a word refers to somebody or something. */
enum {
    REFER_PRONOUN =
        1, /* he, its, ihm: refers to somebody or something mentioned before */
    REFER_SUBJECT = 2,      /* he, she, they: a pronoun that can be a subject */
    REFER_DEFINITE = 4,     /* the, this */
    REFER_INDEFINITE = 8,   /* a, two */
    REFER_REPORTS = 16,     /* a reporting verb: its subject speaks */
    REFER_ROLE = 32,        /* a title or role, before a name */
    REFER_ORGANIZATION = 64 /* bank: its name is not a person's */
};

/* The role of a word in a key phrase. */
enum {
    PART_FUNCTION = 1,    /* no phrase begins or ends with it */
    PART_BEFORE_NOUN = 2, /* a determiner or preposition */
    PART_BEFORE_VERB = 4, /* a pronoun as subject, an auxiliary, "to" */
    PART_VERB = 8,        /* a form of a verb that is not also a noun */
    PART_TIME = 16,       /* week, Monday, June */
    PART_FIRST_NAME = 32,
    PART_PARTICLE = 64, /* van, de: inside a name */
    PART_JOINS = 128,   /* of: inside the name of an organization */
    PART_PLACE = 256
};

/* A word. */
struct lexis_word {
    const char *s; /* in lower case */
    struct lexis_stem *stem;
    uint64_t mark; /* as in struct lexis_stem */
    uint32_t type;
    uint32_t is;   /* LIST_... */
    uint16_t part; /* PART_... */
    uint8_t refer; /* REFER_... */
    uint8_t n;     /* bytes */
    bool known;
    bool content; /* neither a function word nor a single letter */
    bool plain; /* no digits, begins neither a caption nor a phrase that counts
                   within a sentence: needs no closer look */
};

/* The vocabulary: word() returns one of its words by number. */
struct lexis_source {
    const struct cd_word *(*word)(const void *ctx, uint32_t number);
    const void *ctx;
};

struct lexis {
    const struct lexis_tables *tables;
    struct lexis_source source;
    struct lexis_word *words; /* by word number, like `stems` */
    struct lexis_stem *stems;
    /* words there is room for */
    uint32_t cap;
    uint32_t vocabulary;   /* the vocabulary that the numbers belong to */
    size_t language;       /* index into lang_languages; lang_count: none */
    struct words *phrases; /* the first words of the language's phrases */
    struct page *page;     /* phrases of the languages met so far */
};

/* Build the tables of all languages.  NULL if memory runs out. */
struct lexis_tables *lexis_tables_new(void);
void lexis_tables_free(struct lexis_tables *tables);

/* Set up an empty lexis.  -1 if memory runs out. */
int lexis_init(struct lexis *lexis, const struct lexis_tables *tables);
/* Free what it holds. */
void lexis_drop(struct lexis *lexis);

/* Begin a text with words, whose numbers are all below `count`.  What was known
 * of another vocabulary is forgotten.  -1 if memory runs out. */
int lexis_begin(
    struct lexis *lexis, const struct cd_text *text, uint32_t count);

/* The phrases of all languages, sorted; a word with LIST_PHRASE holds the index
 * of the first one that it begins. */
const struct lists_phrase *lexis_phrases(const struct lexis *lexis);
/* The phrases in which pages speak of themselves. */
const struct page *lexis_page(const struct lexis *lexis);
/* Are there document frequencies for the language? */
bool lexis_counted(const struct lexis *lexis);
/* Does the language write all nouns with a capital? */
bool lexis_capital_nouns(const struct lexis *lexis);
/* Is the language written without blanks between words, so that statistics of
 * words mean nothing? */
bool lexis_unspaced(const struct lexis *lexis);

/* Fill in the word with that number; use lexis_word(). */
void lexis_learn(struct lexis *lexis, uint32_t number);

/* The word with that number. */
static inline struct lexis_word *
lexis_word(struct lexis *lexis, uint32_t number)
{
    struct lexis_word *word = &lexis->words[number];

    if (!word->known)
        lexis_learn(lexis, number);
    return word;
}

#endif
