/*
 * choose - the sentences of a summary.
 */
#ifndef SUMMARIZE_CHOOSE_H
#define SUMMARIZE_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexis.h"
#include "model.h"
#include "number.h"
#include "text/pool.h"
#include "text/span.h"

enum choose_method { CHOOSE_LEAD, CHOOSE_RANK, CHOOSE_RATIO };

/* The options of the plugin. */
struct choose_options {
    int method; /* enum choose_method */
    int64_t sentences;
    double ratio;
    int64_t max_words;
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
    uint64_t *mark;  /* counts what the lexis has been used for */
    const char *tag; /* the language, NULL for English */
    const char *title;
    size_t title_n;
    /* key phrases, the best first; filled for the option `keywords` */
    struct span *keyword;
    size_t nkeyword;
};

/* Choose from the sentences span[0..n) of the text s: out[] gets those chosen,
 * in the order of the text, without a dateline; it has room for n.  Returns
 * how many there are. */
size_t choose_sentences(struct choose *c, const char *s, size_t size,
    const struct span *span, size_t n, struct span *out);

#endif
