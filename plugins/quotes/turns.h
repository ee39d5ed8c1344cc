/* SPDX-License-Identifier: MIT */
/*
 * turns - the questions and answers of an interview.
 *
 *   Q: When does it close?          Lind: On Monday.
 *   A: On Monday.                   **When does it close?**
 *
 * Lines that begin with a label ("Q:", "P.", "Frage:", a name, initials) are
 * turns if such labels recur; lines that are all bold are questions.
 */
#ifndef QUOTES_TURNS_H
#define QUOTES_TURNS_H

#include "entity.h"
#include "lexicon.h"
#include "stretches.h"
#include "text/pool.h"

struct article;

enum turn_kind {
    TURN_QUESTION,
    TURN_ANSWER,
    TURN_NAMED, /* the label is a name or initials */
    TURN_BOLD   /* a question in bold; the answer is what follows */
};

/* A line that opens a turn; offsets are bytes. */
struct turn {
    uint32_t at, to;
    struct span label; /* without the colon; n == 0: none */
    uint32_t body;     /* where the words after the label begin */
    enum turn_kind kind;
    bool asks;      /* the speaker of this label mostly asks */
    uint32_t first; /* index of the first turn with this label */
    uint32_t who;   /* in the first turn of a label: the result of turns_who(),
                       CAST_MANY if not asked for yet */
};

struct turns {
    struct turn *v;
    size_t n, cap;
};

/* Find the lines of the text [0, n) that open a turn, in text order; none if it
 * is not an interview. */
void turns_find(const struct pool *pool, const struct lexicon *lexicon,
    const char *text, size_t n, struct turns *out);

/* Add answers without quotation marks to the stretches, in text order, and drop
 * the stretches inside them. */
void turns_speech(const struct pool *pool, const char *text, size_t n,
    const struct turns *turns, struct stretches *stretches);

/* The person that the label of turn i of the article's turns names, or
 * NAME_NONE. */
uint32_t turns_who(
    const struct article *article, struct turns *turns, size_t i);

#endif
