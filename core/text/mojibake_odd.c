/* SPDX-License-Identifier: MIT */
#include "text/mojibake_odd.h"

#include <stdbool.h>
#include <stddef.h>

#include "text/chars.h"

/* ---- kinds ----------------------------------------------------------------
 */

/* The characters of the sets in charmaps.c, sorted by how texts use them. */
/* clang-format off */
static const struct {
    enum odd_kind kind;
    uint32_t list[40]; /* ends with 0 */
} kinds[] = {
    /* ¦ ¤ ¨ ¬ ¯ ¸ ª º § ¶ soft hyphen ƒ ˆ ˇ ˘ ˙ ˛ ˜ ˝ † ‡ ‰ ⌐ ◊ */
    { ODD_SIGN,
        { 0xa6, 0xa4, 0xa8, 0xac, 0xaf, 0xb8, 0xaa, 0xba, 0xa7, 0xb6, 0xad,
            0x192, 0x2c6, 0x2c7, 0x2d8, 0x2d9, 0x2db, 0x2dc, 0x2dd, 0x2020,
            0x2021, 0x2030, 0x2310, 0x25ca, 0x2022, 0xf8ff, 0xfffd, 0x178,
            0 } },
    /* ² ³ ¹ ± ¼ ½ ¾ × µ ÷ ° and the signs of mathematics */
    { ODD_NUMERIC,
        { 0xb2, 0xb3, 0xb9, 0xb1, 0xbc, 0xbd, 0xbe, 0xd7, 0xb5, 0xf7, 0xb0,
            0x2044, 0x2116, 0x2126, 0x2202, 0x2206, 0x220f, 0x2211, 0x221a,
            0x221e, 0x2229, 0x222b, 0x2248, 0x2260, 0x2261, 0x2264, 0x2265,
            0x2219, 0x207f, 0x2320, 0x2321, 0 } },
    { ODD_MONEY, { 0xa2, 0xa3, 0xa5, 0x20a7, 0x20ac, 0 } },
    /* “ ‘ « ¡ ¿: the first two also close */
    { ODD_OPEN, { 0x201c, 0x2018, 0xab, 0xa1, 0xbf, 0x384, 0x385, 0 } },
    { ODD_LOW, { 0x201a, 0x201e, 0x2039, 0 } },
    { ODD_CLOSE, { 0x201d, 0xbb, 0x203a, 0x2122, 0xae, 0xa9, 0xb4, 0 } },
    { ODD_MARK, { 0x2019, 0x2026, 0x2013, 0x2014, 0x2015, 0xb7, 0 } },
};

/* œ š ž: letters of languages that do not use them after capitals. */
static bool
is_western(uint32_t code)
{
    return code == 0x153 || code == 0x161 || code == 0x17e;
}

enum odd_kind
odd_kind(uint32_t code)
{
    size_t i, k;

    if (code < 0x80) {
        if (code >= 'a' && code <= 'z')
            return ODD_SMALL;
        if (code >= 'A' && code <= 'Z')
            return ODD_CAPITAL;
        if (code >= '0' && code <= '9')
            return ODD_DIGIT;
        return code <= ' ' ? ODD_BLANK : ODD_OTHER;
    }
    if (code < 0xa0)
        return ODD_CONTROL;
    if (code >= 0x2500 && code < 0x25a0)
        return ODD_BOX;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        for (k = 0; kinds[i].list[k] != 0; k++) {
            if (kinds[i].list[k] == code)
                return kinds[i].kind;
        }
    }
    if (chars_space(code))
        return ODD_BLANK;
    if (is_western(code))
        return ODD_WESTERN;
    if (chars_upper(code))
        return ODD_UPPER;
    return chars_letter(code) ? ODD_LOWER : ODD_OTHER;
}

/* ---- neighbours ----------------------------------------------------------- */

#define BIT(k)  (1u << (k))
#define SMALLS  (BIT(ODD_SMALL) | BIT(ODD_LOWER) | BIT(ODD_WESTERN))
#define LETTERS (SMALLS | BIT(ODD_CAPITAL) | BIT(ODD_UPPER))
#define SIGNS                                                                  \
    (BIT(ODD_SIGN) | BIT(ODD_NUMERIC) | BIT(ODD_MONEY) | BIT(ODD_CLOSE) |      \
        BIT(ODD_BOX))

/* The first row that matches counts. */
static const struct {
    uint32_t before, kind, after; /* bit sets of kinds; 0: any */
    unsigned odd;
} rows[] = {
    { 0, BIT(ODD_CONTROL), 0, 3 },
    { LETTERS, BIT(ODD_SIGN), 0, 2 },
    { 0, BIT(ODD_SIGN), LETTERS, 2 },
    { LETTERS, BIT(ODD_NUMERIC), 0, 2 },
    { SMALLS, BIT(ODD_MONEY), 0, 2 },
    { LETTERS, BIT(ODD_MONEY), BIT(ODD_DIGIT), 2 },
    { LETTERS, BIT(ODD_LOW), 0, 2 },
    { LETTERS, BIT(ODD_OPEN), LETTERS | BIT(ODD_DIGIT), 2 },
    { 0, BIT(ODD_CLOSE), LETTERS, 2 },
    { LETTERS, BIT(ODD_BOX), 0, 2 },
    { BIT(ODD_BOX), BIT(ODD_BOX), BIT(ODD_SMALL), 2 },
    { BIT(ODD_BOX), BIT(ODD_BOX), 0, 0 },
    { 0, BIT(ODD_BOX), LETTERS, 2 },
    /* an opening mark directly after a closing one */
    { BIT(ODD_CLOSE), BIT(ODD_OPEN), 0, 2 },
    /* a capital within a word; two of them, then lower-case letters */
    { SMALLS, BIT(ODD_UPPER), 0, 1 },
    { BIT(ODD_UPPER), BIT(ODD_UPPER), BIT(ODD_SMALL), 1 },
    { BIT(ODD_LOWER) | BIT(ODD_UPPER), BIT(ODD_WESTERN),
        SIGNS | BIT(ODD_OPEN) | BIT(ODD_LOW), 2 },
    { BIT(ODD_UPPER), BIT(ODD_WESTERN), 0, 1 },
    { SIGNS, BIT(ODD_LOWER) | BIT(ODD_UPPER), 0, 1 },
};

