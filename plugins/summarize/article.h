/* SPDX-License-Identifier: MIT */
/*
 * article - a text taken apart: sentences, words, and what is counted of them.
 */
#ifndef SUMMARIZE_ARTICLE_H
#define SUMMARIZE_ARTICLE_H

#include <copydesk/blocks.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "number.h"
#include "text/pool.h"

/* Of a longer text each part of so many sentences is taken for an article of
 * its own, and of a longer sentence so many words count: this keeps the time
 * linear. */
#define ARTICLE_SENTENCES 200
#define ARTICLE_WORDS     200

struct article_token {
    struct lexis_word *word;
    uint32_t type;
    uint32_t at, end; /* bytes of the text */
    bool capital;     /* which tells a name, not any noun */
    bool upper;       /* begins with a capital letter */
    bool article;     /* REFER_DEFINITE or REFER_INDEFINITE */
    bool content;     /* as in the word */
};

/* A stem of the article. */
struct article_type {
    const struct lexis_stem *stem;
    uint32_t count;        /* how often, in all */
    uint32_t sentences;    /* in how many sentences */
    uint32_t content;      /* how often as a content word */
    uint32_t content_in;   /* in how many sentences as that */
    uint32_t first, last;  /* sentence */
    uint32_t last_content; /* sentence, as content */
    uint32_t slot;         /* where in `content` of that sentence */
    uint32_t capitals;     /* how often with a capital, not as first word */
    uint8_t early;         /* in how many of the first six sentences */
    uint8_t lead;          /* in which of the first three: bits */
    uint8_t first_content; /* in how many of the first five, as content */
    bool entity;           /* mostly with a capital */
    double place;          /* in its first sentence, 0 to 1 */
    double quoted;         /* sum of the shares of quotation around it */
};

struct article_sentence {
    size_t at, end; /* bytes of the text */
    uint32_t token, ntoken;
    uint32_t *types, ntypes;              /* different stems */
    uint32_t *content, *counts, ncontent; /* those of content, how often */
    uint32_t nwords;                      /* content words, repeated ones too */
    uint32_t *pairs, npairs;              /* different pairs of neighbours */
    uint32_t chars; /* code points and a blank; 0 where nobody bounds them */
    double quoted;  /* share of its bytes in quotation spans */
    uint32_t span;  /* of the text: the first that ends behind its begin */
    bool quotes;    /* some of it is in a span */
    bool begun;     /* its first span began in a sentence before */
    bool goes_on;   /* its last one ends in one behind, or never */
    bool line;      /* the first of its line */
    bool last;      /* ... and the last */
    bool apart;     /* no part of the story by where it stands (layout.h) */
    bool fit;       /* may be chosen */
    enum cd_block_kind kind; /* of the block that it begins in */
};

/* Two stems side by side. */
struct article_pair {
    uint32_t a, b, count, first;
};

struct article {
    const char *s;
    size_t n;
    uint64_t mark; /* of its stems */
    const struct pool *pool;
    const struct number_logs *logs;
    const struct lists_phrase *phrases; /* of the lexis */
    const struct page *page;            /* ... too */
    size_t language;                    /* as lang_languages */
    struct article_sentence *sentence;
    size_t nsentence;
    struct article_token *token;
    size_t ntoken;
    struct article_type *type;
    size_t ntype;
    struct article_pair *pair;
    size_t npair;
    bool agency; /* agency copy: there is a dateline */
    bool sparse; /* few capitals */
    bool nouns;  /* capitals tell no names: all nouns have them */
};

/* Take n sentences of the text apart, from `first` on; a->s is its copy.
 * The text has words and
 * quotation spans.  `lexis` has begun with it; a->nouns may have been set
 * without it. `mark` is even, and new for each call with that lexis; the odd
 * number behind it is for whoever wants to mark words again. */
void article_take(struct article *article, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n);
/* Find the pairs of stems. */
void article_pairs(struct article *article);

#endif
