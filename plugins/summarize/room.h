/* SPDX-License-Identifier: MIT */
/*
 * room - the words and characters that a summary may still have.
 */
#ifndef SUMMARIZE_ROOM_H
#define SUMMARIZE_ROOM_H

#include "article.h"

/* SIZE_MAX: no bound.  A sentence takes its code points and one for a blank. */
struct room {
    size_t words, chars;
};

/* Count the code points of UTF-8 text. */
static inline size_t
room_chars(const char *text, size_t n)
{
    size_t chars = 0, i;

    for (i = 0; i < n; i++)
        chars += ((unsigned char)text[i] & 0xc0) != 0x80;
    return chars;
}

/* Is there any bound? */
static inline bool
room_bounded(const struct room *room)
{
    return room->words < SIZE_MAX || room->chars < SIZE_MAX;
}

/* Is there room for the sentence? */
static inline bool
room_has(const struct room *room, const struct article_sentence *sentence)
{
    return sentence->ntoken <= room->words && sentence->chars <= room->chars;
}

/* Use room for a sentence, which there must be. */
static inline void
room_take(struct room *room, const struct article_sentence *sentence)
{
    room->words -= sentence->ntoken;
    room->chars -= sentence->chars;
}

/* Give the room of a sentence back. */
static inline void
room_give(struct room *room, const struct article_sentence *sentence)
{
    room->words += sentence->ntoken;
    room->chars += sentence->chars;
}

#endif
