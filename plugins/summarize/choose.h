/* SPDX-License-Identifier: MIT */
/*
 * choose - choose the sentences of a summary.
 */
#ifndef SUMMARIZE_CHOOSE_H
#define SUMMARIZE_CHOOSE_H

#include <copydesk/blocks.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "model.h"
#include "number.h"
#include "text/pool.h"
#include "text/span.h"

enum choose_method { CHOOSE_LEAD, CHOOSE_RANK, CHOOSE_RATIO };
/* The summary of a text whose sentences are all too long for the bounds. */
enum choose_overflow { CHOOSE_SHORTEST, CHOOSE_CUT, CHOOSE_NONE };

/* The options of the plugin. */
struct choose_options {
    int method; /* enum choose_method */
    int64_t sentences;
    double ratio;
    int64_t max_words, max_chars;
    int overflow; /* enum choose_overflow */
    int64_t min_length, max_length;
    bool title;
    int64_t keywords;
};

/* What the caller sets for choose_sentences(), and what it returns besides the
 * sentences. */
struct choose {
    const struct choose_options *options;
    const struct model *model; /* for English */
    const struct model *plain; /* for languages without document frequencies */
    const struct model *nouns; /* for those of them that capitalise all nouns */
    const struct number_logs *logs;
    const struct pool *pool;
    struct lexis *lexis;
    uint64_t
        *mark; /* even; advanced for each part of a text: see article_take() */
    const struct cd_text *title; /* the title with words, or NULL */
    struct cd_blocks *blocks;    /* of the record, at its beginning; advanced */
    const uint32_t *author;      /* word numbers of the authors' names */
    size_t nauthor;
    /* out: key phrases, the best first; only with the option `keywords` */
    struct span *keyword;
    size_t nkeyword;
    bool
        cut; /* the only sentence chosen ends early: OVERFLOW_MARK is missing */
};

/* Choose sentences of a text with words.  out[] has room for all and gets those
 * chosen, in text order, without a dateline.  choose->lexis has begun with the
 * text.  Returns how many were chosen. */
size_t choose_sentences(
    struct choose *choose, const struct cd_text *text, struct span *out);

#endif
