/* SPDX-License-Identifier: MIT */
/*
 * title - headlines with what agencies and sites put around them.
 */
#ifndef CLEAN_TITLE_H
#define CLEAN_TITLE_H

#include "doc.h"
#include "lexicon.h"

/* "UPDATE 2-", "CORRECTED-": bytes of the note that an agency puts before its
 * headline. */
size_t title_version(const struct lexicon *lexicon, const char *text, size_t n);

/* Is text[0..n) the headline that is known, which may have the name of its site
 * behind it? */
bool title_same(const struct lexicon *lexicon, const struct str *known,
    const char *text, size_t n);

/* Is text[0..n) a headline of the same article in other words: does it share
 * half of its words with the one that is known? */
bool title_alike(const struct str *known, const char *text, size_t n);

/* Bytes of a headline without the name of the site behind it: behind a bar, or
 * behind a dash if it is one of an organisation. */
size_t title_without_site(
    const struct lexicon *lexicon, const char *text, size_t n);

#endif
