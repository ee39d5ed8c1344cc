/* SPDX-License-Identifier: MIT */
#include "text/ending.h"

#include <stdbool.h>

#include "text/space.h"
#include "text/utf8.h"

static const unsigned char ascii[128] = { ['.'] = ENDING_MARK,
    ['?'] = ENDING_MARK,
    ['!'] = ENDING_MARK,
    [':'] = ENDING_PAUSE,
    [';'] = ENDING_PAUSE,
    ['"'] = ENDING_QUOTE,
    ['\''] = ENDING_SINGLE,
    [')'] = ENDING_BRACKET,
    [']'] = ENDING_BRACKET };

/* By code point.  The end marks of all languages of core/lang are there. */
static const struct {
    uint16_t code;
    unsigned char sign;
} others[] = {
    { 0xab, ENDING_QUOTE }, { 0xbb, ENDING_QUOTE },       /* « » */
    { 0x589, ENDING_MARK },                               /* Armenian */
    { 0x61f, ENDING_MARK }, { 0x6d4, ENDING_MARK },       /* Arabic, Urdu */
    { 0x964, ENDING_MARK },                               /* Hindi */
    { 0x104b, ENDING_MARK }, { 0x104f, ENDING_MARK },     /* Burmese */
    { 0x1362, ENDING_MARK }, { 0x1367, ENDING_MARK },     /* Amharic */
    { 0x2018, ENDING_SINGLE }, { 0x2019, ENDING_SINGLE }, /* ‘ ’ */
    { 0x201c, ENDING_QUOTE }, { 0x201d, ENDING_QUOTE },   /* “ ” */
    { 0x2026, ENDING_MARK },                              /* … */
    { 0x2039, ENDING_SINGLE }, { 0x203a, ENDING_SINGLE }, /* ‹ › */
    { 0x203c, ENDING_MARK }, { 0x2047, ENDING_MARK },     /* ‼ ⁇ */
    { 0x2048, ENDING_MARK }, { 0x2049, ENDING_MARK },     /* ⁈ ⁉ */
    { 0x3002, ENDING_MARK },                              /* 。 */
    { 0x300d, ENDING_QUOTE }, { 0x300f, ENDING_QUOTE },   /* 」 』 */
    { 0xff01, ENDING_MARK }, { 0xff09, ENDING_BRACKET },  /* ！ ） */
    { 0xff0e, ENDING_MARK }, { 0xff1a, ENDING_PAUSE },    /* ． ： */
    { 0xff1b, ENDING_PAUSE }, { 0xff1f, ENDING_MARK },    /* ； ？ */
    { 0xff61, ENDING_MARK },                              /* ｡ */
};

enum ending_sign
ending_sign(uint32_t code)
{
    size_t i;

    if (code < 0x80)
        return (enum ending_sign)ascii[code];
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (others[i].code >= code)
            return others[i].code == code ? (enum ending_sign)others[i].sign
                                          : ENDING_NONE;
    }
    return ENDING_NONE;
}

enum ending
ending_of(const char *text, size_t n)
{
    bool quoted = false;

    while (n > 0) {
        unsigned char last = (unsigned char)text[n - 1];
        size_t len = last < 0x80 ? 1 : utf8_back(text, n);
        enum ending_sign sign =
            ending_sign(last < 0x80 ? last : utf8_first(text + n - len, len));

        if (sign == ENDING_MARK || sign == ENDING_PAUSE)
            return ENDING_CLOSED;
        if (sign == ENDING_NONE && space_at(text + n - len, len) == 0)
            break;
        quoted = quoted || sign != ENDING_NONE;
        n -= len;
    }
    return quoted ? ENDING_QUOTED : ENDING_OPEN;
}
