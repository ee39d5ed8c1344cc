/*
 * str - a stretch of UTF-8 text that somebody else owns.
 */
#ifndef EXTRACT_STR_H
#define EXTRACT_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

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

#endif
