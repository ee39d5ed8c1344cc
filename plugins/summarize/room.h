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
room_chars(const char *text, size_t n)
{
    size_t chars = 0, i;

    for (i = 0; i < n; i++)
        chars += ((unsigned char)text[i] & 0xc0) != 0x80;
    return chars;
}

static inline bool
room_bounded(const struct room *room)
{
    return room->words < SIZE_MAX || room->chars < SIZE_MAX;
}

static inline bool
room_has(const struct room *room, const struct article_sentence *sentence)
{
    return sentence->ntoken <= room->words && sentence->chars <= room->chars;
}

static inline void
room_take(struct room *room, const struct article_sentence *sentence)
{
    room->words -= sentence->ntoken;
    room->chars -= sentence->chars;
}

static inline void
room_give(struct room *room, const struct article_sentence *sentence)
{
    room->words += sentence->ntoken;
    room->chars += sentence->chars;
}

#endif
