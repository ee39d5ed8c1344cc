/* SPDX-License-Identifier: MIT */
/*
 * article - the sentences, words and stems of a text, and their counts.
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

/* A longer text is read in parts of ARTICLE_SENTENCES sentences, each like an
 * article of its own; of a longer sentence the first ARTICLE_WORDS words count.
 * This keeps time linear. */
#define ARTICLE_SENTENCES 200
#define ARTICLE_WORDS     200

/* A word of the text. */
struct article_token {
    struct lexis_word *word;
    /* index into article->type of its stem */
    uint32_t type;
    uint32_t at, end; /* bytes of the text */
    bool capital; /* begins with a capital, in a language where that marks names
                     only */
    bool upper;   /* begins with a capital letter */
    bool article; /* REFER_DEFINITE or REFER_INDEFINITE */
    bool content; /* word->content, for fast access */
};

/* A stem that the article uses: counts and first places. */
struct article_type {
    const struct lexis_stem *stem;
    uint32_t count;        /* occurrences */
    uint32_t sentences;    /* in how many sentences */
    uint32_t content;      /* occurrences as a content word */
    uint32_t content_in;   /* sentences that have it as a content word */
    uint32_t first, last;  /* sentence */
    uint32_t last_content; /* the last sentence that has it as a content word */
    uint32_t slot;         /* its index in `content` of that sentence */
    uint32_t capitals; /* occurrences with a capital, except as first word */
    uint8_t early;     /* how many of the first six sentences have it */
    uint8_t lead; /* which of the first three sentences have it: a bit each */
    uint8_t first_content; /* how many of the first five have it as a content
                              word */
    bool entity;           /* mostly with a capital: part of a name */
    double place;          /* position in its first sentence, 0 to 1 */
    double quoted; /* sum of `quoted` of the sentences of its occurrences */
};

/* A sentence.  article_take() sets all but `pairs` (article_pairs), `apart` and
 * `fit` (fit_judge), `chars` and `kind` (the caller). */
struct article_sentence {
    size_t at, end; /* bytes of the text */
    uint32_t token, ntoken;
    uint32_t *types, ntypes; /* its stems, each once */
    uint32_t *content, *counts,
        ncontent;    /* its content stems, each once, and their occurrences */
    uint32_t nwords; /* content words, counting repetitions */
    uint32_t *pairs, npairs; /* its pairs of adjacent stems, each once */
    uint32_t
        chars; /* code points + 1 for a blank; 0 where they are not bounded */
    double quoted; /* share of its bytes within quotation spans */
    uint32_t span; /* index of the text's first quotation span that ends after
                      its beginning */
    bool quotes;   /* part of it is within a quotation span */
    bool begun;    /* its first span began in an earlier sentence */
    bool goes_on;  /* its last span ends in a later sentence, or never */
    bool line;     /* the first sentence of a line */
    bool last;     /* the last sentence of a line */
    bool apart; /* not part of the story, judged by its position (layout.h) or
                   its phrases (page.h) */
    bool fit;   /* may be chosen (fit.h) */
    enum cd_block_kind kind; /* kind of the block in which it begins */
};

/* A pair of adjacent stems: its types, occurrences, and first sentence. */
struct article_pair {
    uint32_t a, b, count, first;
};

struct article {
    const char *s;
    size_t n;
    uint64_t mark; /* marks the stems of this article: see article_take() */
    const struct pool *pool;
    const struct number_logs *logs;
    const struct lists_phrase
        *phrases;            /* phrases and page of the lexis, borrowed */
    const struct page *page; /* see `phrases` */
    size_t language;         /* index into lang_languages */
    struct article_sentence *sentence;
    size_t nsentence;
    struct article_token *token;
    size_t ntoken;
    struct article_type *type;
    size_t ntype;
    struct article_pair *pair;
    size_t npair;
    bool agency; /* agency copy, since there is a dateline */
    bool sparse; /* few capitals */
    bool nouns; /* all nouns have capitals, so a capital does not mark a name */
};

/* Read n sentences of a text, from `first` on.  The text has words and
 * quotation spans, and article->s is its copy; article->pool, logs, n, and
 * perhaps nouns have been set.  `lexis` has begun with the text.  `mark` is
 * even and new for each call with that lexis; mark + 1 is free for callers that
 * mark words again. */
void article_take(struct article *article, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n);
/* Fill in `pair` and the `pairs` of each sentence. */
void article_pairs(struct article *article);

#endif