unsigned
odd_between(enum odd_kind before, enum odd_kind kind, enum odd_kind after)
{
    size_t i;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if ((rows[i].kind & BIT(kind)) &&
            (rows[i].before == 0 || (rows[i].before & BIT(before))) &&
            (rows[i].after == 0 || (rows[i].after & BIT(after))))
            return rows[i].odd;
    }
    return 0;
}

/* ---- how likely ----------------------------------------------------------- */

/* Source: the Unicode blocks, and which of their characters newspapers print.
 * Sorted; other characters are never met. */
static const struct {
    uint32_t first, last;
    enum odd_chance chance;
} ranges[] = {
    { 0xa0, 0x137, ODD_ANYWHERE },    /* Latin */
    { 0x139, 0x17e, ODD_ANYWHERE },
    { 0x192, 0x192, ODD_ANYWHERE },   /* f with a hook, in text damaged twice */
    { 0x218, 0x21b, ODD_ANYWHERE },   /* Romanian */
    { 0x2c6, 0x2dd, ODD_ANYWHERE },   /* accents, in text damaged twice */
    { 0x300, 0x304, ODD_ANYWHERE },   /* accents that combine */
    { 0x306, 0x30c, ODD_ANYWHERE },
    { 0x323, 0x328, ODD_ANYWHERE },
    { 0x335, 0x338, ODD_ANYWHERE },   /* strokes */
    { 0x370, 0x3ff, ODD_AMONG },      /* Greek */
    { 0x400, 0x45f, ODD_AMONG },      /* Cyrillic */
    { 0x490, 0x491, ODD_AMONG },
    { 0x531, 0x58a, ODD_AMONG },      /* Armenian */
    { 0x5b0, 0x5f4, ODD_AMONG },      /* Hebrew */
    { 0x60c, 0x6f9, ODD_AMONG },      /* Arabic */
    { 0x900, 0xdf4, ODD_AMONG },      /* India */
    { 0xe01, 0xedd, ODD_AMONG },      /* Thai, Lao */
    { 0xf00, 0xfda, ODD_AMONG },      /* Tibetan */
    { 0x1000, 0x109f, ODD_AMONG },    /* Burmese */
    { 0x10a0, 0x10ff, ODD_AMONG },    /* Georgian */
    { 0x1780, 0x17f9, ODD_AMONG },    /* Khmer */
    { 0x1ea0, 0x1ef9, ODD_ANYWHERE }, /* Vietnamese */
    { 0x1f00, 0x1ffe, ODD_AMONG },    /* old Greek */
    { 0x200b, 0x200f, ODD_ANYWHERE }, /* punctuation */
    { 0x2010, 0x205e, ODD_ANYWHERE },
    { 0x20a0, 0x20bf, ODD_ANYWHERE }, /* money */
    { 0x2100, 0x214f, ODD_ANYWHERE }, /* signs */
    { 0x2190, 0x23ff, ODD_ANYWHERE },
    { 0x2500, 0x27bf, ODD_ANYWHERE },
    { 0x3000, 0x30ff, ODD_AMONG },    /* Japanese */
    { 0x3131, 0x318e, ODD_AMONG },    /* Korean */
    { 0x4e00, 0x9fff, ODD_AMONG },    /* Chinese */
    { 0xac00, 0xd7a3, ODD_AMONG },    /* Korean */
    { 0xf8ff, 0xf8ff, ODD_ANYWHERE }, /* a private-use logo */
    { 0xfb01, 0xfb02, ODD_ANYWHERE }, /* fi, fl */
    { 0xfe0f, 0xfe0f, ODD_ANYWHERE }, /* of emoji */
    { 0xfeff, 0xfeff, ODD_ANYWHERE },
    { 0xff01, 0xff0f, ODD_ANYWHERE }, /* wide punctuation */
    { 0xff10, 0xff19, ODD_AMONG },
    { 0xff1a, 0xff1f, ODD_ANYWHERE },
    { 0xff20, 0xff9f, ODD_AMONG },
    { 0xfffd, 0xfffd, ODD_ANYWHERE },
    { 0x1f300, 0x1faff, ODD_ANYWHERE }, /* emoji */
};
/* clang-format on */

enum odd_chance
odd_chance(uint32_t code)
{
    size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]);

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (code > ranges[mid].last)
            low = mid + 1;
        else
            high = mid;
    }
    return low < sizeof(ranges) / sizeof(ranges[0]) && code >= ranges[low].first
               ? ranges[low].chance
               : ODD_NEVER;
}
