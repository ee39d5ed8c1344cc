/*
 * lexis - what is known of words, kept from article to article.
 *
 * News repeats its words; looking a word up here saves folding and stemming it
 * again.  The memory is bounded: when it is full, all is forgotten and learnt
 * anew, which changes nothing but the time it takes.
 */
#ifndef SUMMARIZE_LEXIS_H
#define SUMMARIZE_LEXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct background;
struct lists_phrase;
struct lexis_tables; /* shared by all workers */
struct lexis;

/* A stem: what counts as one word.  `mark` and `type` are for whoever reads an
 * article: they are 0 in a new stem and kept until it is forgotten. */
struct lexis_stem {
    const char *s;
    double idf; /* how rare it is in news at large */
    uint64_t mark;
    uint32_t type;
    uint8_t n, letters; /* bytes, code points */
    uint8_t language;
    bool stop : 1;   /* a word like the stem is a stop word */
    bool figure : 1; /* digits alone */
};

/* A word as written, but in lower case. */
struct lexis_word {
    /* its first bytes, and 0 behind a shorter one; one word to a line of the
     * cache */
    _Alignas(64) uint64_t key[2];
    const char *s;
    uint32_t n;
    uint32_t is; /* LIST_... */
    struct lexis_stem *stem;
    uint64_t mark; /* as in a stem */
    uint32_t type;
    uint8_t language;
    bool content; /* no function word, no single letter */
    bool figures; /* it has some */
    bool plain;   /* no figures, and begins no phrase or caption */
};

/* `common` is borrowed.  NULL if memory runs out. */
struct lexis_tables *lexis_tables_new(const struct background *common);
void lexis_tables_free(struct lexis_tables *t);

struct lexis *lexis_new(const struct lexis_tables *t);
void lexis_free(struct lexis *x);

/* Use the words of a language (BCP 47 tag or NULL for English).  Call it
 * before each text: what lexis_word returned before may be forgotten.  There
 * is room for `words` different words until the next call. */
void lexis_begin(struct lexis *x, const char *tag, size_t words);
/* The phrases that words which are LIST_PHRASE begin. */
const struct lists_phrase *lexis_phrases(const struct lexis *x);
/* Is it English, of which the table of common stems is? */
bool lexis_english(const struct lexis *x);
/* Does the language write all nouns with a capital? */
bool lexis_capital_nouns(const struct lexis *x);
/* Has it no blanks between words, so that their statistics mean nothing? */
bool lexis_unspaced(const struct lexis *x);

/* The word s[0..n), a token (text/token.h), of which at most LEXIS_LONGEST
 * bytes count. */
#define LEXIS_LONGEST 48
struct lexis_word *lexis_word(struct lexis *x, const char *s, size_t n);

/* The same in two steps: whoever asks for all words of a sentence before he
 * takes the answers does not wait for memory at each.  `room` bytes can be read
 * at s. */
struct lexis_key {
    uint64_t v[2];
    struct lexis_word *from; /* where to begin to look; NULL for a rare word */
};
void lexis_ask(const struct lexis *x, const char *s, size_t n, size_t room,
    struct lexis_key *key);
struct lexis_word *lexis_answer(
    struct lexis *x, const char *s, size_t n, const struct lexis_key *key);

#endif
