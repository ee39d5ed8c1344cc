/* SPDX-License-Identifier: MIT */
#include "quality_line.h"

#include <stdint.h>
#include <string.h>

#include "shape.h"
#include "text/space.h"
#include "text/utf8.h"

#define LINE_WORDS 5    /* at least, of a line that C4 retains */
#define WORD_MOST  1000 /* characters of a word in it */

bool
quality_bullet(const char *text, size_t n)
{
    static const char *const bullets[] = { "-", "*", "+", "•", "‣", "▪", "●",
        "·", "–" };
    size_t i, len;

    for (i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
        len = strlen(bullets[i]);
        if (n > len && memcmp(text, bullets[i], len) == 0 && text[len] == ' ')
            return true;
    }
    return false;
}

static bool
ends_with(const char *text, size_t n, const char *end)
{
    size_t len = strlen(end);

    return n >= len && memcmp(text + n - len, end, len) == 0;
}

bool
quality_mentions(const char *text, size_t n, const char *what)
{
    size_t len = strlen(what), k;
    const char *at = text;

    while ((size_t)(text + n - at) >= len) {
        for (k = 0; k < len && (at[k] | 0x20) == (what[k] | 0x20); k++)
            continue;
        if (k == len)
            return true;
        at++;
    }
    return false;
}

bool
quality_trails_off(const char *text, size_t n)
{
    return ends_with(text, n, "...") || ends_with(text, n, "…");
}

bool
quality_ended(const char *text, size_t n)
{
    /* … and the full stops of Devanagari, Arabic, Armenian, Chinese; “ ” ‘ ’
     * « » ‹ › */
    static const uint32_t list[] = { '.', '?', '!', '"', '\'', 0x2026, 0x964,
        0x61f, 0x6d4, 0x589, 0x3002, 0xff01, 0xff0e, 0xff1f, 0xff61, 0x201c,
        0x201d, 0x2018, 0x2019, 0xab, 0xbb, 0x2039, 0x203a };
    uint32_t code = shape_last(text, n);
    size_t i;

    for (i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        if (list[i] == code)
            return true;
    }
    return false;
}

/* Is there a word that no text has? */
static bool
long_word(const char *text, size_t n)
{
    size_t i = 0, len;

    while (i < n) {
        len = space_word(text + i, n - i);
        if (utf8_count(text + i, len) > WORD_MOST)
            return true;
        i += len;
        i += space_lead(text + i, n - i);
    }
    return false;
}

bool
quality_retained(const char *text, size_t n)
{
    static const char *const policies[] = { "javascript", "terms of use",
        "privacy policy", "cookie policy", "uses cookies", "use of cookies",
        "use cookies" };
    size_t i;

    if (!quality_ended(text, n) || quality_trails_off(text, n) ||
        shape_words(text, n, LINE_WORDS) < LINE_WORDS || long_word(text, n))
        return false;
    for (i = 0; i < sizeof(policies) / sizeof(policies[0]); i++) {
        if (quality_mentions(text, n, policies[i]))
            return false;
    }
    return true;
}
