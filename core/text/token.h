/* SPDX-License-Identifier: MIT */
/*
 * token - the words of a text: runs of letters, marks and figures.
 *
 * "Dell's 2.5m" is four tokens: Dell, s, 2, 5m.  That is what counts and
 * comparisons of words need; signs are left to those who ask for them.
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include <stddef.h>
#include <stdint.h>

/* How it looks: as CD_SHAPE_* of copydesk/text.h. */
#define TOKEN_CAPITAL  0x1u /* begins with a capital */
#define TOKEN_CAPITALS 0x2u /* has some behind its first letter */
#define TOKEN_FIGURE   0x4u /* begins with a figure */

struct token {
    size_t at;
    uint32_t n; /* bytes */
    uint32_t shape;
};

/* The first token at or behind byte i of the valid UTF-8 text[0..n), which
 * is shorter than 4 GiB.
 * Returns the byte behind it, or 0 if there is none. */
size_t token_next(const char *text, size_t n, size_t i, struct token *out);

#endif
