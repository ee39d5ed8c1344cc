/* SPDX-License-Identifier: MIT */
/*
 * choose - the sentences of a summary.
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
/* What a summary is where no sentence is within its bounds. */
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

struct choose {
    const struct choose_options *options;
    const struct model *model; /* for English */
    const struct model *plain; /* for other languages */
    const struct model *nouns; /* for those that write nouns with a capital */
    const struct number_logs *logs;
    const struct pool *pool;
    struct lexis *lexis;
    uint64_t *mark;              /* counts what the lexis has been used for */
    const struct cd_text *title; /* with words, or NULL */
    struct cd_blocks *blocks; /* of the record, at the beginning of the text */
    const uint32_t *author;   /* numbers of the words of authors' names */
    size_t nauthor;
    /* key phrases, the best first; filled for the option `keywords` */
    struct span *keyword;
    size_t nkeyword;
    bool
        cut; /* the only sentence chosen ends early: OVERFLOW_MARK is missing */
};

/* Choose from the sentences of a text with words: out[] gets those chosen, in
 * the order of the text, without a dateline; it has room for all.  c->lexis has
 * begun with the text.  Returns how many there are. */
size_t choose_sentences(
    struct choose *choose, const struct cd_text *text, struct span *out);

#endif
