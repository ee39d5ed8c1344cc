/* SPDX-License-Identifier: MIT */
/*
 * lexis - what summaries need to know of words, by their numbers in the
 * vocabulary (copydesk/text.h), kept from article to article.
 */
#ifndef SUMMARIZE_LEXIS_H
#define SUMMARIZE_LEXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <copydesk/text.h>

struct lists_phrase;
struct page;
struct lexis_tables; /* shared by all workers */

/* A stem: what counts as one word.  `mark` and `type` are for whoever reads an
 * article: they are 0 in a new stem and kept until it is forgotten. */
struct lexis_stem {
    const char *s;
    double idf; /* how rare it is in news at large */
    uint64_t mark;
    uint32_t type;
    uint8_t n, letters; /* bytes, code points */
    bool known : 1;
    bool stop : 1;   /* a word like the stem is a stop word */
    bool figure : 1; /* digits alone */
};

/* How a word refers to somebody or something. */
enum {
    REFER_PRONOUN = 1,      /* he, its, ihm: to what was named before */
    REFER_SUBJECT = 2,      /* he, she, they: and is a subject */
    REFER_DEFINITE = 4,     /* the, this */
    REFER_INDEFINITE = 8,   /* a, two */
    REFER_REPORTS = 16,     /* a reporting verb: its subject speaks */
    REFER_ROLE = 32,        /* a title or role, before a name */
    REFER_ORGANIZATION = 64 /* bank: its name is no person's */
};

/* What a word is in a phrase. */
enum {
    PART_FUNCTION = 1,    /* no phrase has it at an end */
    PART_BEFORE_NOUN = 2, /* a determiner or preposition */
    PART_BEFORE_VERB = 4, /* a pronoun as subject, an auxiliary, "to" */
    PART_VERB = 8,        /* a form of a verb that is no noun */
    PART_TIME = 16,       /* week, Monday, June */
    PART_FIRST_NAME = 32,
    PART_PARTICLE = 64, /* van, de: inside a name */
    PART_JOINS = 128,   /* of: inside the name of an organization */
    PART_PLACE = 256
};

/* A word. */
struct lexis_word {
    const char *s; /* in small letters */
    struct lexis_stem *stem;
    uint64_t mark; /* as in a stem */
    uint32_t type;
    uint32_t is;   /* LIST_... */
    uint16_t part; /* PART_... */
    uint8_t refer; /* REFER_... */
    uint8_t n;     /* bytes */
    bool known;
    bool content; /* no function word, no single letter */
    bool plain;   /* no figures, and begins no caption, nor a phrase that
                     counts inside a sentence */
};

/* Where the vocabulary is: the number is of one of its words. */
struct lexis_source {
    const struct cd_word *(*word)(const void *ctx, uint32_t number);
    const void *ctx;
};

struct lexis {
    const struct lexis_tables *tables;
    struct lexis_source source;
    struct lexis_word *words; /* by number, as stems */
    struct lexis_stem *stems;
    uint32_t cap;
    uint32_t vocabulary;   /* which one they are of */
    size_t language;       /* as lang_languages; lang_count for none */
    struct words *phrases; /* first words of its phrases */
};

/* NULL if memory runs out. */
struct lexis_tables *lexis_tables_new(void);
void lexis_tables_free(struct lexis_tables *tables);

/* An empty lexis; -1 if memory runs out. */
int lexis_init(struct lexis *lexis, const struct lexis_tables *tables);
void lexis_drop(struct lexis *lexis);

/* Before a text with words: what was known before of other vocabularies is
 * forgotten.  All numbers of the text are below `count`.  -1 if memory runs
 * out. */
int lexis_begin(
    struct lexis *lexis, const struct cd_text *text, uint32_t count);

/* The phrases that words which are LIST_PHRASE begin. */
const struct lists_phrase *lexis_phrases(const struct lexis *lexis);
/* What pages say of themselves. */
const struct page *lexis_page(const struct lexis *lexis);
/* Has somebody counted the document frequencies of the language? */
bool lexis_counted(const struct lexis *lexis);
/* Does the language write all nouns with a capital? */
bool lexis_capital_nouns(const struct lexis *lexis);
/* Has it no blanks between words, so that their statistics mean nothing? */
bool lexis_unspaced(const struct lexis *lexis);

void lexis_learn(struct lexis *lexis, uint32_t number);

/* The word of that number. */
static inline struct lexis_word *
lexis_word(struct lexis *lexis, uint32_t number)
{
    struct lexis_word *word = &lexis->words[number];

    if (!word->known)
        lexis_learn(lexis, number);
    return word;
}

#endif
