/* SPDX-License-Identifier: MIT */
/*
 * turns - the questions and answers of an interview.
 *
 *   Q: When does it close?          Lind: On Monday.
 *   A: On Monday.                   **When does it close?**
 *
 * Lines that begin with a label ("Q:", "P.", "Frage:", a name, initials) take
 * turns if such labels come back; lines that are all bold are questions.
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
    TURN_NAMED, /* the label says who speaks */
    TURN_BOLD   /* a question; the answer is what follows */
};

/* A line; offsets are bytes. */
struct turn {
    uint32_t at, to;
    struct span label; /* n == 0: none */
    uint32_t body;     /* what is said */
    enum turn_kind kind;
    bool asks;      /* ends with a question mark */
    uint32_t first; /* the first turn of the label */
    uint32_t who;   /* of the first: turns_who(), or CAST_MANY: not yet */
};

struct turns {
    struct turn *v;
    size_t n, cap;
};

/* The lines of the text s[0..n) that open a turn, in text order; none if it is
 * no interview. */
void turns_find(const struct pool *pool, const struct lexicon *lexicon,
    const char *text, size_t n, struct turns *out);

/* Make the answers that stand in no marks stretches of their own, among those
 * between marks, in text order; marks inside them are no stretches any more. */
void turns_speech(const struct pool *pool, const char *text, size_t n,
    const struct turns *turns, struct stretches *stretches);

/* The person whom the label of turn number i names, or NAME_NONE. */
uint32_t turns_who(struct article *article, size_t i);

#endif
