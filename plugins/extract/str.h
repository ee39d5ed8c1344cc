/* SPDX-License-Identifier: MIT */
/*
 * str - a stretch of UTF-8 text that somebody else owns.
 */
#ifndef EXTRACT_STR_H
#define EXTRACT_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/ending.h"
#include "text/pool.h"
#include "text/space.h"
#include "text/utf8.h"

struct str {
    const char *s;
    size_t n;
};

static inline bool
str_is(struct str a, const char *b)
{
    return a.n == strlen(b) && memcmp(a.s, b, a.n) == 0;
}

static inline bool
str_same(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* Where the part is in t, NULL if it is not. */
static inline const char *
str_find(struct str t, const char *part)
{
    return t.n > 0 ? memmem(t.s, t.n, part, strlen(part)) : NULL;
}

/* Is one of the parts, a list that ends with NULL, in t? */
static inline bool
str_holds(struct str t, const char *const *parts)
{
    while (*parts != NULL && str_find(t, *parts) == NULL)
        parts++;
    return *parts != NULL;
}

/* Does t begin with this, which is ASCII in lower case, in either case? */
static inline bool
str_begins(struct str t, const char *with)
{
    size_t i;

    for (i = 0; with[i] != '\0'; i++) {
        char c = i < t.n ? t.s[i] : '\0';

        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        if (c != with[i])
            return false;
    }
    return true;
}

static inline bool
str_ends(struct str t, const char *with)
{
    size_t n = strlen(with);

    return t.n >= n && memcmp(t.s + t.n - n, with, n) == 0;
}

/* Does t end as a sentence does, or what introduces one? */
static inline bool
str_ends_sentence(struct str t)
{
    size_t len = t.n > 0 ? utf8_back(t.s, t.n) : 0;
    uint32_t code = len > 0 ? utf8_first(t.s + t.n - len, len) : 0;
    enum ending_sign sign = ending_sign(code);

    return sign == ENDING_MARK || sign == ENDING_QUOTE || code == ':';
}

/* Bytes of the white space at s, 0 if there is none: most is a blank. */
static inline size_t
str_space(const char *s, size_t n)
{
    unsigned char c = (unsigned char)*s;

    return c == ' ' ? 1 : c > ' ' && c < 0x80 ? 0 : space_at(s, n);
}

/* A copy in the pool, with a NUL behind it. */
static inline struct str
str_copy(const struct pool *p, const char *s, size_t n)
{
    char *to = pool_alloc(p, n + 1);

    if (n > 0)
        memcpy(to, s, n);
    to[n] = '\0';
    return (struct str){ to, n };
}

#define STR_HASH 0xcbf29ce484222325u /* of nothing */

/* FNV-1a, 64 bits, of t behind what was hashed before. */
static inline uint64_t
str_hash(uint64_t hash, struct str t)
{
    size_t i;

    for (i = 0; i < t.n; i++)
        hash = (hash ^ (unsigned char)t.s[i]) * 0x100000001b3u;
    return hash;
}

#endif
