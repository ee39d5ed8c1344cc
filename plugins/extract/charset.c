/* SPDX-License-Identifier: MIT */
#include "charset.h"

#include "text/entities_table.h"
#include "text/prescan.h"
#include "text/utf8.h"

#define BYTE_NONE 256u

/* The byte that windows-1252, or Latin-1, has for a character. */
static unsigned
byte_of(uint32_t c)
{
    unsigned i;

    if (c < 256)
        return c;
    for (i = 0; i < 32 && entities_c1[i] != c; i++)
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
looks_utf8(struct str t)
{
    size_t at, n;
    unsigned tail = 0;
    bool any = false;

    for (at = utf8_skip_ascii(t.s, t.n, 0); at < t.n; at += n) {
        unsigned b = byte_of(utf8_decode(t.s + at, t.n - at, &n));

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
            n = utf8_skip_ascii(t.s, t.n, at + n) - at;
    }
    return any && tail == 0;
}

/* The characters as bytes; n is 0 if one is none. */
static struct str
bytes_of(const struct pool *p, struct str t)
{
    char *to = pool_alloc(p, t.n + 1);
    size_t at, n, k = 0;

    for (at = 0; at < t.n; at += n) {
        unsigned b = byte_of(utf8_decode(t.s + at, t.n - at, &n));

        if (b == BYTE_NONE)
            return (struct str){ "", 0 };
        to[k++] = (char)b;
    }
    to[k] = '\0';
    return (struct str){ to, k };
}

static uint32_t
unit(const char *s, bool big)
{
    unsigned a = (unsigned char)s[0], b = (unsigned char)s[1];

    return big ? a << 8 | b : b << 8 | a;
}

/* From UTF-16; half a character becomes U+FFFD. */
static struct str
from_utf16(const struct pool *p, struct str t, bool big)
{
    char *to = pool_alloc(p, 2 * t.n + 1);
    size_t i, n = 0;

    for (i = 2; i + 1 < t.n; i += 2) {
        uint32_t c = unit(t.s + i, big), low;

        if (c >= 0xD800 && c < 0xE000) {
            low = i + 3 < t.n ? unit(t.s + i + 2, big) : 0;
            if (c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            } else {
                c = 0xFFFD;
            }
        }
        n += utf8_encode(c, to + n);
    }
    to[n] = '\0';
    return (struct str){ to, n };
}

/* By the charset that the page declares, if all its characters are bytes and
 * not all are ASCII.  A page in that charset that was read as it should be has
 * characters that are none; where its only ones are such as windows-1252 has,
 * too, they must stand at the same places. */
static struct str
as_declared(const struct charsets *c, const struct pool *p, struct str html)
{
    const struct charsets_text page = { html.s, html.n };
    size_t which = charsets_find(c, prescan_charset(page)), at, n;
    struct charsets_text decoded;
    bool wide = false, any = false;
    struct str bytes;

    if (which == CHARSETS_NONE)
        return html;
    for (at = utf8_skip_ascii(html.s, html.n, 0); at < html.n; at += n) {
        wide = wide || utf8_decode(html.s + at, html.n - at, &n) > 0xFF;
        n = utf8_skip_ascii(html.s, html.n, at + n) - at;
        any = true;
    }
    if ((!any && !charsets_looks_utf8(which)) ||
        (wide && !charsets_windows(which)))
        return html;
    bytes = bytes_of(p, html);
    if (bytes.n == 0)
        return html;
    decoded = charsets_decode(
        c, p, which, (struct charsets_text){ bytes.s, bytes.n });
    return (struct str){ decoded.s, decoded.n };
}

struct str
charset_decode(const struct charsets *c, const struct pool *p, struct str html)
{
    struct str bytes;

    /* FF FE and FE FF, as characters */
    if (str_begins(html, "\xC3\xBF\xC3\xBE") ||
        str_begins(html, "\xC3\xBE\xC3\xBF")) {
        bytes = bytes_of(p, html);
        if (bytes.n > 0)
            return from_utf16(p, bytes, html.s[1] == '\xBE');
    }
    if (!looks_utf8(html))
        return as_declared(c, p, html);
    bytes = bytes_of(p, html);
    return utf8_valid(bytes.s, bytes.n) == bytes.n ? bytes : html;
}
