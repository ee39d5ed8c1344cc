/* SPDX-License-Identifier: MIT */
#include "buttons.h"

#include "shape.h"
#include "text/chars.h"
#include "text/phrases.h"
#include "text/space.h"
#include "text/utf8.h"

#define WORDS_MOST 16

/* May the token stand between words of a bar: a number, a name of an account, a
 * bar, a bracket?  Not what sentences have. */
static bool
between(uint32_t c)
{
    if (c == '(' || c == ')' || c == '[' || c == ']' || c == '@' || c == '#')
        return true;
    return !chars_letter(c) && c != '?' && !shape_opener(c) && !shape_closer(c);
}

bool
buttons_only(const struct lexicon *l, const char *s, size_t n)
{
    size_t i = 0, len, words = 0, heads = 0;

    if (n > 160 || shape_last(s, n) == '.')
        return false;
    while (i < n) {
        uint32_t bits;

        i += space_lead(s + i, n - i);
        if (i == n)
            break;
        len = chars_unspaced(utf8_first(s + i, n - i))
                  ? space_word(s + i, n - i)
                  : phrases_token(s + i, n - i);
        bits = lexicon_word(l, s + i, len);
        if (bits & WORD_BUTTON) {
            words++;
            heads += (bits & WORD_BUTTON_HEAD) != 0;
        } else if (!between(utf8_first(s + i, n - i))) {
            return false;
        }
        i += len;
        if (words > WORDS_MOST)
            return false;
    }
    return heads > 0;
}
