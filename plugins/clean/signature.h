/* SPDX-License-Identifier: MIT */
/*
 * signature - a line of nothing but the authors that are known.
 */
#ifndef CLEAN_SIGNATURE_H
#define CLEAN_SIGNATURE_H

#include "doc.h"
#include "lexicon.h"

/* Does text[0..n) name some of the n authors, each with what he does or his
 * address behind the name, and hold nothing else but what stands between
 * names: "Ada Lind/Tom Okoye", "김은지 기자 eunji@harbour.example"? */
bool signature_is(const struct lexicon *lexicon, const struct str *authors,
    size_t nauthors, const char *text, size_t n);

#endif
