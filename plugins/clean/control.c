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
    const unsigned char *bytes = (const unsigned char *)text.s;
    size_t i;

    for (i = 0; i + 1 < text.n; i++) {
        /* U+0590 to U+08FF, but for the mark of a letter, U+061C */
        if (bytes[i] == 0xd8 && bytes[i + 1] == 0x9c)
            continue;
        if ((bytes[i] >= 0xd7 && bytes[i] <= 0xdf) ||
            (bytes[i] == 0xd6 && bytes[i + 1] > 0x8f) ||
            (bytes[i] == 0xe0 && bytes[i + 1] >= 0xa0 && bytes[i + 1] < 0xa4))
            return true;
    }
    return false;
}

static bool
bidi(uint32_t code)
{
    return code == 0x200e || code == 0x200f || code == 0x61c ||
           (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* Joiners shape emoji, Indic and Persian words; between Latin letters they
 * do nothing. */
static bool
joins(uint32_t code, const char *before, const char *after, const char *end)
{
    return (code == 0x200c || code == 0x200d) && before != NULL &&
           after < end && (unsigned char)*before >= 0xd8 &&
           (unsigned char)*after >= 0xd8;
}

/* The flags of England, Scotland and Wales are a black one with tags. */
static bool
of_flag(uint32_t code, const char *before)
{
    size_t len;
    uint32_t b;

    if (code < 0xe0020 || code > 0xe007f || before == NULL)
        return false;
    b = utf8_decode(before, 4, &len);
    return b == 0x1f3f4 || (b >= 0xe0020 && b < 0xe007f);
}

/* What stands for the character `code`: bytes in out. */
static size_t
instead(uint32_t code, char out[4])
{
    static const char *const ends[] = { "\n", "\n\n" };

    if (code == 0x2028 || code == 0x2029) {
        memcpy(out, ends[code - 0x2028], code - 0x2027);
        return code - 0x2027;
    }
    if (code == '\r' || code == '\v' || code == '\f') {
        out[0] = '\n';
        return 1;
    }
    /* C1: windows-1252 that was taken for Latin-1. */
    if (code >= 0x80 && code < 0xa0 && entities_c1[code - 0x80] >= 0xa0)
        return utf8_encode(entities_c1[code - 0x80], out);
    return 0;
}

struct str
control_strip(struct doc *doc, struct str text)
{
    bool rtl = right_to_left(text);
    const char *end = text.s + text.n, *last = NULL;
    char *out = doc_alloc(doc, 2 * text.n);
    struct str got = { out, 0 };
    size_t i, n, len;

    for (i = 0; i < text.n; i += n) {
        const char *string = text.s + i;
        uint32_t code = utf8_decode(string, text.n - i, &n);

        len = scan_control(string, text.n - i);
        if (len == 0 || joins(code, last, string + n, end) ||
            of_flag(code, last) || (rtl && bidi(code))) {
            memcpy(out + got.n, string, n);
            got.n += n;
            last = string;
            continue;
        }
        if (code == '\r' && string + 1 < end && string[1] == '\n')
            continue;
        doc_note(doc, RULE_CONTROL, string, n);
        got.n += instead(code, out + got.n);
    }
    return got;
}
