/* SPDX-License-Identifier: MIT */
/*
 * charsets - bytes of a charset that a page declares, by iconv.
 *
 * All are opened before the first page: a confined worker cannot load what the
 * C library keeps in files of its own.
 */
#ifndef TEXT_CHARSETS_H
#define TEXT_CHARSETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/pool.h"

/* A stretch of bytes or of text. */
struct charsets_text {
    const char *s;
    size_t n;
};

struct charsets;

/* NULL if memory runs out.  Charsets that the C library lacks are not known. */
struct charsets *charsets_new(void);
void charsets_free(struct charsets *charsets);

/* What the page declares in its first 1,024 bytes, as browsers look for it
 * (WHATWG HTML, "prescan a byte stream"); n is 0 if nothing. */
struct charsets_text charsets_declared(struct charsets_text html);

/* The charset of that name; CHARSETS_NONE if it is not known or needs no iconv
 * (UTF-8, UTF-16, windows-1252). */
#define CHARSETS_NONE SIZE_MAX
size_t charsets_find(
    const struct charsets *charsets, struct charsets_text name);
/* Does it have quotes, dashes and the like where windows-1252 has them? */
bool charsets_windows(size_t which);
/* The bytes as UTF-8 in the pool; what is no character becomes U+FFFD. */
struct charsets_text charsets_decode(const struct charsets *charsets,
    const struct pool *pool, size_t which, struct charsets_text bytes);

#endif
