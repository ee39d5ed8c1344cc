#include "text/token.h"

#include "text/chars.h"
#include "text/step.h"

/* What an ASCII byte is in a token: nothing, a letter, a capital, a digit. */
enum { OUT, SMALL, CAPITAL, DIGIT };

static unsigned
kind_of(const char *s, size_t n, size_t i, size_t *len)
{
    unsigned char b = (unsigned char)s[i];
    uint32_t c;

    *len = 1;
    if (b < 0x80) {
        if (b >= 'a' && b <= 'z')
            return SMALL;
        if (b >= 'A' && b <= 'Z')
            return CAPITAL;
        return b >= '0' && b <= '9' ? DIGIT : OUT;
    }
    c = utf8_decode(s + i, n - i, len);
    if (chars_upper(c))
        return CAPITAL;
    if (chars_letter(c))
        return SMALL;
    return chars_digit(c) ? DIGIT : OUT;
}

size_t
token_next(const char *s, size_t n, size_t i, struct token *out)
{
    size_t len = 1;
    unsigned kind = OUT;

    while (i < n && (kind = kind_of(s, n, i, &len)) == OUT)
        i += len;
    if (i >= n)
        return 0;
    out->at = i;
    out->capital = kind == CAPITAL;
    out->figure = true;
    out->ascii = true;
    do {
        out->figure = out->figure && kind == DIGIT;
        out->ascii = out->ascii && (unsigned char)s[i] < 0x80;
        i += len;
    } while (i < n && i - out->at < UINT32_MAX / 2 &&
             (kind = kind_of(s, n, i, &len)) != OUT);
    out->n = (uint32_t)(i - out->at);
    return i;
}
