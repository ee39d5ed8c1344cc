/* SPDX-License-Identifier: MIT */
#include "text/sight.h"

#include "text/mojibake_units.h"
#include "text/nfc.h"
#include "text/utf8.h"

#define BIT(second) (UINT64_C(1) << ((second)-0x80))

/* U+0080 to U+00A0 and the soft hyphen; U+061C; U+1680 and U+180E; U+2000 to
 * U+207F; U+3000; U+FEFF and U+FFF9 to U+FFFC; the tag characters. */
const uint64_t sight_odd[64] = {
    [0xc2 - 0xc0] = UINT64_C(0xffffffff) | BIT(0xa0) | BIT(0xad),
    [0xd8 - 0xc0] = BIT(0x9c),
    [0xe1 - 0xc0] = BIT(0x9a) | BIT(0xa0),
    [0xe2 - 0xc0] = BIT(0x80) | BIT(0x81),
    [0xe3 - 0xc0] = BIT(0x80),
    [0xef - 0xc0] = BIT(0xbb) | BIT(0xbf),
    [0xf3 - 0xc0] = BIT(0xa0),
};

/* Is it U+2010 to U+2027 or U+3001 to U+3029: dashes and quotation marks, which
 * are neither unusual nor combine with anything? */
static bool
is_common_punctuation(const unsigned char *bytes)
{
    return bytes[1] == 0x80 &&
           ((bytes[0] == 0xe2 && bytes[2] >= 0x90 && bytes[2] < 0xa8) ||
               (bytes[0] == 0xe3 && bytes[2] > 0x80 && bytes[2] < 0xaa));
}

/* Is it a letter that is frequent in misread text: Cyrillic, Central European
 * letters, and those of Latin-1 that stand for frequent letters of Cyrillic,
 * Greek, Polish, Czech, Hungarian, Romanian and Turkish? */
static bool
is_misread_sign(const unsigned char *bytes)
{
    static const uint64_t latin =
        BIT(0x8f) | BIT(0xa3) | BIT(0xa6) | BIT(0xaa) | BIT(0xac) | BIT(0xae) |
        BIT(0xaf) | BIT(0xb0) | BIT(0xb2) | BIT(0xb5) | BIT(0xb8) | BIT(0xb9) |
        BIT(0xbb) | BIT(0xbd) | BIT(0xbe);
    static const uint64_t signs =
        BIT(0xb3) | BIT(0xb9) | BIT(0xba) | BIT(0xbe) | BIT(0xbf);

    switch (bytes[0]) {
    case 0xc2:
        return (signs >> (bytes[1] & 0x3f) & 1) != 0;
    case 0xc3:
        return (latin >> (bytes[1] & 0x3f) & 1) != 0;
    case 0xc4:
    case 0xc5:
    case 0xd0:
    case 0xd1:
        return true;
    default:
        return false;
    }
}

/* Check the run of characters beyond ASCII at byte i and add its bits.  Returns
 * where it ends. */
static size_t
check_characters(const struct mojibake *mojibake, const char *text, size_t n,
    size_t i, unsigned *bits)
{
    uint32_t lead = 0, seen = 0, pairs = 0, code = 0, brief;
    size_t len;

    for (; i < n && (signed char)text[i] < 0; i += len) {
        const unsigned char *bytes = (const unsigned char *)text + i;

        code = character(text + i, &len);
        brief = mojibake_brief(mojibake, code);
        pairs |= lead & brief >> BRIEF_MORE;
        lead = brief & BRIEF_LEAD;
        seen |= brief;
        if (is_common_punctuation(bytes))
            continue;
        if (!nfc_quiet_at(text + i))
            *bits |= SIGHT_FORM;
        if (sight_is_odd(text + i))
            *bits |= SIGHT_ODD;
        if (is_misread_sign(bytes))
            *bits |= SIGHT_MISREAD;
    }
    if (pairs != 0 || (seen & BRIEF_CONTROL) ||
        (i < n && text[i] == ' ' && (code == A_TILDE || code == A_CIRC)))
        *bits |= SIGHT_DAMAGE;
    return i;
}

unsigned
sight_of(const struct mojibake *mojibake, const char *text, size_t n)
{
    unsigned bits = 0;
    size_t i = 0;

    while ((i = utf8_skip_ascii(text, n, i)) < n)
        i = check_characters(mojibake, text, n, i, &bits);
    return bits;
}
