/* SPDX-License-Identifier: MIT */
#include "control.h"

#include <string.h>

#include "scan.h"
#include "text/entities_table.h"
#include "text/utf8.h"

/* Is there a letter that is written from right to left?  Then the marks that
 * order a line are part of the text. */
static bool
right_to_left(struct str text)
{
    const unsigned char *s = (const unsigned char *)text.s;
    size_t i;

    for (i = 0; i + 1 < text.n; i++) {
        /* U+0590 to U+08FF, but for the mark of a letter, U+061C */
        if (s[i] == 0xd8 && s[i + 1] == 0x9c)
            continue;
        if ((s[i] >= 0xd7 && s[i] <= 0xdf) ||
            (s[i] == 0xd6 && s[i + 1] > 0x8f) ||
            (s[i] == 0xe0 && s[i + 1] >= 0xa0 && s[i + 1] < 0xa4))
            return true;
    }
    return false;
}

static bool
bidi(uint32_t c)
{
    return c == 0x200e || c == 0x200f || c == 0x61c ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Joiners shape emoji, Indic and Persian words; between Latin letters they
 * do nothing. */
static bool
joins(uint32_t c, const char *before, const char *after, const char *end)
{
    return (c == 0x200c || c == 0x200d) && before != NULL && after < end &&
           (unsigned char)*before >= 0xd8 && (unsigned char)*after >= 0xd8;
}

/* The flags of England, Scotland and Wales are a black one with tags. */
static bool
of_flag(uint32_t c, const char *before)
{
    size_t len;
    uint32_t b;

    if (c < 0xe0020 || c > 0xe007f || before == NULL)
        return false;
    b = utf8_decode(before, 4, &len);
    return b == 0x1f3f4 || (b >= 0xe0020 && b < 0xe007f);
}

/* What stands for the character c: bytes in out. */
static size_t
instead(uint32_t c, char out[4])
{
    static const char *const ends[] = { "\n", "\n\n" };

    if (c == 0x2028 || c == 0x2029) {
        memcpy(out, ends[c - 0x2028], c - 0x2027);
        return c - 0x2027;
    }
    if (c == '\r' || c == '\v' || c == '\f') {
        out[0] = '\n';
        return 1;
    }
    /* C1: windows-1252 that was taken for Latin-1. */
    if (c >= 0x80 && c < 0xa0 && entities_c1[c - 0x80] >= 0xa0)
        return utf8_encode(entities_c1[c - 0x80], out);
    return 0;
}

struct str
control_strip(struct doc *d, struct str text)
{
    bool rtl = right_to_left(text);
    const char *end = text.s + text.n, *last = NULL;
    char *out = doc_alloc(d, 2 * text.n);
    struct str got = { out, 0 };
    size_t i, n, len;

    for (i = 0; i < text.n; i += n) {
        const char *s = text.s + i;
        uint32_t c = utf8_decode(s, text.n - i, &n);

        len = scan_control(s, text.n - i);
        if (len == 0 || joins(c, last, s + n, end) || of_flag(c, last) ||
            (rtl && bidi(c))) {
            memcpy(out + got.n, s, n);
            got.n += n;
            last = s;
            continue;
        }
        if (c == '\r' && s + 1 < end && s[1] == '\n')
            continue;
        doc_note(d, RULE_CONTROL, s, n);
        got.n += instead(c, out + got.n);
    }
    return got;
}
