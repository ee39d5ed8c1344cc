/* SPDX-License-Identifier: MIT */
#include "text/wordcount.h"

#include "text/chars.h"
#include "text/utf8.h"

/* The class of a character: COUNTS makes the piece it is in a word. */
enum { NOTHING, SPACE, COUNTS };

/* clang-format off */
static const unsigned char ascii[128] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE,
    ['\r'] = SPACE, [0x1c] = SPACE, SPACE, SPACE, SPACE, SPACE /* the blank */,
    ['0'] = COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
    COUNTS, COUNTS,
    ['A'] = COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
    COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
    COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
    ['a'] = COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
    COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
    COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS,
};
/* clang-format on */

/* The class of a character beyond ASCII, its length in *len. */
static int
class_beyond_ascii(const char *text, size_t n, size_t *len)
{
    uint32_t code = utf8_decode(text, n, len);

    if (chars_space(code))
        return SPACE;
    return chars_letter(code) || chars_digit(code) ? COUNTS : NOTHING;
}

/* The class of the character at `text`, its length in *len. */
static int
class_of(const char *text, size_t n, size_t *len)
{
    *len = 1;
    return (unsigned char)*text < 128 ? ascii[(unsigned char)*text]
                                      : class_beyond_ascii(text, n, len);
}

/* The end of the piece that byte i is in. */
static size_t
end_of_piece(const char *text, size_t n, size_t i)
{
    size_t len;

    while (i < n) {
        while (i < n && (unsigned char)text[i] < 128 &&
               ascii[(unsigned char)text[i]] != SPACE)
            i++;
        if (i == n || class_of(text + i, n - i, &len) == SPACE)
            break;
        i += len;
    }
    return i;
}

size_t
wordcount_of(const char *text, size_t n, size_t most)
{
    size_t words = 0, i = 0, len;

    while (i < n && words < most) {
        if (class_of(text + i, n - i, &len) == COUNTS) {
            words++;
            i = end_of_piece(text, n, i);
        } else {
            i += len;
        }
    }
    return words;
}
