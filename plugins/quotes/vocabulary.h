/*
 * vocabulary - the words that were met in one language, with all that is known
 * of them by themselves: how they look and what the lexicon says.
 *
 * It outlives an article, because most words of one were in those before.  It
 * has room for WORDS_MOST words; for more an article takes memory from its own
 * pool, and the next one begins with an empty vocabulary.  What it knows
 * changes no answer, only when that is looked up.
 *
 * Words stand in tables by their hash, each in a line of the processor's cache:
 * there are too many of them to be at hand, and a second place to look at would
 * cost as much as all the rest.
 */
#ifndef QUOTES_VOCABULARY_H
#define QUOTES_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "text/eight.h"
#include "text/pool.h"

/* What a word looks like. */
#define F_CAP 0x01u    /* begins with a capital */
#define F_UPPER 0x02u  /* all letters are capitals, at least two of them */
#define F_LOWER 0x04u  /* begins with a small letter */
#define F_DASH 0x08u   /* has a hyphen inside */
#define F_DIGIT 0x10u  /* begins with a digit */
#define F_POSS 0x20u   /* 's: the mark of a possessor */
#define F_ADVERB 0x40u /* by its ending: quickly */
#define F_THIRD 0x80u  /* of a cue: ends with s, as says does */

struct entry {
    uint64_t head, next; /* its first 16 bytes (text/eight.h) */
    const char *s;
    struct entry *lower;       /* the word in lower case, maybe itself */
    struct entry *full;        /* of "Gov": "governor"; else as lower */
    uint32_t n;                /* 0: no word */
    uint32_t grammar, meaning; /* classes of the lower-case word */
    uint32_t form; /* its number in the article where it was met last */
    uint8_t bits;
    uint8_t alone;   /* the phrase that it is by itself (phrases.h) */
    uint32_t detail; /* classes that single rules ask for */
};

struct table {
    struct entry *v; /* open addressing */
    uint32_t n, mask;
};

#define TABLES_MOST 16 /* each twice the one before: enough for 2 GiB */

struct vocabulary {
    const struct lexicon *lexicon;
    const struct pool *pool; /* of the article in hand */
    struct table tables[TABLES_MOST];
    uint32_t n; /* tables; all but the first are of the pool */
    char *text; /* the words' bytes */
    size_t used;
    bool text_borrowed; /* are some in the pool? */
};

/* An empty vocabulary over the lexicon.  -1 if memory runs out; it is dropped
 * either way. */
int vocabulary_init(struct vocabulary *v, const struct lexicon *l);
void vocabulary_drop(struct vocabulary *v);

/* Begin an article, whose pool is p. */
void vocabulary_begin(struct vocabulary *v, const struct pool *p);

/* A word that is asked for. */
struct asked {
    const char *s;
    size_t n;
    uint64_t head, next; /* as in struct entry */
    uint32_t hash;
};

/* Multiply and rotate, eight bytes a step. */
static inline uint32_t
vocabulary_hash(const struct asked *w)
{
    uint64_t k = UINT64_C(0x517cc1b727220a95), h = (w->head ^ w->n) * k;
    size_t i;

    h = ((h << 5 | h >> 59) ^ w->next) * k;
    for (i = 16; i < w->n; i += 8)
        h = ((h << 5 | h >> 59) ^ eight_at(w->s + i, w->n - i)) * k;
    return (uint32_t)(h >> 32);
}

/* The word s[at..end) of a text of n bytes, but for its hash.  first is
 * eight_inside(s, n, at, end), or more of the text than the word. */
static inline struct asked
vocabulary_asked(const char *s, size_t n, size_t at, size_t end, uint64_t first)
{
    size_t len = end - at;

    return (struct asked){ .s = s + at,
        .n = len,
        .head = eight_first(first, len < 8 ? len : 8),
        .next = len > 8 ? eight_inside(s, n, at + 8, end) : 0 };
}

/* The same as vocabulary_word for a word that is not where it is looked for
 * first. */
struct entry *vocabulary_search(struct vocabulary *v, const struct asked *w);

static inline struct entry *
vocabulary_place(const struct vocabulary *v, uint32_t hash)
{
    return &v->tables[0].v[hash & v->tables[0].mask];
}

/* The word's entry: one for equal words, letter by letter, until the next
 * article begins. */
static inline struct entry *
vocabulary_word(struct vocabulary *v, const struct asked *w)
{
    struct entry *x = vocabulary_place(v, w->hash);

    if (x->head == w->head && x->next == w->next && x->n == w->n && w->n <= 16)
        return x;
    return vocabulary_search(v, w);
}

#endif
