/* SPDX-License-Identifier: MIT */
/*
 * charsets - decode the bytes of a page in the charset that it declares, by
 * iconv.
 *
 * All converters are opened before the first page, because a confined worker
 * cannot load the files that the C library needs for one.
 */
#ifndef TEXT_CHARSETS_H
#define TEXT_CHARSETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/pool.h"

/* A range of bytes or text, not terminated. */
struct charsets_text {
    const char *s;
    size_t n;
};

struct charsets;

/* Open the converters.  NULL if memory runs out.  A charset that the C library
 * lacks is treated as unknown. */
struct charsets *charsets_new(void);
void charsets_free(struct charsets *charsets);

/* The index of the charset with that name; CHARSETS_NONE if it is unknown or
 * needs no iconv (UTF-8, windows-1252). */
#define CHARSETS_NONE SIZE_MAX
size_t charsets_find(
    const struct charsets *charsets, struct charsets_text name);
/* Does the charset have quotation marks, dashes and the like at the same bytes
 * as windows-1252? */
bool charsets_windows(size_t which);
/* May bytes of it be valid UTF-8 of another text?  ISO-2022-JP and UTF-16. */
bool charsets_looks_utf8(size_t which);
/* Are bytes that are not valid UTF-8 all the same in UTF-8, but for a few?
 * They have the byte order mark of it, or those that continue characters in it
 * are more than those that belong to none, and as many are enough where `said`,
 * the charset that the text names, is UTF-8; not where it is another. */
bool charsets_mostly_utf8(
    struct charsets_text bytes, struct charsets_text said);
/* The name of the charset that bytes are surely in which are not UTF-8 and of
 * which nobody says what they are: Japanese ones, by kana; n is 0 if they are
 * anything else. */
struct charsets_text charsets_guess(struct charsets_text bytes);
/* The counter of readers for a page whose bytes are not UTF-8, and not mostly,
 * by the name of the charset that it is said to be in: "charset_unknown" where
 * nothing is said, or a name that nobody knows, "charset_wrong" where it is
 * UTF-8.  NULL where the name may be right. */
const char *charsets_doubt(struct charsets_text said);
/* The one of UTF-16 whose byte order mark the bytes begin with; CHARSETS_NONE
 * if they do not. */
size_t charsets_marked(
    const struct charsets *charsets, struct charsets_text bytes);
/* Decode the bytes to UTF-8, without a byte order mark, in memory of the pool.
 * What is not a character becomes U+FFFD. */
struct charsets_text charsets_decode(const struct charsets *charsets,
    const struct pool *pool, size_t which, struct charsets_text bytes);

#endif
