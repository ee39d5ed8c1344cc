/* SPDX-License-Identifier: MIT */
#include "charset.h"

#include "text/entities_table.h"
#include "text/prescan.h"
#include "text/utf8.h"

#define BYTE_NONE 256u

/* The byte that windows-1252, or Latin-1, has for a character. */
static unsigned
byte_of(uint32_t code)
{
    unsigned i;

    if (code < 256)
        return code;
    for (i = 0; i < 32 && entities_c1[i] != code; i++)
        continue;
    return i < 32 ? 0x80 + i : BYTE_NONE;
}

/* Bytes that follow the first one of a character in UTF-8, 0 if it is none. */
static unsigned
tail_of(unsigned byte)
{
    if (byte >= 0xF0 && byte <= 0xF4)
        return 3;
    if (byte >= 0xE0)
        return byte < 0xF0 ? 2 : 0;
    return byte >= 0xC2 ? 1 : 0;
}

/* Do the characters have the form of UTF-8, with at least one that is not
 * ASCII?  Most pages show in a few words that they do not. */
static bool
looks_utf8(struct str text)
{
    size_t at, n;
    unsigned tail = 0;
    bool any = false;

    for (at = utf8_skip_ascii(text.s, text.n, 0); at < text.n; at += n) {
        unsigned b = byte_of(utf8_decode(text.s + at, text.n - at, &n));

        if (b == BYTE_NONE || (tail > 0) != (b >= 0x80 && b < 0xC0))
            return false;
        if (tail > 0) {
            tail--;
        } else if (b >= 0x80) {
            tail = tail_of(b);
            if (tail == 0)
                return false;
            any = true;
        }
        if (tail == 0)
            n = utf8_skip_ascii(text.s, text.n, at + n) - at;
    }
    return any && tail == 0;
}

/* The characters as bytes; n is 0 if one is none. */
static struct str
bytes_of(const struct pool *pool, struct str text)
{
    char *to = pool_alloc(pool, text.n + 1);
    size_t at, n, k = 0;

    for (at = 0; at < text.n; at += n) {
        unsigned b = byte_of(utf8_decode(text.s + at, text.n - at, &n));

        if (b == BYTE_NONE)
            return (struct str){ "", 0 };
        to[k++] = (char)b;
    }
    to[k] = '\0';
    return (struct str){ to, k };
}

static uint32_t
unit(const char *text, bool big)
{
    unsigned a = (unsigned char)text[0], b = (unsigned char)text[1];

    return big ? a << 8 | b : b << 8 | a;
}

/* From UTF-16; half a character becomes U+FFFD. */
static struct str
from_utf16(const struct pool *pool, struct str text, bool big)
{
    char *to = pool_alloc(pool, 2 * text.n + 1);
    size_t i, n = 0;

    for (i = 2; i + 1 < text.n; i += 2) {
        uint32_t code = unit(text.s + i, big), low;

        if (code >= 0xD800 && code < 0xE000) {
            low = i + 3 < text.n ? unit(text.s + i + 2, big) : 0;
            if (code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            } else {
                code = 0xFFFD;
            }
        }
        n += utf8_encode(code, to + n);
    }
    to[n] = '\0';
    return (struct str){ to, n };
}

/* Where the page declares nothing, by what its bytes surely are. */
static struct str
as_guessed(
    const struct charsets *charsets, const struct pool *pool, struct str html)
{
    struct charsets_text text;
    struct str bytes = bytes_of(pool, html);
    size_t which;

    text = (struct charsets_text){ bytes.s, bytes.n };
    which = charsets_find(charsets, charsets_guess(text));
    if (which == CHARSETS_NONE)
        return html;
    text = charsets_decode(charsets, pool, which, text);
    return (struct str){ text.s, text.n };
}

/* By the charset that the page declares, if all its characters are bytes and
 * not all are ASCII.  A page in that charset that was read as it should be has
 * characters that are none; where its only ones are such as windows-1252 has,
 * too, they must stand at the same places. */
static struct str
as_declared(
    const struct charsets *charsets, const struct pool *pool, struct str html)
{
    const struct charsets_text page = { html.s, html.n };
    struct charsets_text decoded = prescan_charset(page);
    size_t which = charsets_find(charsets, decoded), at, n;
    bool wide = false, any = false;
    struct str bytes;

    at = utf8_skip_ascii(html.s, html.n, 0);
    if (decoded.n == 0)
        return at < html.n ? as_guessed(charsets, pool, html) : html;
    if (which == CHARSETS_NONE)
        return html;
    for (; at < html.n; at += n) {
        wide |= utf8_decode(html.s + at, html.n - at, &n) > 0xFF;
        n = utf8_skip_ascii(html.s, html.n, at + n) - at;
        any = true;
    }
    if ((!any && !charsets_looks_utf8(which)) ||
        (wide && !charsets_windows(which)))
        return html;
    bytes = bytes_of(pool, html);
    if (bytes.n == 0)
        return html;
    decoded = charsets_decode(
        charsets, pool, which, (struct charsets_text){ bytes.s, bytes.n });
    return (struct str){ decoded.s, decoded.n };
}

struct str
charset_decode(
    const struct charsets *charsets, const struct pool *pool, struct str html)
{
    struct str bytes;

    /* FF FE and FE FF, as characters */
    if (str_begins(html, "\xC3\xBF\xC3\xBE") ||
        str_begins(html, "\xC3\xBE\xC3\xBF")) {
        bytes = bytes_of(pool, html);
        if (bytes.n > 0)
            return from_utf16(pool, bytes, html.s[1] == '\xBE');
    }
    if (!looks_utf8(html))
        return as_declared(charsets, pool, html);
    bytes = bytes_of(pool, html);
    return utf8_valid(bytes.s, bytes.n) == bytes.n ? bytes : html;
}
