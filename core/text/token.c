/* SPDX-License-Identifier: MIT */
#include "text/token.h"

#include "text/chars.h"
#include "text/eight.h"
#include "text/utf8.h"

/* The class of a character in a token, and of a byte.  OTHER: first or later
 * byte of a multi-byte character, which has to be decoded. */
enum { OUT, SMALL, CAPITAL, DIGIT, OTHER };

#define ROW4(x)  x, x, x, x
#define ROW16(x) ROW4(x), ROW4(x), ROW4(x), ROW4(x)
#define LETTERS(x) \
    OUT, x, x, x, ROW4(x), ROW4(x), ROW4(x), ROW4(x), ROW4(x), x, x, x, OUT, \
        ROW4(OUT)

static const unsigned char kinds[256] = { ROW16(OUT), ROW16(OUT), ROW16(OUT),
    ROW4(DIGIT), ROW4(DIGIT), DIGIT, DIGIT, OUT, OUT, ROW4(OUT),
    LETTERS(CAPITAL), LETTERS(SMALL), ROW16(OTHER), ROW16(OTHER), ROW16(OTHER),
    ROW16(OTHER), ROW16(OTHER), ROW16(OTHER), ROW16(OTHER), ROW16(OTHER) };

/* The class of the character at byte i, its length in *len. */
static unsigned
token_kind(const char *text, size_t n, size_t i, size_t *len)
{
    unsigned kind = kinds[(unsigned char)text[i]];
    uint32_t code;

    *len = 1;
    if (kind != OTHER)
        return kind;
    code = utf8_decode(text + i, n - i, len);
    if (chars_upper(code))
        return CAPITAL;
    if (chars_letter(code))
        return SMALL;
    return chars_digit(code) ? DIGIT : OUT;
}

/* The next three are for text that is not ASCII, and for the last bytes of a
 * text.  Apart from token_next() they cost it no register and no check of the
 * stack, which most tokens would pay for nothing. */

/* The first byte from i on of a character that can be in a token; n if there is
 * none. */
static __attribute__((noinline)) size_t
token_start(const char *text, size_t n, size_t i)
{
    size_t len;

    while (i < n && token_kind(text, n, i, &len) == OUT)
        i += len;
    return i;
}

/* The class of the character at byte i. */
static __attribute__((noinline)) unsigned
first_kind(const char *text, size_t n, size_t i)
{
    size_t len;

    return token_kind(text, n, i, &len);
}

/* The end of the token that goes on at byte i. */
static __attribute__((noinline)) size_t
token_rest(const char *text, size_t n, size_t i, struct token *token)
{
    size_t len;
    unsigned kind;

    while (i < n && (kind = token_kind(text, n, i, &len)) != OUT) {
        if (kind == CAPITAL && i > token->at)
            token->shape |= TOKEN_CAPITALS;
        i += len;
    }
    return i;
}

/* Of the eight bytes at `text`, count the ASCII letters and digits up to the
 * first other byte; *capitals gets 0x80 in each byte of them that is a capital.
 * Most words end within eight bytes. */
static inline size_t
ascii_run(const char *text, uint64_t *capitals)
{
    uint64_t eight = eight_at(text, 8), ascii = eight & ~EIGHT_HIGH;
    uint64_t in = (eight_between(ascii | EIGHT_EACH(0x20), 'a', 'z' + 1) |
                      eight_between(ascii, '0', '9' + 1)) &
                  ~eight;
    uint64_t out = in ^ EIGHT_HIGH;

    *capitals = eight_between(ascii, 'A', 'Z' + 1) & (out - 1) & ~out & ~eight;
    return out == 0 ? 8 : (size_t)__builtin_ctzll(out) / 8;
}

size_t
token_next(const char *text, size_t n, size_t i, struct token *out)
{
    size_t at, k;
    unsigned kind = OUT;
    uint64_t capitals = 0, behind;

    while (i < n && (kind = kinds[(unsigned char)text[i]]) == OUT)
        i++;
    if (kind == OTHER)
        i = token_start(text, n, i);
    if (i >= n)
        return 0;
    at = i;
    if (kind == OTHER)
        kind = first_kind(text, n, i);
    k = n - i >= 8 ? ascii_run(text + i, &capitals) : 0;
    i += k;
    behind = capitals & ~UINT64_C(0xff);
    while (k == 8) {
        k = n - i >= 8 ? ascii_run(text + i, &capitals) : 0;
        i += k;
        behind |= k > 0 ? capitals : 0;
    }
    out->at = at;
    out->shape = (kind == CAPITAL    ? TOKEN_CAPITAL
                     : kind == DIGIT ? TOKEN_FIGURE
                                     : 0) |
                 (behind != 0 ? TOKEN_CAPITALS : 0);
    if (i < n && kinds[(unsigned char)text[i]] != OUT)
        i = token_rest(text, n, i, out);
    out->n = (uint32_t)(i - at);
    return i;
}
