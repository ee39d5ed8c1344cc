/*
 * vocabulary - the words that were met in one language, with all that is known
 * of them by themselves: how they look and what the lexicon says.
 *
 * It outlives an article, because most words of one were in those before.  It
 * has room for WORDS_MOST words; an article that needs more takes the memory
 * from its own pool, and the next one begins with an empty vocabulary.  What it
 * knows changes no answer, only when that is looked up.
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
    uint32_t n;
    uint32_t bits;
    uint32_t lower;            /* the word in lower case, maybe itself */
    uint32_t full;             /* of "Gov": "governor"; else as lower */
    uint32_t grammar, meaning; /* classes of the lower-case word */
    uint32_t form; /* its number in the article where it was met last */
};

struct vocabulary {
    const struct lexicon *lexicon;
    const struct pool *pool; /* of the article in hand */
    struct entry *v;         /* v[0] is no word */
    uint32_t n, cap;
    uint32_t *slots; /* open addressing over v; 0 is free */
    uint32_t mask;
    char *text; /* the words' bytes */
    size_t used;
    struct store *store; /* the memory that outlives an article */
    bool borrowed;       /* there is memory of the pool, too */
};

/* An empty vocabulary over the lexicon.  -1 if memory runs out. */
int vocabulary_init(struct vocabulary *v, const struct lexicon *l);
void vocabulary_drop(struct vocabulary *v);

/* Begin an article, whose pool is p. */
void vocabulary_begin(struct vocabulary *v, const struct pool *p);

/* A word that is asked for. */
struct asked {
    const char *s;
    size_t n;
    uint64_t head, next;
};

/* The word s[0..n); head is eight_at(s, n). */
static inline struct asked
vocabulary_asked(const char *s, size_t n, uint64_t head)
{
    return (struct asked){ s, n, head, n > 8 ? eight_at(s + 8, n - 8) : 0 };
}

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

/* The same as vocabulary_word for a word that is not where it is looked for
 * first. */
uint32_t vocabulary_search(struct vocabulary *v, const struct asked *w);

/* The number of the word in v->v.  Equal numbers are equal words, letter by
 * letter. */
static inline uint32_t
vocabulary_word(struct vocabulary *v, const struct asked *w)
{
    uint32_t i = v->slots[vocabulary_hash(w) & v->mask];
    const struct entry *x = &v->v[i];

    if (x->head == w->head && x->next == w->next && x->n == w->n && w->n <= 16)
        return i;
    return vocabulary_search(v, w);
}

#endif
