/* SPDX-License-Identifier: MIT */
/*
 * signature - names of authors that are known, and lines of nothing else.
 */
#ifndef CLEAN_SIGNATURE_H
#define CLEAN_SIGNATURE_H

#include "doc.h"
#include "lexicon.h"

/* Bytes of the author whose name text[0..n) begins with; 0 if it is none. */
size_t signature_name(
    const struct str *authors, size_t nauthors, const char *text, size_t n);

/* Does text[0..n) name some of the n authors, each with what he does or his
 * address behind the name, and hold nothing else but what stands between
 * names: "Ada Lind/Tom Okoye", "김은지 기자 eunji@harbour.example"? */
bool signature_is(const struct lexicon *lexicon, const struct str *authors,
    size_t nauthors, const char *text, size_t n);

#endif
