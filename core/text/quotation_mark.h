/* SPDX-License-Identifier: MIT */
/*
 * quotation_mark - the characters that may be quote marks, one by one: of which
 * family each is, and whether it opens or closes by what stands beside it.
 */
#ifndef TEXT_QUOTATION_MARK_H
#define TEXT_QUOTATION_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/pool.h"

enum mark_family {
    MARK_STRAIGHT, /* "..." */
    MARK_TICKS,    /* ``...'' or ''...'' */
    MARK_CURLY,    /* “...”, „...“, ”...” */
    MARK_ANGLE,    /* «...», »...« */
    MARK_CORNER,   /* 「...」 */
    MARK_CORNERS,  /* 『...』, inside them or alone */
    MARK_SINGLE_STRAIGHT,
    MARK_SINGLE_CURLY, /* ‘...’, ‚...‘ */
    MARK_SINGLE_ANGLE, /* ‹...›, ›...‹ */
    MARK_FAMILIES
};

enum mark_side {
    MARK_OPENS,
    MARK_CLOSES,
    MARK_EITHER, /* opens outside a stretch, closes inside */
    MARK_MAYBE   /* (while they are found) closes or is an apostrophe */
};

struct quotation_mark {
    uint32_t at;
    uint8_t len, family, side;
};

/* How an article uses the marks that nations use differently. */
struct quotation_style {
    bool low;       /* „ opens, so “ closes */
    bool reversed;  /* » opens, « closes */
    bool one_curly; /* ” opens, too: there is no “ */
    size_t singles; /* single marks that open a word */
    size_t language;
};

/* The bytes of a text that may begin a mark, all others are passed over, and
 * its style. */
struct quotation_places {
    uint32_t *v;
    size_t n, cap;
    struct quotation_style style;
};

void quotation_mark_places(const struct pool *pool, size_t language,
    const char *text, size_t n, struct quotation_places *places);

struct quotation_marks {
    struct quotation_mark *v;
    size_t n, cap;
};

/* Append the marks of text[from..to) to out.  *place is the first of the places
 * that is not before `from`, and is moved to the first not before `to`. */
void quotation_mark_find(const struct pool *pool, const char *text,
    uint32_t from, uint32_t to, const struct quotation_places *places,
    size_t *place, bool singles, struct quotation_marks *out);

bool quotation_mark_single(const struct quotation_mark *mark);

#endif
