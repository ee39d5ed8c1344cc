/* SPDX-License-Identifier: MIT */
/*
 * analysis - a text taken apart, piece by piece as it is asked for: what
 * include/copydesk/text.h shows to plugins.
 */
#ifndef TEXT_ANALYSIS_H
#define TEXT_ANALYSIS_H

#include <copydesk/text.h>

#include "text/pool.h"
#include "text/sentence.h"
#include "text/vocabulary.h"

struct analysis {
    struct cd_text text;
    const struct sentence_lang *rules;
    size_t language;               /* of core/lang, or lang_count */
    struct vocabulary *vocabulary; /* has the language; needed for words */
    uint32_t *counts;              /* code points before each block, or NULL */
};

/* Begin with a copy of the valid UTF-8 text[0..n), n < 4 GiB.  The caller
 * fills in the members above `counts`, and the language of `text`. */
void analysis_init(struct analysis *analysis, const struct pool *pool,
    const char *text, size_t n);
/* Make the parts that are not there yet: CD_TEXT_* of copydesk/text.h. */
void analysis_make(
    struct analysis *analysis, const struct pool *pool, uint32_t parts);
/* Code points before byte `at`, in any order. */
size_t analysis_code_points(
    struct analysis *analysis, const struct pool *pool, size_t at);

#endif
