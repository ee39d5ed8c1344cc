/* SPDX-License-Identifier: MIT */
/*
 * room - how much a summary may still have.
 */
#ifndef SUMMARIZE_ROOM_H
#define SUMMARIZE_ROOM_H

#include "article.h"

/* SIZE_MAX: no bound.  The code points are those of the sentences with a blank
 * behind each. */
struct room {
    size_t words, chars;
};

/* The code points of UTF-8. */
static inline size_t
room_chars(const char *s, size_t n)
{
    size_t chars = 0, i;

    for (i = 0; i < n; i++)
        chars += ((unsigned char)s[i] & 0xc0) != 0x80;
    return chars;
}

static inline bool
room_bounded(const struct room *r)
{
    return r->words < SIZE_MAX || r->chars < SIZE_MAX;
}

static inline bool
room_has(const struct room *r, const struct article_sentence *t)
{
    return t->ntoken <= r->words && t->chars <= r->chars;
}

static inline void
room_take(struct room *r, const struct article_sentence *t)
{
    r->words -= t->ntoken;
    r->chars -= t->chars;
}

static inline void
room_give(struct room *r, const struct article_sentence *t)
{
    r->words += t->ntoken;
    r->chars += t->chars;
}

#endif
