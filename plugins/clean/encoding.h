/* SPDX-License-Identifier: MIT */
/*
 * encoding - characters that went through the wrong set of characters, and
 * letters that are apart from their marks.
 */
#ifndef CLEAN_ENCODING_H
#define CLEAN_ENCODING_H

#include "doc.h"
#include "text/misread.h"
#include "text/mojibake.h"

/* What damage is looked up in. */
struct encoding {
    struct mojibake *mojibake;
    struct misread *misread;
};

/* The text with its damage repaired; the same where it has none. */
struct str encoding_repair(
    struct doc *doc, const struct encoding *encoding, struct str text);

/* The text with letters and marks composed. */
struct str encoding_compose(struct doc *doc, struct str text);

#endif
