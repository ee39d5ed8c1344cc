/* SPDX-License-Identifier: MIT */
#include "quality_line.h"

#include <stdint.h>
#include <string.h>

#include "shape.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

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
    enum ending_sign sign = ending_sign(shape_last(text, n));

    return sign == ENDING_MARK || sign == ENDING_QUOTE || sign == ENDING_SINGLE;
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
        wordcount_of(text, n, LINE_WORDS) < LINE_WORDS || long_word(text, n))
        return false;
    for (i = 0; i < sizeof(policies) / sizeof(policies[0]); i++) {
        if (quality_mentions(text, n, policies[i]))
            return false;
    }
    return true;
}
