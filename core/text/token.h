/*
 * token - the words of a text: runs of letters, marks and figures.
 *
 * "Dell's 2.5m" is four tokens: Dell, s, 2, 5m.  That is what counts and
 * comparisons of words need; signs are left to those who ask for them.
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct token {
    size_t at;
    uint32_t n;   /* bytes */
    bool capital; /* begins with a capital */
};

/* The first token at or behind byte i of the valid UTF-8 text s[0..n), which
 * is shorter than 4 GiB.
 * Returns the byte behind it, or 0 if there is none. */
size_t token_next(const char *s, size_t n, size_t i, struct token *out);

#endif
