#include "text/token.h"

#include "text/chars.h"
#include "text/utf8.h"

/* What a character is in a token: nothing, a small letter, a capital, a digit,
 * and of a byte: the first of several. */
enum { OUT = 0, SMALL = 1, CAPITAL = 2, DIGIT = 4, OTHER = 8 };

#define ROW4(x) x, x, x, x
#define ROW16(x) ROW4(x), ROW4(x), ROW4(x), ROW4(x)
#define LETTERS(x) \
    OUT, x, x, x, ROW4(x), ROW4(x), ROW4(x), ROW4(x), ROW4(x), x, x, x, OUT, \
        ROW4(OUT)

static const unsigned char kinds[256] = { ROW16(OUT), ROW16(OUT), ROW16(OUT),
    ROW4(DIGIT), ROW4(DIGIT), DIGIT, DIGIT, OUT, OUT, ROW4(OUT),
    LETTERS(CAPITAL), LETTERS(SMALL), ROW16(OTHER), ROW16(OTHER), ROW16(OTHER),
    ROW16(OTHER), ROW16(OTHER), ROW16(OTHER), ROW16(OTHER), ROW16(OTHER) };

static unsigned
other(const char *s, size_t n, size_t i, size_t *len)
{
    uint32_t c = utf8_decode(s + i, n - i, len);

    if (chars_upper(c))
        return CAPITAL;
    if (chars_letter(c))
        return SMALL;
    return chars_digit(c) ? DIGIT : OUT;
}

static inline unsigned
kind_of(const char *s, size_t n, size_t i, size_t *len)
{
    unsigned kind = kinds[(unsigned char)s[i]];

    *len = 1;
    return kind != OTHER ? kind : other(s, n, i, len);
}

size_t
token_next(const char *s, size_t n, size_t i, struct token *out)
{
    size_t len = 1;
    unsigned kind = OUT, seen, first;

    while (i < n && (kind = kind_of(s, n, i, &len)) == OUT)
        i += len;
    if (i >= n)
        return 0;
    out->at = i;
    first = seen = kind;
    do {
        seen |= kind;
        i += len;
    } while (i < n && (kind = kind_of(s, n, i, &len)) != OUT);
    out->capital = first == CAPITAL;
    out->figure = seen == DIGIT;
    out->n = (uint32_t)(i - out->at);
    return i;
}
