/* SPDX-License-Identifier: MIT */
/*
 * token - the words of a text as runs of letters, combining marks and digits.
 *
 * "Dell's 2.5m" is four tokens: Dell, s, 2, 5m.  Counts and comparisons of
 * words need no more; callers that need the signs in between use text/term.h.
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include <stddef.h>
#include <stdint.h>

/* The shape of a token, with the values of CD_SHAPE_* of copydesk/text.h. */
#define TOKEN_CAPITAL  0x1u /* begins with a capital */
#define TOKEN_CAPITALS 0x2u /* has capitals after its first letter */
#define TOKEN_FIGURE   0x4u /* begins with a digit */

struct token {
    /* byte of the text */
    size_t at;
    uint32_t n; /* bytes */
    uint32_t shape;
};

/* Find the first token at or after byte i of the valid UTF-8 text[0..n), n < 4
 * GiB.  Returns the byte after it, or 0 if there is none. */
size_t token_next(const char *text, size_t n, size_t i, struct token *out);

#endif
