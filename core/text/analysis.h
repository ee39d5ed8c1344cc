/* SPDX-License-Identifier: MIT */
/*
 * analysis - a text with its paragraphs, sentences, tokens, words and quotation
 * spans, each made when it is first asked for.  include/copydesk/text.h shows
 * the result to plugins.
 */
#ifndef TEXT_ANALYSIS_H
#define TEXT_ANALYSIS_H

#include <copydesk/text.h>

#include "text/dateline.h"
#include "text/pool.h"
#include "text/sentence.h"
#include "text/vocabulary.h"

struct analysis {
    /* the result; its parts that exist are in text.parts */
    struct cd_text text;
    const struct sentence_lang *rules;
    const struct dateline_words *datelines; /* NULL: no dateline is found */
    size_t language; /* index into lang_languages, or lang_count */
    struct vocabulary
        *vocabulary;  /* must know the language (vocabulary_language); used for
                         words only */
    uint32_t *counts; /* code points in front of each block of BLOCK bytes; NULL
                         until asked for */
};

/* Begin an analysis with a copy of the valid UTF-8 text[0..n), n < 4 GiB, in
 * the pool.  The caller then sets `rules`, `datelines`, `language`,
 * `vocabulary` and text.language. */
void analysis_init(struct analysis *analysis, const struct pool *pool,
    const char *text, size_t n);
/* Make those parts of `parts` (CD_TEXT_* of copydesk/text.h) that do not exist
 * yet. */
void analysis_make(
    struct analysis *analysis, const struct pool *pool, uint32_t parts);
/* Count the code points in front of byte `at`.  Any order of calls is fast. */
size_t analysis_code_points(
    struct analysis *analysis, const struct pool *pool, size_t at);

#endif
