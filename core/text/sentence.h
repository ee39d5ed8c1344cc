/* SPDX-License-Identifier: MIT */
/*
 * sentence - where the sentences of a news text begin and end.
 *
 * A blank line ends a sentence and so does a line end, unless the next line
 * goes on with the sentence.  Within a line the rules look at each end mark:
 * at the word before it (a title, a shortened month, an initial, a number),
 * at the quotation marks and brackets around it, and at the word behind it.
 * Words that matter are in tables for each language (core/lang); a
 * language without a table is cut by the rules that need none.
 * tests/spec/sentences.txt says it all by example.
 *
 * Time is linear in the text.
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include <stddef.h>

#include "text/pool.h"
#include "text/span.h"

struct sentence_rules;
struct sentence_lang;

/* The tables of languages, each made when it is first asked for.  NULL if
 * memory runs out. */
struct sentence_rules *sentence_rules_new(void);
void sentence_rules_free(struct sentence_rules *rules);

/* The language for a BCP 47 tag ("de-AT"; NULL for English); the plain rules
 * answer for a language that has no table.  NULL if memory runs out. */
const struct sentence_lang *sentence_language(
    struct sentence_rules *rules, const char *tag);

enum {
    /* A quotation or bracket of several sentences stays one unit; otherwise
     * quotations are cut inside.  (Brackets never are.) */
    SENTENCE_WHOLE_QUOTES = 1
};

/* The sentences of the valid UTF-8 text[0..n), in order, without the
 * blanks around them.  The array comes from the pool; returns its length. */
size_t sentence_split(const struct sentence_lang *language, const char *text,
    size_t n, unsigned flags, const struct pool *pool, struct span **out);

#endif
