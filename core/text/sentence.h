/* SPDX-License-Identifier: MIT */
/*
 * sentence - split a news text into sentences.
 *
 * A blank line ends a sentence, and so does a line end unless the next line
 * continues the sentence.  Within a line, rules decide at each end mark from
 * the word in front of it (a title, a shortened month, an initial, a number),
 * the quotation marks and brackets around it, and the word after it.  The words
 * that matter are in tables per language (core/lang); a language without a
 * table is cut by the rules that need none.  tests/spec/sentences.txt shows
 * each rule by example.
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

/* Create the set of language tables, each filled when it is first asked for.
 * NULL if memory runs out. */
struct sentence_rules *sentence_rules_new(void);
void sentence_rules_free(struct sentence_rules *rules);

/* The rules for a language, by its number (lang_of_tag), owned by `rules`; the
 * plain rules for lang_count.  NULL if memory runs out. */
const struct sentence_lang *sentence_language(
    struct sentence_rules *rules, size_t language);

/* Split the valid UTF-8 text[0..n) into sentences, in text order and without
 * surrounding blanks.  Quotations are cut, brackets never.  *out is an array
 * from the pool; returns its length. */
size_t sentence_split(const struct sentence_lang *language, const char *text,
    size_t n, const struct pool *pool, struct span **out);

#endif
