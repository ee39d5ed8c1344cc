/* SPDX-License-Identifier: MIT */
/*
 * quotation_mark - find the quotation marks of a text: which family each
 * belongs to, and whether it opens or closes, judged by its neighbours.
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
    MARK_EITHER, /* opens outside a quotation span, closes inside */
    MARK_MAYBE   /* closes, or is an apostrophe; only until settle_singles()
                    decides */
};

/* A quotation mark: byte of the text, length, enum mark_family, enum
 * mark_side. */
struct quotation_mark {
    uint32_t at;
    uint8_t len, family, side;
};

/* How an article uses the marks whose side differs by country. */
struct quotation_style {
    bool low;       /* “ closes, since „ opens */
    bool reversed;  /* » opens and « closes */
    bool one_curly; /* ” also opens, since there is no “ */
    size_t singles; /* number of single marks that open a word */
    /* index into lang_languages */
    size_t language;
};

/* The bytes of a text at which a mark may begin, ascending, and the text's
 * style. */
struct quotation_places {
    uint32_t *v;
    size_t n, cap;
    struct quotation_style style;
};

/* Find the places of the valid UTF-8 text[0..n), n < 4 GiB, and its style. */
void quotation_mark_places(const struct pool *pool, size_t language,
    const char *text, size_t n, struct quotation_places *places);

/* A growing array of marks. */
struct quotation_marks {
    struct quotation_mark *v;
    size_t n, cap;
};

/* Append the marks of text[from..to) to `out`; single marks only if `singles`.
 * *place is the index of the first place not before `from`, and is moved to the
 * first one not before `to`. */
void quotation_mark_find(const struct pool *pool, const char *text,
    uint32_t from, uint32_t to, const struct quotation_places *places,
    size_t *place, bool singles, struct quotation_marks *out);

/* Does the mark belong to a family of single marks? */
bool quotation_mark_single(const struct quotation_mark *mark);

#endif
