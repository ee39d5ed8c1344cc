#include "text/token.h"

#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

/* What a character is in a token: nothing, a small letter, a capital, a digit,
 * and of a byte: the first of several. */
enum { OUT, SMALL, CAPITAL, DIGIT, OTHER };

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

/* ---- eight bytes at a time --------------------------------------------------
 *
 * Most words are ASCII and shorter than that.  The sums below have their
 * answer in the highest bit of each byte, and none carries into the next.
 */

#define BYTES(x) (UINT64_C(0x0101010101010101) * (x))
#define HIGH BYTES(0x80)

/* The first byte is the lowest one. */
static inline uint64_t
load(const char *s)
{
    uint64_t w;

    memcpy(&w, s, sizeof(w));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    w = __builtin_bswap64(w);
#endif
    return w;
}

/* The bytes of w, all ASCII, that are at least `least` and below `most`. */
static inline uint64_t
between(uint64_t w, unsigned least, unsigned most)
{
    return (w + BYTES(0x80 - least)) & ~(w + BYTES(0x80 - most)) & HIGH;
}

/* How many of the eight bytes at s are ASCII letters and figures, up to the
 * first that is neither. */
static inline size_t
run(const char *s)
{
    uint64_t w = load(s), ascii = w & ~HIGH;
    uint64_t in = (between(ascii | BYTES(0x20), 'a', 'z' + 1) |
                      between(ascii, '0', '9' + 1)) &
                  ~w;

    return in == HIGH ? 8 : (size_t)__builtin_ctzll(in ^ HIGH) / 8;
}

size_t
token_next(const char *s, size_t n, size_t i, struct token *out)
{
    size_t len = 1, k;
    unsigned kind = OUT;

    while (i < n && (kind = kind_of(s, n, i, &len)) == OUT)
        i += len;
    if (i >= n)
        return 0;
    out->at = i;
    out->capital = kind == CAPITAL;
    do {
        k = n - i >= 8 ? run(s + i) : 0;
        i += k;
    } while (k == 8);
    /* the rest: what is not ASCII, and what is near the end of the text */
    while (i < n && kind_of(s, n, i, &len) != OUT)
        i += len;
    out->n = (uint32_t)(i - out->at);
    return i;
}
