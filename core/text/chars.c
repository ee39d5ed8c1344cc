/* SPDX-License-Identifier: MIT */
#include "text/chars.h"

#include <stddef.h>
#include <utf8proc.h>

enum { LETTER = 1, DIGIT = 2, UPPER = 4, LOWER = 8, SPACE = 16, PUNCT = 32 };

/* The classes of the ASCII characters.  $ + < = > ^ ` | ~ are symbols, not
 * punctuation. */
#define S SPACE
#define P PUNCT
#define D DIGIT
#define U (LETTER | UPPER)
#define L (LETTER | LOWER)
/* clang-format off */
static const uint8_t ascii[0x80] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S,
    S, P, P, P, 0, P, P, P, P, P, P, 0, P, P, P, P,
    D, D, D, D, D, D, D, D, D, D, P, P, 0, 0, 0, P,
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, P, P, P, 0, P,
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, 0, P, 0, 0,
};
/* clang-format on */
#undef S
#undef P
#undef D
#undef U
#undef L

/* The classes of a character beyond ASCII. */
static unsigned
unicode_classes(uint32_t code)
{
    switch (code <= 0x10ffff ? utf8proc_category((utf8proc_int32_t)code) : 0) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return LETTER | UPPER;
    case UTF8PROC_CATEGORY_LL:
        return LETTER | LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return LETTER;
    case UTF8PROC_CATEGORY_ND:
        return DIGIT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return SPACE;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return PUNCT;
    default:
        return code == 0x85 ? SPACE : 0;
    }
}

static bool
has_class(uint32_t code, unsigned bits)
{
    return ((code < 0x80 ? ascii[code] : unicode_classes(code)) & bits) != 0;
}

bool
chars_letter(uint32_t code)
{
    return has_class(code, LETTER);
}

bool
chars_unspaced(uint32_t code)
{
    /* First and last characters of the Unicode blocks. */
    static const uint32_t blocks[][2] = { { 0x3005, 0x3007 },
        { 0x3041, 0x309f }, { 0x30a1, 0x30ff }, { 0x31f0, 0x31ff },
        { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff }, { 0xf900, 0xfaff },
        { 0xff66, 0xff9f }, { 0x20000, 0x3ffff } };
    size_t i;

    if (code < blocks[0][0])
        return false;
    for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
        if (code >= blocks[i][0] && code <= blocks[i][1])
            return true;
    }
    return false;
}

bool
chars_digit(uint32_t code)
{
    return has_class(code, DIGIT);
}

bool
chars_upper(uint32_t code)
{
    return has_class(code, UPPER);
}

bool
chars_lower(uint32_t code)
{
    return has_class(code, LOWER);
}

bool
chars_space(uint32_t code)
{
    return has_class(code, SPACE);
}

bool
chars_punct(uint32_t code)
{
    return has_class(code, PUNCT);
}

bool
chars_quote(uint32_t code)
{
    return code == '"' || code == '\'' || code == '`' || code == 0xab ||
           code == 0xbb || (code >= 0x2018 && code <= 0x201f) ||
           code == 0x2039 || code == 0x203a ||
           (code >= 0x300c && code <= 0x300f);
}

uint32_t
chars_tolower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    return code <= 0x10ffff ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)code)
                            : code;
}
