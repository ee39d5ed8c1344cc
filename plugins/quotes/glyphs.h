/*
 * glyphs - the characters that may be quote marks, one by one: of which
 * family each is, and whether it opens or closes by what stands beside it.
 */
#ifndef QUOTES_GLYPHS_H
#define QUOTES_GLYPHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "text/pool.h"

enum glyph_family {
    GLYPH_STRAIGHT, /* "..." */
    GLYPH_TICKS,    /* ``...'' or ''...'' */
    GLYPH_CURLY,    /* “...”, „...“, ”...” */
    GLYPH_ANGLE,    /* «...», »...« */
    GLYPH_CORNER,   /* 「...」 */
    GLYPH_CORNERS,  /* 『...』, inside them or alone */
    GLYPH_SINGLE_STRAIGHT,
    GLYPH_SINGLE_CURLY,
    GLYPH_FAMILIES
};

enum glyph_side {
    GLYPH_OPENS,
    GLYPH_CLOSES,
    GLYPH_EITHER, /* opens outside a stretch, closes inside */
    GLYPH_MAYBE   /* (while they are found) closes or is an apostrophe */
};

struct glyph {
    uint32_t at;
    uint8_t len, family, side;
};

/* How an article uses the marks that nations use differently. */
struct glyph_style {
    bool low;                      /* „ opens, so “ closes */
    bool reversed;                 /* » opens, « closes */
    bool one_curly;                /* ” opens, too: there is no “ */
    size_t singles;                /* single marks that open a word */
    const struct lexicon *lexicon; /* of the article's language */
};

/* The bytes of a text that may begin a mark, all others are passed over, and
 * its style. */
struct glyph_places {
    uint32_t *v;
    size_t n, cap;
    struct glyph_style style;
};

void glyphs_places(const struct pool *p, const struct lexicon *l, const char *s,
    size_t n, struct glyph_places *x);

struct glyphs {
    struct glyph *v;
    size_t n, cap;
};

/* Append the marks of s[from..to) to out.  *place is the first of the places
 * that is not before `from`, and is moved to the first not before `to`. */
void glyphs_find(const struct pool *p, const char *s, uint32_t from,
    uint32_t to, const struct glyph_places *x, size_t *place, bool singles,
    struct glyphs *out);

bool glyphs_single(const struct glyph *g);

/* Bytes of the white space at s[at..to), or before s + to; 0 if there is
 * none. */
uint32_t glyphs_blank(const char *s, uint32_t at, uint32_t to);
uint32_t glyphs_blank_before(const char *s, uint32_t from, uint32_t to);

#endif
