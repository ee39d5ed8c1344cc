/* SPDX-License-Identifier: MIT */
#include "shadow.h"

#include "text/chars.h"
#include "text/utf8.h"

/* The first and the last of some code points, and what stands for them; 0:
 * nothing. */
static const struct range {
    uint32_t first, last;
    char byte;
} ranges[] = {
    { 0xad, 0xad, 0 },
    { 0x200b, 0x200f, 0 },
    { 0x2010, 0x2013, '-' },
    { 0x2028, 0x2029, '\n' },
    { 0x202a, 0x202e, 0 },
    { 0x2060, 0x206f, 0 },
    { 0x2212, 0x2212, '-' },
    { 0xfe00, 0xfe0f, 0 },
    { 0xfeff, 0xfeff, 0 },
};

/* U+00C0 to U+024F, and those with more than one accent. */
static bool
is_latin(uint32_t code)
{
    return code < 0x250 || (code >= 0x1e00 && code < 0x1f00);
}

/* The digits of a script stand in a row, from zero on. */
static char
shadow_digit(uint32_t code)
{
    uint32_t zero = code;

    while (code - zero < 50 && chars_digit(zero - 1))
        zero--;
    return (char)('0' + (code - zero) % 10);
}

/* The byte of a code point beyond ASCII; 0: it has none. */
static char
byte_of(uint32_t code, char before)
{
    size_t i;

    for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        if (code >= ranges[i].first && code <= ranges[i].last)
            return ranges[i].byte;
    }
    if (code > 0xff00 && code < 0xff5f)
        return (char)(code - 0xfee0);
    if (chars_space(code))
        return code == 0x85 ? '\n' : ' ';
    if (chars_digit(code))
        return shadow_digit(code);
    if (!chars_letter(code))
        return SHADOW_MARK;
    if (chars_unspaced(code))
        return SHADOW_UNSPACED;
    if (code >= 0x300 && code < 0x370) /* an accent of the letter before it */
        return before == SHADOW_OTHER ? SHADOW_OTHER : SHADOW_LATIN;
    return is_latin(code) ? SHADOW_LATIN : SHADOW_OTHER;
}

void
shadow_make(
    const struct cd_host *host, const char *text, size_t n, struct shadow *to)
{
    size_t i = utf8_skip_ascii(text, n, 0), *at;
    char *string;

    to->text = text;
    to->s = text;
    to->n = n;
    to->at = NULL;
    if (i == n)
        return;
    to->s = string = host->scratch(host, n);
    to->at = at = host->scratch(host, n * sizeof(*at));
    for (i = 0, to->n = 0; i < n;) {
        size_t from = i, len;
        uint32_t code = utf8_decode(text + i, n - i, &len);
        char byte = code < 0x80
                        ? (char)code
                        : byte_of(code, to->n > 0 ? string[to->n - 1] : ' ');

        i += len;
        if (byte == 0 && code != 0)
            continue;
        string[to->n] = byte;
        at[to->n++] = from;
    }
}

size_t
shadow_begin(const struct shadow *shadow, size_t i)
{
    return shadow->at != NULL ? shadow->at[i] : i;
}

size_t
shadow_end(const struct shadow *shadow, size_t i)
{
    size_t at = shadow_begin(shadow, i) + 1;

    while (
        shadow->at != NULL && ((unsigned char)shadow->text[at] & 0xc0) == 0x80)
        at++;
    return at;
}
