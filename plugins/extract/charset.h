/* SPDX-License-Identifier: MIT */
/*
 * charset - a page whose bytes became characters one by one.
 *
 * Crawlers that do not know the charset of a page keep its bytes as the
 * characters of Latin-1, or of windows-1252.  What such characters say is
 * decided by a byte order mark, then by their being valid UTF-8 throughout,
 * then by the charset that the page declares or, if it declares none, by the
 * kana of Japanese; else they are what they are: windows-1252.
 */
#ifndef EXTRACT_CHARSET_H
#define EXTRACT_CHARSET_H

#include "str.h"
#include "text/charsets.h"
#include "text/pool.h"

/* The page decoded, in the pool; itself if its characters are no bytes. */
struct str charset_decode(
    const struct charsets *charsets, const struct pool *pool, struct str html);

#endif
