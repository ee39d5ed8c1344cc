/*
 * charsets - bytes of a charset that a page declares, by iconv.
 *
 * All are opened before the first page: a confined worker cannot load what the
 * C library keeps in files of its own.
 */
#ifndef EXTRACT_CHARSETS_H
#define EXTRACT_CHARSETS_H

#include "str.h"
#include "text/pool.h"

struct charsets;

/* NULL if memory runs out.  Charsets that the C library lacks are not known. */
struct charsets *charsets_new(void);
void charsets_free(struct charsets *c);

/* What the page declares in its first 1,024 bytes, as browsers look for it
 * (WHATWG HTML, "prescan a byte stream"); n is 0 if nothing. */
struct str charsets_declared(struct str html);

/* The charset of that name; CHARSETS_NONE if it is not known or needs no iconv
 * (UTF-8, UTF-16, windows-1252). */
#define CHARSETS_NONE SIZE_MAX
size_t charsets_find(const struct charsets *c, struct str name);
/* Does it have quotes, dashes and the like where windows-1252 has them? */
bool charsets_windows(size_t which);
/* The bytes as UTF-8 in the pool; what is no character becomes U+FFFD. */
struct str charsets_decode(const struct charsets *c, const struct pool *p,
    size_t which, struct str bytes);

#endif
